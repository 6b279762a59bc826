"""The kind of message that the figures send."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class FiguresNotice(StrEnum):
    """A picture of the week before. It is counted anew when it is sent."""

    WEEK = "gambaran_pekan"  # to heads and trainers; detail is the Monday of the week it counts


UNREACHED: Consequences = {
    FiguresNotice.WEEK: Consequence(Told.NOBODY, Again.NOTHING),
}
