"""Training: cards and quizzes, results, schedules, and sentences to say."""

from typing import Final

from bot.handlers.feature import Feature, FormHandler
from bot.handlers.training import cards, results, schedule, scripts
from bot.notices.training import TRAINING
from bot.screens.sops.browse import SCRIPT_BUTTON
from bot.screens.training.actions import SCHEDULE_BUTTON, TRAINING_BUTTON
from bot.telegram.menus import Command
from bot.texts.training.cards import KALIMAT, KUIS, LATIHAN, REFUSALS
from bot.texts.training.results import HASIL
from bot.texts.training.schedule import JADWAL, SCHEDULE_FORM
from office.people import Role
from office.training import SCHEDULE

FEATURE: Final = Feature(
    commands=(
        Command("kalimat", KALIMAT, scripts.kalimat),
        Command("latihan", LATIHAN, cards.latihan),
        Command("kuis", KUIS, cards.kuis),
        Command("hasil", HASIL, results.hasil),
        Command("jadwal", JADWAL, schedule.jadwal, roles=frozenset({Role.TRAINER})),
    ),
    buttons={
        TRAINING_BUTTON: cards.answer_card,
        SCRIPT_BUTTON: scripts.show_script,
        SCHEDULE_BUTTON: schedule.take_answer,
    },
    forms=(
        FormHandler(SCHEDULE, SCHEDULE_FORM, schedule.show, schedule.typed, begin=schedule.begin),
    ),
    notices=TRAINING,
    refusals=REFUSALS,
)
