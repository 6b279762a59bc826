"""What people must be told of a verification: the kinds of message put into the outbox."""

from enum import StrEnum


class VerificationNotice(StrEnum):
    """A fact; the sender reads the verification again and finds the words, or nothing."""

    CARD = "verifikasi_kartu"  # to who has moved it: how it stands now; detail is the entry
    RUNG = "verifikasi_diingatkan"  # to who has it, and to the heads; detail is the alarm and day
    HANDED_ON = "verifikasi_diserahkan"  # to who has it now and who had it; detail is the entry
    ENDED = "verifikasi_selesai"  # to those who have not ended it themselves
