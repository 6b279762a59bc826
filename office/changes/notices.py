"""What people must be told of changed SOPs: the kinds of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class ChangeNotice(StrEnum):
    """A fact about the shelf."""

    CHANGED = "sop_berubah"  # to those whom changes concern; detail is the moment they share
    UNREAD = "sop_belum_dibaca"  # the same for what must be read; obsolete once it is
    GAP_FILLED = "kekurangan_terisi"  # about is their question, detail the section
    NOW_SOP = "sudah_ada_sop"  # about is the head's answer that ended, detail the section


UNREACHED: Consequences = {
    # News of the shelf: a wrong sentence must not stay in anybody's head.
    ChangeNotice.CHANGED: Consequence(Told.NOBODY, Again.EACH),
    ChangeNotice.UNREAD: Consequence(Told.NOBODY, Again.EACH),
    ChangeNotice.GAP_FILLED: Consequence(Told.NOBODY, Again.EACH),
    ChangeNotice.NOW_SOP: Consequence(Told.NOBODY, Again.EACH),
}
