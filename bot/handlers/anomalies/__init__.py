"""Reports: writing one, following one's own, and what heads do with them."""

from typing import Final

from bot.handlers.anomalies import (
    beginning,
    case_words,
    mine,
    paper_record,
    practice,
    report,
    tasks,
    thread,
    triage,
)
from bot.handlers.feature import Feature, FormHandler
from bot.notices.anomalies import ANOMALIES
from bot.notices.anomaly_news import NEWS
from bot.notices.thread import THREAD
from bot.roles import HEADS
from bot.screens.anomalies.actions import (
    MINE_BUTTON,
    OVERVIEW_BUTTON,
    PRACTICE_BUTTON,
    REPORT_ABOUT_BUTTON,
    REPORT_BUTTON,
    THREAD_BUTTON,
    TRIAGE_BUTTON,
)
from bot.telegram.menus import Command
from bot.texts.anomalies.forms import (
    BERKAS,
    CASE_WORDS_FORM,
    COBA_LAPOR,
    FREE_WORDS_FORM,
    LAPOR,
    LAPORANKU,
    REPORT_FORM,
    RIWAYAT,
    TUGAS,
)
from bot.texts.anomalies.lost import LOST
from bot.texts.anomalies.refusals import REFUSALS
from office.anomalies import CASE_WORDS, FREE_WORDS, REPORT, Notice

FEATURE: Final = Feature(
    commands=(
        Command("lapor", LAPOR, report.lapor, presets=beginning.presets, begin=report.begin_with),
        Command("coba_lapor", COBA_LAPOR, practice.coba_lapor),
        Command("laporanku", LAPORANKU, mine.laporanku),
        Command("tugas", TUGAS, tasks.tugas, roles=HEADS),
        Command("riwayat", RIWAYAT, triage.riwayat),
        Command("berkas", BERKAS, paper_record.berkas),
    ),
    buttons={
        REPORT_BUTTON: report.take_answer,
        PRACTICE_BUTTON: practice.take,
        REPORT_ABOUT_BUTTON: report.from_answer,
        TRIAGE_BUTTON: triage.move_report,
        OVERVIEW_BUTTON: tasks.open_list,
        MINE_BUTTON: mine.change_own_report,
        THREAD_BUTTON: thread.place_words,
    },
    forms=(
        FormHandler(REPORT, REPORT_FORM, report.show, report.typed, report.file, report.begin),
        FormHandler(
            CASE_WORDS,
            CASE_WORDS_FORM,
            case_words.show,
            case_words.typed,
            case_words.file,
            tells_masked=True,
        ),
        FormHandler(
            FREE_WORDS, FREE_WORDS_FORM, thread.show, thread.typed, thread.file, tells_masked=True
        ),
    ),
    codes=(thread.CODE,),
    notices={**ANOMALIES, **THREAD, **NEWS},
    lost=LOST,
    for_former=frozenset({Notice.TAKEN_BACK, Notice.CARD_CHANGED, Notice.REMINDER_OVER}),
    refusals=REFUSALS,
)
