"""The questions behind an announcement, in order, and how long its writer is listened to."""

from datetime import timedelta
from enum import StrEnum

# Whoever has left the form for longer asks a question when he writes, and is asked in turn whether
# he wants to go on with his draft.
LISTENS_FOR = timedelta(minutes=30)


class Step(StrEnum):
    """One question a screen, in this order."""

    TEXT = "teks"
    AUDIENCE = "penerima"
    TIME = "waktu"
    ACK = "sudah_baca"
    UNTIL = "berlaku"
    URGENT = "mendesak"
    PREVIEW = "pratinjau"
    CONFIRM = "konfirmasi"


_STEPS = tuple(Step)


def after(step: Step) -> Step:
    """The next question."""
    return _STEPS[min(_STEPS.index(step) + 1, len(_STEPS) - 1)]


def before(step: Step) -> Step:
    """The question before; before the first there is none."""
    return _STEPS[max(_STEPS.index(step) - 1, 0)]
