"""What people must be told of a report: the kinds of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class Notice(StrEnum):
    """A fact that somebody must be told. The renderer reads the report anew and finds the words."""

    CARD = "laporan_baru"  # to a tier: the report with its buttons
    CARD_CHANGED = "laporan_berubah"  # to everyone with a card: it is edited in place
    RECEIPT = "tanda_terima"  # to the reporter
    MOVED = "laporan_bergerak"  # to the reporter: what happened; detail names the entry
    MOVED_ON = "laporan_bergerak_lanjut"  # to the reporter: the last MOVED is edited in place
    CONFIRMED = "konfirmasi"  # to the writer: the words are stored; detail is what they were for
    WITHDRAWN = "laporan_ditarik"  # to those who had it: there is nothing left to do
    PUSHED = "didorong"  # to the holder: somebody asks how it goes; detail names the entry
    CALL = "nomor_telepon"  # to the reporter: nobody has taken an urgent report; whom to call
    WAITING = "masih_menunggu"  # to the reporter: nobody takes it at the last tier
    UNSENT = "kiriman_menunggu"  # to who wrote words that no button has placed yet
    QUESTION = "pertanyaan"  # to the reporter: the head wants to know more
    REPLY = "kabar_seksi"  # to the reporter: what the head says
    REOPEN_ASKED = "minta_dibuka_lagi"  # to the head: the reporter asks to reopen it
    ANSWER = "jawaban"  # to the head: what the reporter answered or added
    TAKEN_BACK = "kata_ditarik"  # to those who got an ANSWER: it is deleted; detail names the entry
    FILES_ARRIVED = "berkas_sampai"  # to who sent files: others have them; detail is `OwnMessages`
    PROMISE_DUE = "janji_jatuh_tempo"  # to the holder
    PROMISE_ENDS = "janji_hampir_tiba"  # to the holder, a while before; detail is the promise
    REMINDER_OVER = "pengingat_usai"  # to who was reminded: it is edited; detail is the message
    RAISED = "laporan_naik"  # to who had it: others have been told; detail names why it rose
    HANDED_OVER = "dialihkan"  # to the section that gave the report away
    GAP = "jenjang_kosong"  # to the admin and the next tier: nobody can be told at a post
    DRAFT_EXPIRED = "draf_kedaluwarsa"  # to the writer of a draft that was left for a day


# Messages with a card's buttons that lose them once the report has left their reader.
PROMISE_REMINDERS = (Notice.PROMISE_ENDS, Notice.PROMISE_DUE)
REMINDERS = (*PROMISE_REMINDERS, Notice.PUSHED, Notice.RAISED)


class OversightNotice(StrEnum):
    """A fact about the tiers. The renderer finds out anew when it is sent."""

    BRIEF = "ringkasan_pagi"  # to a head when the office opens; detail is the day
    COVERAGE = "pemeriksaan_jenjang"  # to admins and the next tier; detail is the day
    OPEN_CLAIMS = "isi_belum_terverifikasi"  # to admins on Mondays; detail is the day
    UNDELIVERED = "kartu_tidak_sampai"  # to admins: detail is who was not reached


class RetentionNotice(StrEnum):
    """A fact. How many reports it is about is counted anew when it is sent."""

    COMING = "retensi_akan_dijalankan"  # to the admins; detail is the first day of removal


UNREACHED: Consequences = {
    # The reporter is never told that a card did not arrive.
    Notice.CARD: Consequence(Told.WRITER_AND_OFFICE, Again.ANEW),
    Notice.CARD_CHANGED: Consequence(Told.NOBODY, Again.EACH),
    Notice.RECEIPT: Consequence(Told.OFFICE, Again.EACH),
    Notice.MOVED: Consequence(Told.WRITER_AND_OFFICE, Again.LAST, is_told_once=True),
    Notice.MOVED_ON: Consequence(Told.OFFICE, Again.EACH),
    Notice.CONFIRMED: Consequence(Told.OFFICE, Again.NOTHING),
    Notice.WITHDRAWN: Consequence(Told.OFFICE, Again.NOTHING),
    Notice.PUSHED: Consequence(Told.WRITER_AND_OFFICE, Again.LAST),
    Notice.CALL: Consequence(Told.OFFICE, Again.LAST),
    Notice.WAITING: Consequence(Told.OFFICE, Again.LAST),
    Notice.UNSENT: Consequence(Told.NOBODY, Again.NOTHING),
    Notice.QUESTION: Consequence(Told.WRITER_AND_OFFICE, Again.EACH),
    Notice.REPLY: Consequence(Told.WRITER_AND_OFFICE, Again.EACH),
    Notice.TAKEN_BACK: Consequence(Told.NOBODY, Again.EACH),
    Notice.REOPEN_ASKED: Consequence(Told.WRITER_AND_OFFICE, Again.EACH),
    Notice.ANSWER: Consequence(Told.WRITER_AND_OFFICE, Again.EACH),
    Notice.FILES_ARRIVED: Consequence(Told.NOBODY, Again.NOTHING),
    Notice.PROMISE_DUE: Consequence(Told.OFFICE, Again.LAST),
    Notice.PROMISE_ENDS: Consequence(Told.NOBODY, Again.NOTHING),
    Notice.REMINDER_OVER: Consequence(Told.NOBODY, Again.NOTHING),
    Notice.RAISED: Consequence(Told.NOBODY, Again.LAST),
    Notice.HANDED_OVER: Consequence(Told.OFFICE, Again.NOTHING),
    Notice.GAP: Consequence(Told.NOBODY, Again.NOTHING),
    Notice.DRAFT_EXPIRED: Consequence(Told.NOBODY, Again.NOTHING),
    OversightNotice.BRIEF: Consequence(Told.NOBODY, Again.NOTHING),
    OversightNotice.COVERAGE: Consequence(Told.NOBODY, Again.LAST),
    OversightNotice.OPEN_CLAIMS: Consequence(Told.NOBODY, Again.NOTHING),
    OversightNotice.UNDELIVERED: Consequence(Told.NOBODY, Again.NOTHING),
    RetentionNotice.COMING: Consequence(Told.NOBODY, Again.LAST),
}
