"""What people must be told of a verification: the kinds of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class VerificationNotice(StrEnum):
    """A fact. The renderer reads the verification anew and finds the words, or None."""

    CARD = "verifikasi_kartu"  # to the member who moved it: how it stands; detail is the entry
    REMINDED = "verifikasi_diingatkan"  # to the holder and the heads; detail is the alarm and day
    HANDED_ON = "verifikasi_diserahkan"  # to the holders now and before; detail is the entry
    ENDED = "verifikasi_selesai"  # to those who did not end it themselves


UNREACHED: Consequences = {
    VerificationNotice.CARD: Consequence(Told.NOBODY, Again.LAST),
    VerificationNotice.REMINDED: Consequence(Told.NOBODY, Again.EACH),
    VerificationNotice.HANDED_ON: Consequence(Told.WRITER, Again.LAST),
    VerificationNotice.ENDED: Consequence(Told.NOBODY, Again.LAST),
}
