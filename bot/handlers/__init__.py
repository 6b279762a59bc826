"""The map: every handler, in the order in which PTB asks it, and why it stands there."""

from telegram import Update
from telegram.ext import (
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    PollAnswerHandler,
    TypeHandler,
    filters,
)

from bot import access, errors
from bot.context import App
from bot.handlers import changes, data_protection, help, interviews, letters, suggestions
from bot.handlers.announcements import preview, read, reword, run, write
from bot.handlers.anomalies import (
    case_words,
    mine,
    paper_record,
    report,
    tasks,
    thread,
    triage,
)
from bot.handlers.answers import form as answer_form
from bot.handlers.answers import forward, own_questions, previews
from bot.handlers.answers import reply as answer_reply
from bot.handlers.figures import rekap
from bot.handlers.forms import Conversation, FormHandler, Unclaimed
from bot.handlers.people import enrolment, invite, members
from bot.handlers.posts import appoint, duty
from bot.handlers.questions import answer, ask
from bot.handlers.revisions import pressed as revisions
from bot.handlers.revisions import review
from bot.handlers.revisions import text as sop_text
from bot.handlers.revisions import write as sop_write
from bot.handlers.sops import browse, reload
from bot.handlers.training import cards, results, schedule, scripts
from bot.handlers.verifications import follow, words
from bot.handlers.verifications import open as verify
from bot.telegram.callback_data import Action, pattern
from bot.telegram.menus import Command
from office.forms import Topic
from office.people import Role
from office.posts.proposals import APPOINTERS

HEADS = frozenset({Role.COORDINATOR, Role.SECTION_HEAD, Role.HEAD_OF_OFFICE})
VIEWERS = HEADS | {Role.TRAINER}
KEEPERS = frozenset(sop_write.KEEPERS)
AUTHORS = frozenset(sop_write.AUTHORS)
ANNOUNCERS = frozenset({Role.TRAINER, Role.HEAD_OF_OFFICE})

FORMS = {
    Topic.REPORT: FormHandler(report.show, report.typed, report.file, report.begin),
    Topic.CASE_WORDS: FormHandler(case_words.show, case_words.typed, case_words.file),
    Topic.INTERVIEW: FormHandler(
        interviews.show,
        interviews.typed,
        interviews.file,
        interviews.begin,
        other=interviews.file,
    ),
    Topic.ANNOUNCEMENT: FormHandler(
        preview.show, write.typed, write.file, write.begin, write.discard
    ),
    Topic.ANNOUNCEMENT_WORDS: FormHandler(reword.show, reword.typed, discard=reword.discard),
    Topic.APPOINTMENT: FormHandler(appoint.show, appoint.typed, begin=appoint.begin),
    Topic.ANSWER: FormHandler(answer_form.show, answer_form.typed, previews.refuse_file),
    Topic.FOLLOW_UP: FormHandler(own_questions.show, own_questions.typed, previews.refuse_file),
    Topic.SCHEDULE: FormHandler(schedule.show, schedule.typed, begin=schedule.begin),
    Topic.INVITATION: FormHandler(invite.show, invite.typed, invite.file, invite.begin),
    Topic.UNSORTED: FormHandler(thread.show, thread.typed, thread.file),
    Topic.VERIFICATION: FormHandler(verify.show, verify.typed, begin=verify.begin),
    Topic.VERIFICATION_WORDS: FormHandler(words.show, words.typed),
    Topic.SOP_TEXT: FormHandler(
        sop_write.show,
        sop_write.typed,
        sop_text.file,
        sop_write.begin,
        loses_much=lambda form: bool(form.answers.text),
    ),
    Topic.REVIEW_WORDS: FormHandler(review.show, review.typed),
}
_conversation = Conversation(
    FORMS, Unclaimed(thread.replied, thread.unclaimed_text, thread.unclaimed_file)
)

