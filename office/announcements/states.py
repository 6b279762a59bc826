"""Where an announcement stands and which moves are legal. A pure rule."""

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
# In these nobody has it yet, so that all of it can be changed.
NOT_OUT = frozenset({State.AWAITING_APPROVAL, State.SCHEDULED})
# In these somebody may have it already, so that it can be corrected and recalled.
OUT = frozenset({State.RUNNING, State.PAUSED, State.DONE, State.CANCELLED})
# In these it is in force, as long as its days are not over and it was not recalled.
IN_FORCE = frozenset({State.RUNNING, State.DONE})


def is_legal(now: State, then: State) -> bool:
    """Say whether an announcement may go from one state to the other."""
    return then in MOVES[now]
