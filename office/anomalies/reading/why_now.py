"""Why somebody gets an untaken report now, read from its history."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

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
    for one in reversed(history):
        match one.event:
            case Event.NOTIFIED if one.detail.partition("|")[0] == str(viewer_id):
                was_told += 1
            case Event.ESCALATED | Event.REMINDED if one.actor_id is None and "/" in one.detail:
                # It waits for those whom it was brought to last, and not for who had it before.
                has_waited = was_told > 0 if has_waited is None else has_waited
            case Event.ESCALATED:
                return _unless_waited(has_waited, was_told, Reason(Why.RAISED, one.actor_id))
            case Event.GIVEN_BACK:
                return _unless_waited(has_waited, was_told, Reason(Why.GIVEN_BACK, one.actor_id))
            case Event.RETURNED:
                return _returned(one.detail, viewer_id)
            case Event.TRANSFERRED:
                return _unless_waited(has_waited, was_told, _transferred(one, viewer_id, was_told))
            case Event.REPORTED:
                return _unless_waited(has_waited, was_told, Reason())
            case _:
                pass
    return Reason()


def _returned(detail: str, viewer_id: int) -> Reason:
    """Somebody had it, and broke a promise or never gave one."""
    first, _, promise = detail.partition("|")
    holder = int(first) if first.isdigit() else None
    if promise:
        is_own = holder == viewer_id
        return Reason(Why.YOUR_BROKEN_PROMISE if is_own else Why.BROKEN_PROMISE, holder)
    return Reason(Why.YOUR_SILENCE if holder == viewer_id else Why.SILENCE, holder)


def _transferred(move: Entry, viewer_id: int, was_told: int) -> Reason:
    """Only who was told of it since then, by somebody else, has it from the transfer."""
    if not was_told or move.actor_id == viewer_id:
        return Reason()
    return Reason(Why.TRANSFERRED, move.actor_id, move.detail.partition("|")[2])


def _unless_waited(has_waited: bool | None, was_told: int, first: Reason) -> Reason:
    """Return what brought it here, unless it has climbed since because nobody took it."""
    if not has_waited:
        return first
    return Reason(Why.STILL_YOURS if was_told > 1 else Why.UNANSWERED)
