"""The map: every handler in the order in which it is asked, and why it stands there."""

from telegram import Update
from telegram.ext import (
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    PollAnswerHandler,
    TypeHandler,
    filters,
)

from bot import access
from bot.callback_data import Action, pattern
from bot.context import App
from bot.handlers import (
    announce,
    announcements,
    appoint,
    ask,
    browse,
    conversation,
    duty,
    errors,
    help,
    members,
    own_reports,
    passage,
    personal_data,
    reload,
    report,
    reword_announcement,
    run_announcement,
    schedule,
    scripts,
    start,
    training,
    training_results,
    triage,
)
from bot.menus import Command
from office.people import Role
from office.substitutes.service import APPOINTERS

HEADS = frozenset({Role.COORDINATOR, Role.SECTION_HEAD, Role.HEAD_OF_OFFICE})
ANNOUNCERS = frozenset({Role.TRAINER, Role.HEAD_OF_OFFICE})

# One line a command: menus, /bantuan and the handlers derive from this table.
COMMANDS = (
    Command("start", "Mulai", start.start, is_listed=False),
    Command("tanya", "Tanya SOP, atau ketik saja langsung", ask.tanya),
    Command("lapor", "Laporkan kejanggalan", report.lapor),
    Command("laporanku", "Laporan saya dan kabarnya", own_reports.laporanku),
    Command("tugas", "Laporan terbuka untuk saya", triage.tugas, roles=HEADS),
    Command("riwayat", "Riwayat satu laporan: /riwayat KJ-0412", triage.riwayat, roles=HEADS),
    Command("piket", "Siapa memegang jabatan saat ini", duty.piket),
    Command("cuti", "Catat cuti pejabat", appoint.cuti, roles=HEADS | {Role.ADMIN}),
    Command("tunjuk", "Tunjuk Plh, Plt atau wakil", appoint.tunjuk, roles=APPOINTERS),
    Command("pengumuman", "Pengumuman yang berlaku", announcements.pengumuman),
    Command("umumkan", "Tulis pengumuman", announce.umumkan, roles=ANNOUNCERS),
    Command("kalimat", "Kalimat untuk pemohon yang harus menunggu", scripts.kalimat),
    Command("latihan", "Kartu 5S hari ini dan kemajuan saya", training.latihan),
    Command("kuis", "Satu soal kuis sekarang", training.kuis),
    Command("hasil", "Hasil latihan saya", training_results.hasil),
    Command("jadwal", "Atur jadwal latihan", schedule.jadwal, roles=frozenset({Role.TRAINER})),
    Command("sop", "Buka daftar SOP", browse.sop),
    Command("dataku", "Data saya yang disimpan Pandu", personal_data.dataku),
    Command("bantuan", "Cara memakai dan semua perintah", help.bantuan),
    Command(
        "muat_ulang",
        "Muat ulang berkas SOP",
        reload.muat_ulang,
        roles=frozenset({Role.ADMIN, Role.SOP_KEEPER}),
    ),
    Command("anggota", "Daftar anggota", members.anggota, roles=frozenset({Role.ADMIN})),
    Command("kesehatan", "Keadaan bot", duty.kesehatan, roles=frozenset({Role.ADMIN})),
)

PRESSES = {
    Action.OPEN: passage.open_section,
    Action.OPEN_WHOLE: passage.open_whole,
    Action.CONTENTS: passage.open_contents,
    Action.CHOOSE: passage.choose,
    Action.CHOOSE_NOTHING: passage.choose_nothing,
    Action.RATE: passage.rate,
    Action.DISLIKE: passage.dislike,
    Action.BROWSE: browse.browse,
    Action.FILE: browse.send_file,
    Action.REPORT: report.pressed,
    Action.REPORT_ABOUT: report.from_answer,
    Action.TRIAGE: triage.pressed,
    Action.MINE: own_reports.pressed,
    Action.POSTS: appoint.pressed,
    Action.MEMBERS: members.pressed,
    Action.ANNOUNCE: announce.pressed,
    Action.ANNOUNCED: announcements.pressed,
    Action.RUN: run_announcement.pressed,
    Action.REWORD: reword_announcement.pressed,
    Action.TRAINING: training.pressed,
    Action.SCRIPT: scripts.pressed,
    Action.SCHEDULE: schedule.pressed,
}

_THE_DOOR = -1  # PTB asks the groups in ascending order


def install(application: App) -> None:
    """Put every handler on the application."""
    # The door comes before all: nothing below ever sees a stranger, a group or an edit.
    application.add_handler(TypeHandler(Update, access.admit), group=_THE_DOOR)
    # Commands before free text, which would take them for questions.
    for command in COMMANDS:
        application.add_handler(CommandHandler(command.name, command.handler))
    for action, press in PRESSES.items():
        application.add_handler(CallbackQueryHandler(press, pattern(action)))
    # After all known buttons: forged data, and buttons of an earlier version of this bot.
    application.add_handler(CallbackQueryHandler(passage.stale))
    application.add_handler(PollAnswerHandler(training.answered))
    application.add_handler(MessageHandler(filters.COMMAND, help.unknown_command))
    # What is left of text belongs to a pressed button, to a draft, or is a question.
    application.add_handler(MessageHandler(filters.TEXT, conversation.typed))
    application.add_handler(
        MessageHandler(filters.PHOTO | filters.Document.ALL, conversation.sent_file)
    )
    # Last, so that nothing is met with silence.
    application.add_handler(MessageHandler(filters.ALL, help.not_text))
    application.add_error_handler(errors.on_error)
