"""What people must be told of their membership: the kinds of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class MembershipNotice(StrEnum):
    """A fact about a member. `about` is their id, or the number of an entry of the log."""

    CHANGED = "keanggotaan_diubah"  # to the member: their posts or unit; detail if it was undone
    # To the member's present account: a link was made that moves the membership to another one.
    MOVE_OFFERED = "pindah_akun_ditawarkan"
    MOVED = "akun_dipindahkan"  # to the admins
    OPENED = "undangan_dibuka"  # to the admin who invited them: the member has come in
    LEFT = "keanggotaan_berakhir"  # to who is a member no longer
    # About an entry of the log.
    PROPOSED = "usulan_jabatan"  # to those who may agree, with the buttons
    POSTS = "perubahan_jabatan"  # to those concerned: proposed, done, refused or undone


UNREACHED: Consequences = {
    MembershipNotice.CHANGED: Consequence(Told.NOBODY, Again.LAST),
    MembershipNotice.MOVE_OFFERED: Consequence(Told.NOBODY, Again.LAST),
    MembershipNotice.MOVED: Consequence(Told.NOBODY, Again.EACH),
    MembershipNotice.OPENED: Consequence(Told.NOBODY, Again.EACH),
    MembershipNotice.LEFT: Consequence(Told.NOBODY, Again.NOTHING),
    MembershipNotice.PROPOSED: Consequence(Told.NOBODY, Again.EACH),
    MembershipNotice.POSTS: Consequence(Told.NOBODY, Again.EACH),
}
