"""What people must be told of revisions: the kinds of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class RevisionNotice(StrEnum):
    """A fact about a draft (`about` is its id), or, where it says so, about a revision."""

    SUBMITTED = "naskah_diperiksa"  # to a reviewer, with the buttons; detail is how often reminded
    CARD_CHANGED = "kartu_naskah_berubah"  # the same, edited; detail is the card's outbox id
    HANDED_IN = "naskah_diterima"  # the author's receipt; detail is the post that is asked
    RETURNED = "naskah_dikembalikan"  # to the author
    APPROVED = "naskah_disetujui"  # to the author
    IN_FORCE = "revisi_berlaku"  # to author and reviewer; about the revision
    LEFT_OUT = "revisi_tidak_terpakai"  # to keepers and admins; about the revision
    FILE_BROKEN = "berkas_rusak"  # to keepers and admins; about the revision that covers it
    CASE_CHANGED = "baris_daftar_berubah"  # to who owns a case; detail is its id
    CONFLICT = "revisi_bertentangan"  # to keepers and admins; about the revision


UNREACHED: Consequences = {
    RevisionNotice.SUBMITTED: Consequence(Told.WRITER, Again.ANEW),
    RevisionNotice.CARD_CHANGED: Consequence(Told.NOBODY, Again.EACH),
    RevisionNotice.HANDED_IN: Consequence(Told.NOBODY, Again.NOTHING),
    RevisionNotice.RETURNED: Consequence(Told.WRITER, Again.EACH),
    RevisionNotice.APPROVED: Consequence(Told.NOBODY, Again.EACH),
    RevisionNotice.IN_FORCE: Consequence(Told.NOBODY, Again.EACH),
    RevisionNotice.LEFT_OUT: Consequence(Told.NOBODY, Again.LAST),
    RevisionNotice.FILE_BROKEN: Consequence(Told.NOBODY, Again.LAST),
    RevisionNotice.CASE_CHANGED: Consequence(Told.NOBODY, Again.EACH),
    RevisionNotice.CONFLICT: Consequence(Told.NOBODY, Again.LAST),
}
