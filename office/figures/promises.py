"""Whether promises on reports were kept. A pure rule on the entries of a report's history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from office.anomalies.models import Event

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


@dataclass(frozen=True)
class Judged:
    """A promise that was given, and how it ended."""

    anomaly_id: int
    by: int | None
    given_at: datetime
    fate: PromiseFate


def judge(moves: Iterable[Move], now: datetime) -> list[Judged]:
    """Judge every promise in the histories, in order. A promise is left out if another replaced it
    before its hour, or if the report went elsewhere."""
    found: list[Judged] = []
    running: dict[int, Move] = {}
    for move in moves:
        promise = running.pop(move.anomaly_id, None)
        if promise is not None and (fate := _fate(promise, move)) is not None:
            found.append(_judged(promise, fate))
        if move.event is Event.PROMISED:
            running[move.anomaly_id] = move
    found += [
        _judged(one, PromiseFate.BROKEN if one.due_at and one.due_at < now else PromiseFate.RUNNING)
        for one in running.values()
    ]
    return found


def _fate(promise: Move, move: Move) -> PromiseFate | None:
    is_late = promise.due_at is not None and move.at > promise.due_at
    if move.event in _BREAKS or is_late:
        return PromiseFate.BROKEN
    return PromiseFate.KEPT if move.event in _KEEPS else None


def _judged(promise: Move, fate: PromiseFate) -> Judged:
    return Judged(promise.anomaly_id, promise.actor_id, promise.at, fate)
