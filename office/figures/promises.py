"""Whether promises on reports were kept. A pure rule on the entries of a report's history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from office.anomalies import Event

# Progress before the hour keeps a promise. Entries of the scheduler say that it was broken.
_KEEPS = frozenset({Event.PROGRESSED, Event.RESOLVED})
_BREAKS = frozenset({Event.REMINDED, Event.RETURNED})
# Somebody else has the report, it has ended, or another promise has replaced this one.
_VOIDS = frozenset(
    {
        Event.ACKNOWLEDGED,
        Event.ASSIGNED,
        Event.GIVEN_BACK,
        Event.TRANSFERRED,
        Event.WITHDRAWN,
        Event.REOPENED,
        Event.PROMISED,
    }
)
COUNTED = frozenset({Event.PROMISED}) | _KEEPS | _BREAKS | _VOIDS


class PromiseFate(StrEnum):
    """How a promise ended."""

    KEPT = "ditepati"
    BROKEN = "lewat"
    RUNNING = "berjalan"


@dataclass(frozen=True)
class Move:
    """An entry of a report's history, as far as promises need it."""

    anomaly_id: int
    at: datetime
    event: Event
    actor_id: int | None = None
    due_at: datetime | None = None
    """For a promise: the promised moment."""
    section: str = ""
    """For a transfer: the section that gets the report."""


@dataclass(frozen=True)
class Judged:
    """A promise that was given, and how it ended."""

    anomaly_id: int
    by: int | None
    given_at: datetime
    fate: PromiseFate
    section: str
    """The section that had the report when it was given."""


def judge(
    moves: Iterable[Move], now: datetime, filed_in: Mapping[int, str] | None = None
) -> list[Judged]:
    """Judge every promise in the histories, in order. A promise is left out if another replaced it
    before its hour, or if the report went elsewhere.

    `filed_in` are the sections that had the reports at first.
    """
    found: list[Judged] = []
    running: dict[int, Move] = {}
    sections = dict(filed_in or {})
    for move in moves:
        promise = running.pop(move.anomaly_id, None)
        if promise is not None and (fate := _fate(promise, move)) is not None:
            found.append(_judged(promise, fate, sections))
        if move.event is Event.PROMISED:
            running[move.anomaly_id] = move
        elif move.event is Event.TRANSFERRED:
            sections[move.anomaly_id] = move.section or sections.get(move.anomaly_id, "")
    for one in running.values():
        is_over = one.due_at is not None and one.due_at < now
        fate = PromiseFate.BROKEN if is_over else PromiseFate.RUNNING
        found.append(_judged(one, fate, sections))
    return found


def _fate(promise: Move, move: Move) -> PromiseFate | None:
    is_late = promise.due_at is not None and move.at > promise.due_at
    if move.event in _BREAKS or is_late:
        return PromiseFate.BROKEN
    return PromiseFate.KEPT if move.event in _KEEPS else None


def _judged(promise: Move, fate: PromiseFate, sections: Mapping[int, str]) -> Judged:
    section = sections.get(promise.anomaly_id, "")
    return Judged(promise.anomaly_id, promise.actor_id, promise.at, fate, section)
