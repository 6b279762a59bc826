"""What people must be told of substitutes: the kinds of message put into the outbox."""

from enum import StrEnum


class PostNotice(StrEnum):
    """A fact about an appointment; `about` is its id."""

    APPOINTED = "penunjukan"  # to the substitute, with the button by which he accepts
    ACCEPTED = "penunjukan_diterima"  # to who appointed him and whom he stands in for
    DECLINED = "penunjukan_ditolak"  # to who appointed him
    ENDED = "penunjukan_berakhir"  # to the substitute: it was ended before its time
