"""What people must be told of substitutes: the kinds of message for the outbox."""

from enum import StrEnum


class PostNotice(StrEnum):
    """A fact about an appointment or a leave. `about` is its id."""

    APPOINTED = "penunjukan"  # to the substitute, with the button that accepts
    ACCEPTED = "penunjukan_diterima"  # to the person who appointed, and the one stood in for
    DECLINED = "penunjukan_ditolak"  # to the person who appointed
    ENDED = "penunjukan_berakhir"  # to the substitute: it was ended early
    # About a leave, to those who appoint. The detail is the post that needs a Plh.
    LEAVE = "cuti"
    LEAVE_CANCELLED = "cuti_dihapus"
