"""What people must be told of their membership: the kinds of message put into the outbox."""

from enum import StrEnum


class MembershipNotice(StrEnum):
    """A fact about a member; `about` is their id."""

    CHANGED = "keanggotaan_diubah"  # to the member: their posts or their unit
    # To the account that they have so far: a link was made that takes the membership elsewhere.
    MOVE_OFFERED = "pindah_akun_ditawarkan"
    MOVED = "akun_dipindahkan"  # to the admins
