"""The steps of a new office, for `main.py init` and the chat: what is counted, what is asked."""

from enum import StrEnum
from typing import Final


class ReadinessStep(StrEnum):
    """One thing that must be true, in the order in which it is done."""

    POSTS = "posts"
    DEPUTIES = "deputies"
    PHONES = "phones"
    EMERGENCY = "emergency"
    HOLIDAYS = "holidays"
    HOURS = "hours"
    CONFIRMED = "confirmed"
    TOLD = "told"
    SEALED = "sealed"
    SERVER = "server"
    KEYS = "keys"
    ARCHIVE = "archive"
    RESTORED = "restored"


ASKED: Final = (
    ReadinessStep.HOURS,
    ReadinessStep.SERVER,
    ReadinessStep.KEYS,
    ReadinessStep.ARCHIVE,
    ReadinessStep.RESTORED,
)
"""What the program cannot see: people say it."""
AT_THE_MACHINE: Final = (ReadinessStep.SERVER, ReadinessStep.KEYS)
"""What the person at the terminal knows on the first day. The others are asked in chat alone."""

OF_HEADS: Final = frozenset({ReadinessStep.DEPUTIES, ReadinessStep.CONFIRMED})
"""What no admin can do, and what waits for the heads once the rest is done."""
BY_ITSELF: Final = frozenset({ReadinessStep.TOLD})
"""What nobody has to do."""


class StepAnswer(StrEnum):
    """What can be said of a step that is asked."""

    YES = "ya"
    NOT_YET = "belum"


LATER: Final = "nanti"
"""What stands for no answer: the step is asked again."""


def read_answer(raw: str) -> str:
    """Return an answer, or `LATER`, as it was typed, tapped, or written into a file.

    Raises:
        ValueError: it is none.
    """
    typed = raw.strip().casefold()
    return LATER if typed == LATER else StepAnswer(typed)
