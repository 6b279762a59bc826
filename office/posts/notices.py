"""What people must be told of substitutes: the kinds of message put into the outbox."""

from enum import StrEnum


class PostNotice(StrEnum):
    """A fact about an appointment or a leave; `about` is its id."""

    APPOINTED = "penunjukan"  # to the substitute, with the button that accepts
    ACCEPTED = "penunjukan_diterima"  # to the person who appointed, and the one stood in for
    DECLINED = "penunjukan_ditolak"  # to the person who appointed
    ENDED = "penunjukan_berakhir"  # to the substitute: it was ended early
    # About a leave; the detail is the post that needs a Plh. To who appoints.
    LEAVE = "cuti"
    LEAVE_CANCELLED = "cuti_dihapus"
