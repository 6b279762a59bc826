"""What owners are asked about their SOPs: the kinds of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class ReviewNotice(StrEnum):
    """A fact about a review (`about` is its id), or, where it says so, about several."""

    ASKED = "tinjauan_diminta"  # to the owner; detail is how often they were reminded
    BASIS = "dasar_berubah"  # to the owner; detail is the documents, separated by commas
    LATE = "tinjauan_lewat"  # to the head of office; detail is the Monday


UNREACHED: Consequences = {
    ReviewNotice.ASKED: Consequence(Told.NOBODY, Again.LAST),
    ReviewNotice.BASIS: Consequence(Told.NOBODY, Again.LAST),
    ReviewNotice.LATE: Consequence(Told.NOBODY, Again.NOTHING),
}
