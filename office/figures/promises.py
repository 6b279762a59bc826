"""Whether promises on reports were kept: a pure rule on the entries of a report's history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from office.anomalies.models import Event

# Progress before the hour keeps a promise; the scheduler's own entries say that it was broken.
_KEEPS = frozenset({Event.PROGRESSED, Event.RESOLVED})
_BREAKS = frozenset({Event.REMINDED, Event.RETURNED})
# Nobody can keep it any more, and nobody has broken it.
_VOIDS = frozenset({Event.TRANSFERRED, Event.WITHDRAWN, Event.REOPENED, Event.PROMISED})
COUNTED = frozenset({Event.PROMISED}) | _KEEPS | _BREAKS | _VOIDS


class PromiseFate(StrEnum):
    """What became of a promise."""

    KEPT = "ditepati"
    BROKEN = "lewat"
    RUNNING = "berjalan"


@dataclass(frozen=True)
class Move:
    """An entry of a report's history, as far as promises go."""

    anomaly_id: int
    at: datetime
    event: Event
    actor_id: int | None = None
    due_at: datetime | None = None
    """Of a promise: until when."""


@dataclass(frozen=True)
class Judged:
    """A promise that was given, and what became of it."""

    anomaly_id: int
    by: int | None
    given_at: datetime
    fate: PromiseFate


def judge(moves: Iterable[Move], now: datetime) -> list[Judged]:
    """Judge every promise in the histories, each in its order. One that was replaced by another
    before its hour, or whose report went elsewhere, is left out."""
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
