"""Why somebody gets an untaken report now, read from its history."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from office.anomalies.facts import Climb, Returned, ToldAt, Transferred, posts_in
from office.anomalies.models import Entry, Event


class Why(StrEnum):
    """What has brought the report to where it is."""

    FILED = "dilaporkan"
    UNANSWERED = "belum_diterima"
    STILL_YOURS = "diingatkan"
    RAISED = "dinaikkan"
    BROKEN_PROMISE = "janji_terlewat"
    YOUR_BROKEN_PROMISE = "janji_anda_terlewat"
    SILENCE = "tanpa_janji"
    YOUR_SILENCE = "anda_tanpa_janji"
    GIVEN_BACK = "dikembalikan"
    TRANSFERRED = "dialihkan"


@dataclass(frozen=True)
class Reason:
    """Why, by whom, and in their words."""

    why: Why = Why.FILED
    by: int | None = None
    words: str = ""


def reason(history: Sequence[Entry], viewer_id: int) -> Reason:
    """Read from the end of the history why the viewer has the report now."""
    was_told = 0
    has_waited: bool | None = None
    for entry in reversed(history):
        match entry.event:
            case Event.NOTIFIED if entry.facts(ToldAt).member == viewer_id:
                was_told += 1
            case Event.ESCALATED | Event.REMINDED if _is_climb(entry):
                # It waits for those whom it was brought to last, and not for who had it before.
                has_waited = was_told > 0 if has_waited is None else has_waited
            case Event.ESCALATED:
                return _unless_waited(has_waited, was_told, Reason(Why.RAISED, entry.actor_id))
            case Event.GIVEN_BACK:
                return _unless_waited(has_waited, was_told, Reason(Why.GIVEN_BACK, entry.actor_id))
            case Event.RETURNED:
                back = _returned(entry.facts(Returned), viewer_id)
                # Whoever was told why is reminded of their own turn.
                return Reason(Why.STILL_YOURS) if has_waited and was_told > 1 else back
            case Event.TRANSFERRED:
                return _unless_waited(
                    has_waited, was_told, _transferred(entry, viewer_id, was_told)
                )
            case Event.REPORTED:
                return _unless_waited(has_waited, was_told, Reason())
            case _:
                pass
    return Reason()


def _returned(had: Returned, viewer_id: int) -> Reason:
    """Somebody had it, and broke a promise or never gave one."""
    is_own = had.holder == viewer_id
    if had.promise:
        return Reason(Why.YOUR_BROKEN_PROMISE if is_own else Why.BROKEN_PROMISE, had.holder)
    return Reason(Why.YOUR_SILENCE if is_own else Why.SILENCE, had.holder)


def _transferred(move: Entry, viewer_id: int, was_told: int) -> Reason:
    """Only who was told of it since then, by somebody else, has it from the transfer."""
    if not was_told or move.actor_id == viewer_id:
        return Reason()
    return Reason(Why.TRANSFERRED, move.actor_id, _words(move))


def _is_climb(one: Entry) -> bool:
    """Whether time has brought it there. The reminder of a promise names no posts."""
    return one.actor_id is None and bool(posts_in(one.facts(Climb).names))


def _words(move: Entry) -> str:
    return "" if move.is_erased else move.facts(Transferred).reason


def _unless_waited(has_waited: bool | None, was_told: int, first: Reason) -> Reason:
    """Return what brought it here, unless it has climbed since because nobody took it."""
    if not has_waited:
        return first
    return Reason(Why.STILL_YOURS if was_told > 1 else Why.UNANSWERED)
