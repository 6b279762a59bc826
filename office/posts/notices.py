"""What people must be told of substitutes: the kinds of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class PostNotice(StrEnum):
    """A fact about an appointment or a leave. `about` is its id."""

    APPOINTED = "penunjukan"  # to the substitute, with the button that accepts
    # to the substitute and to who appointed: still not accepted as the term begins
    NOT_ACCEPTED = "penunjukan_belum_diterima"
    ACCEPTED = "penunjukan_diterima"  # to the person who appointed, and the one stood in for
    DECLINED = "penunjukan_ditolak"  # to the person who appointed
    ENDED = "penunjukan_berakhir"  # to the substitute: it was ended early
    TERM_OVER = "masa_penunjukan_habis"  # to the substitute, the holder and who appointed
    # About a leave, to those who appoint. The detail is the post that needs a Plh.
    LEAVE = "cuti"
    LEAVE_CANCELLED = "cuti_dihapus"


UNREACHED: Consequences = {
    PostNotice.APPOINTED: Consequence(Told.WRITER, Again.EACH),
    PostNotice.NOT_ACCEPTED: Consequence(Told.NOBODY, Again.NOTHING),
    PostNotice.ACCEPTED: Consequence(Told.NOBODY, Again.EACH),
    PostNotice.DECLINED: Consequence(Told.WRITER, Again.EACH),
    PostNotice.ENDED: Consequence(Told.NOBODY, Again.EACH),
    PostNotice.TERM_OVER: Consequence(Told.NOBODY, Again.EACH),
    PostNotice.LEAVE: Consequence(Told.NOBODY, Again.EACH),
    PostNotice.LEAVE_CANCELLED: Consequence(Told.NOBODY, Again.EACH),
}
