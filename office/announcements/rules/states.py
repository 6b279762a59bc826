"""The states of an announcement, and the legal moves between them. A pure rule."""

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """From draft to done."""

    DRAFT = "draf"
    AWAITING_APPROVAL = "menunggu_persetujuan"
    SCHEDULED = "terjadwal"
    RUNNING = "berjalan"
    PAUSED = "dijeda"
    DONE = "selesai"
    CANCELLED = "batal"


MOVES: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset(
        {State.AWAITING_APPROVAL, State.SCHEDULED, State.RUNNING, State.CANCELLED}
    ),
    State.AWAITING_APPROVAL: frozenset({State.SCHEDULED, State.RUNNING, State.CANCELLED}),
    State.SCHEDULED: frozenset({State.AWAITING_APPROVAL, State.RUNNING, State.CANCELLED}),
    State.RUNNING: frozenset({State.PAUSED, State.DONE, State.CANCELLED}),
    State.PAUSED: frozenset({State.RUNNING, State.CANCELLED}),
    State.DONE: frozenset(),
    State.CANCELLED: frozenset(),
}
# In these states nobody has it yet, so that all of it can be changed.
NOT_OUT = frozenset({State.AWAITING_APPROVAL, State.SCHEDULED})
# In these states somebody may have it, so that it can be corrected and recalled.
OUT = frozenset({State.RUNNING, State.PAUSED, State.DONE, State.CANCELLED})
# In these states it is in force, unless its last day is over or it is recalled.
IN_FORCE = frozenset({State.RUNNING, State.DONE})


def is_legal(now: State, then: State) -> bool:
    """Whether an announcement may go from one state to the other."""
    return then in MOVES[now]
