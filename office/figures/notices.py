"""The kind of message that the figures send."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from office.outbox import Again, Consequence, Told


class FiguresNotice(StrEnum):
    """A picture of the week before. It is counted anew when it is sent."""

    WEEK = "gambaran_pekan"  # to heads and trainers; detail is the Monday of the week it counts


UNREACHED: Final[Mapping[str, Consequence]] = {
    FiguresNotice.WEEK: Consequence(Told.NOBODY, Again.NOTHING),
}
"""What happens if a message of this kind does not arrive."""
