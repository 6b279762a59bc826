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
from bot.handlers import changes, data_protection, help, interviews, letters, previews, suggestions
from bot.handlers.announcements import preview, read, reword, run, write
from bot.handlers.anomalies import (
    case_words,
    free_words,
    mine,
    paper_record,
    report,
    tasks,
    thread,
    triage,
)
from bot.handlers.answers import form as answer_form
from bot.handlers.answers import forward, own_questions
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
from bot.texts import commands as texts
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
    Topic.CASE_WORDS: FormHandler(
        case_words.show, case_words.typed, case_words.file, tells_masked=True
    ),
    Topic.INTERVIEW: FormHandler(
        interviews.show,
        interviews.typed,
        interviews.file,
        interviews.begin,
        other=interviews.file,
        tells_masked=True,
    ),
    Topic.ANNOUNCEMENT: FormHandler(
        preview.show, write.typed, write.file, write.begin, write.discard
    ),
    Topic.ANNOUNCEMENT_WORDS: FormHandler(reword.show, reword.typed, discard=reword.discard),
    Topic.APPOINTMENT: FormHandler(appoint.show, appoint.typed, begin=appoint.begin),
    Topic.ANSWER: FormHandler(
        answer_form.show, answer_form.typed, previews.refuse_file, tells_masked=True
    ),
    Topic.FOLLOW_UP: FormHandler(
        own_questions.show, own_questions.typed, previews.refuse_file, tells_masked=True
    ),
    Topic.SCHEDULE: FormHandler(schedule.show, schedule.typed, begin=schedule.begin),
    Topic.INVITATION: FormHandler(invite.show, invite.typed, invite.file, invite.begin),
    Topic.UNSORTED: FormHandler(thread.show, thread.typed, thread.file, tells_masked=True),
    Topic.VERIFICATION: FormHandler(verify.show, verify.typed, begin=verify.begin),
    Topic.VERIFICATION_WORDS: FormHandler(words.show, words.typed),
    Topic.SOP_TEXT: FormHandler(
        sop_write.show,
        sop_write.typed,
        sop_text.file,
        sop_write.begin,
        loses_much=lambda form: bool(form.answers.text),
        tells_masked=True,
    ),
    Topic.REVIEW_WORDS: FormHandler(review.show, review.typed),
}
_conversation = Conversation(FORMS, Unclaimed(thread.replied, free_words.text, free_words.file))

# One line a command: menus, /bantuan and the handlers derive from this table.
COMMANDS = (
    Command("start", texts.START, enrolment.start, is_listed=False),
    Command("tanya", texts.TANYA, ask.tanya),
    Command("lapor", texts.LAPOR, report.lapor),
    Command("wawancara", texts.WAWANCARA, interviews.wawancara),
    Command("laporanku", texts.LAPORANKU, mine.laporanku),
    Command("verifikasi", texts.VERIFIKASI, verify.verifikasi),
    Command("tugas", texts.TUGAS, tasks.tugas, roles=HEADS),
    Command("riwayat", texts.RIWAYAT, triage.riwayat),
    Command("berkas", texts.BERKAS, paper_record.berkas),
    Command("piket", texts.PIKET, duty.piket),
    Command("cuti", texts.CUTI, appoint.cuti, roles=HEADS | {Role.ADMIN}),
    Command("tunjuk", texts.TUNJUK, appoint.tunjuk, roles=APPOINTERS),
    Command("pengumuman", texts.PENGUMUMAN, read.pengumuman),
    Command("umumkan", texts.UMUMKAN, write.umumkan, roles=ANNOUNCERS),
    Command("kalimat", texts.KALIMAT, scripts.kalimat),
    Command("surat", texts.SURAT, letters.surat),
    Command("latihan", texts.LATIHAN, cards.latihan),
    Command("kuis", texts.KUIS, cards.kuis),
    Command("hasil", texts.HASIL, results.hasil),
    Command("rekap", texts.REKAP, rekap.rekap, roles=VIEWERS),
    Command("jadwal", texts.JADWAL, schedule.jadwal, roles=frozenset({Role.TRAINER})),
    Command("sop", texts.SOP, browse.sop),
    Command("saran", texts.SARAN, suggestions.saran, roles=KEEPERS),
    Command("sop_tulis", texts.SOP_TULIS, sop_write.sop_tulis, roles=AUTHORS),
    Command("dataku", texts.DATAKU, data_protection.dataku),
    Command("batal", texts.BATAL, _conversation.cancelled),
    Command("bantuan", texts.BANTUAN, help.bantuan),
    Command("help", texts.HELP, help.bantuan, is_listed=False),
    Command("menu", texts.HELP, help.bantuan, is_listed=False),
    Command(
        "muat_ulang",
        texts.MUAT_ULANG,
        reload.muat_ulang,
        roles=frozenset({Role.ADMIN, Role.SOP_KEEPER}),
    ),
    Command(
        "anggota",
        texts.ANGGOTA,
        members.anggota,
        roles=frozenset({Role.ADMIN}),
    ),
    Command("kesehatan", texts.KESEHATAN, duty.kesehatan, roles=frozenset({Role.ADMIN})),
)

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