# One line a command: menus, /bantuan and the handlers derive from this table.
COMMANDS = (
    Command("start", "Mulai", enrolment.start, is_listed=False),
    Command("tanya", "Tanya SOP, atau ketik saja", ask.tanya),
    Command("lapor", "Laporkan kejanggalan", report.lapor),
    Command("wawancara", "Wawancara menurut tujuan", interviews.wawancara),
    Command("laporanku", "Laporan, pertanyaan saya", mine.laporanku),
    Command("verifikasi", "Cek dokumen ke penerbit", verify.verifikasi),
    Command("tugas", "Yang menunggu tindakan saya", tasks.tugas, roles=HEADS),
    Command("riwayat", "Riwayat: /riwayat KJ-0412", triage.riwayat),
    Command("berkas", "Berkas: /berkas KJ-0412", paper_record.berkas),
    Command("piket", "Siapa memegang jabatan kini", duty.piket),
    Command("cuti", "Catat cuti pejabat", appoint.cuti, roles=HEADS | {Role.ADMIN}),
    Command("tunjuk", "Tunjuk Plh, Plt atau wakil", appoint.tunjuk, roles=APPOINTERS),
    Command("pengumuman", "Pengumuman yang berlaku", read.pengumuman),
    Command("umumkan", "Tulis pengumuman", write.umumkan, roles=ANNOUNCERS),
    Command("kalimat", "Kalimat untuk yang menunggu", scripts.kalimat),
    Command("surat", "Contoh surat untuk disalin", letters.surat),
    Command("latihan", "Kartu 5S dan kemajuan saya", cards.latihan),
    Command("kuis", "Satu soal kuis sekarang", cards.kuis),
    Command("hasil", "Hasil latihan saya", results.hasil),
    Command("rekap", "Angka satu masa: XLSX, CSV", rekap.rekap, roles=VIEWERS),
    Command("jadwal", "Atur jadwal latihan", schedule.jadwal, roles=frozenset({Role.TRAINER})),
    Command("sop", "Daftar SOP: /sop paspor hilang", browse.sop),
    Command("saran", "Saran pemakai untuk SOP", suggestions.saran, roles=KEEPERS),
    Command("sop_tulis", "Tulis atau ubah SOP", sop_write.sop_tulis, roles=AUTHORS),
    Command("dataku", "Data saya di Pandu", data_protection.dataku),
    Command("batal", "Batalkan yang sedang diisi", _conversation.cancelled),
    Command("bantuan", "Semua perintah", help.bantuan),
    Command("help", "Cara memakai dan semua perintah", help.bantuan, is_listed=False),
    Command("menu", "Cara memakai dan semua perintah", help.bantuan, is_listed=False),
    Command(
        "muat_ulang",
        "Muat ulang berkas SOP",
        reload.muat_ulang,
        roles=frozenset({Role.ADMIN, Role.SOP_KEEPER}),
    ),
    Command(
        "anggota",
        "Undang, cari, ubah anggota",
        members.anggota,
        roles=frozenset({Role.ADMIN}),
    ),
    Command("kesehatan", "Keadaan bot", duty.kesehatan, roles=frozenset({Role.ADMIN})),
)

# What is done with the form of each topic whose questions a member answers one by one.

BUTTONS = {
    Action.OPEN: answer.open_section,
    Action.OPEN_WHOLE: answer.open_whole,
    Action.CONTENTS: answer.open_contents,
    Action.CHOOSE: answer.choose,
    Action.CHOOSE_NOTHING: answer.choose_nothing,
    Action.RATE: answer.rate,
    Action.DISLIKE: answer.dislike,
    Action.BROWSE: browse.browse,
    Action.FILE: browse.send_file,
    Action.REPORT: report.pressed,
    Action.REPORT_ABOUT: report.from_answer,
    Action.TRIAGE: triage.pressed,
    Action.OVERVIEW: tasks.pressed,
    Action.MINE: mine.pressed,
    Action.THREAD: thread.pressed,
    Action.POSTS: appoint.pressed,
    Action.MEMBERS: members.pressed,
    Action.INVITE: invite.pressed,
    Action.ANNOUNCE: write.pressed,
    Action.ANNOUNCED: read.pressed,
    Action.RUN: run.pressed,
    Action.REWORD: reword.pressed,
    Action.TRAINING: cards.pressed,
    Action.SCRIPT: scripts.pressed,
    Action.SCHEDULE: schedule.pressed,
    Action.FORM: _conversation.pressed,
    Action.LETTER: letters.pressed,
    Action.FIGURES: rekap.pressed,
    Action.INTERVIEW: interviews.pressed,
    Action.VERIFY: verify.pressed,
    Action.VERIFICATION: follow.pressed,
    Action.FORWARD: forward.pressed,
    Action.ANSWER: answer_reply.pressed,
    Action.OWN_QUESTION: own_questions.pressed,
    Action.SUGGESTION: suggestions.pressed,
    Action.CHANGE: changes.pressed,
    Action.WRITE: revisions.pressed,
    Action.REVIEW: review.pressed,
}

_THE_DOOR = -1  # PTB asks the groups in ascending order


def install(application: App) -> None:
    """Register every handler with the application."""
    # The door comes first: no handler below ever sees a stranger, a group or an edited message.
    application.add_handler(TypeHandler(Update, access.admit), group=_THE_DOOR)
    # Commands before free text, which would take them for questions.
    for command in map(_conversation.leaving, COMMANDS):
        application.add_handler(CommandHandler(command.name, command.handler))
    for action, press in BUTTONS.items():
        application.add_handler(CallbackQueryHandler(press, pattern(action)))
    # After all known buttons: forged data, and buttons of an older version of this bot.
    application.add_handler(CallbackQueryHandler(answer.stale))
    application.add_handler(PollAnswerHandler(cards.answered))
    application.add_handler(MessageHandler(filters.COMMAND, help.unknown_command))
    # Any other text belongs to a form, or is a question.
    application.add_handler(MessageHandler(filters.TEXT, _conversation.typed))
    application.add_handler(
        MessageHandler(filters.PHOTO | filters.Document.ALL, _conversation.sent_file)
    )
    # Last, so that nothing stays without an answer.
    application.add_handler(MessageHandler(filters.ALL, _conversation.sent_other))
    application.add_error_handler(errors.on_error)
