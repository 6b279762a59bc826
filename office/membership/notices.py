"""What people must be told of their membership: the kinds of message for the outbox."""

from enum import StrEnum


class MembershipNotice(StrEnum):
    """A fact about a member. `about` is their id."""

    CHANGED = "keanggotaan_diubah"  # to the member: their posts or their unit
    # To the member's present account: a link was made that moves the membership to another one.
    MOVE_OFFERED = "pindah_akun_ditawarkan"
    MOVED = "akun_dipindahkan"  # to the admins
