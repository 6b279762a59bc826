"""/verifikasi: a document is followed to the agency that issued it."""

from typing import Final

from bot.handlers.feature import Feature, FormHandler
from bot.handlers.verifications import follow, words
from bot.handlers.verifications import open as verify
from bot.notices.verifications import VERIFICATIONS
from bot.screens.verifications.actions import VERIFICATION_BUTTON, VERIFY_BUTTON
from bot.telegram.menus import Command
from bot.texts.verifications.card import LOST
from bot.texts.verifications.form import VERIFICATION_FORM, VERIFICATION_WORDS_FORM, VERIFIKASI
from bot.texts.verifications.refusals import REFUSALS
from office.verifications import VERIFICATION, VERIFICATION_WORDS

FEATURE: Final = Feature(
    commands=(
        Command(
            "verifikasi",
            VERIFIKASI,
            verify.verifikasi,
            presets=verify.presets,
            begin=verify.begin_with,
        ),
    ),
    buttons={VERIFY_BUTTON: verify.take_answer, VERIFICATION_BUTTON: follow.move_verification},
    forms=(
        FormHandler(VERIFICATION, VERIFICATION_FORM, verify.show, verify.typed, begin=verify.begin),
        FormHandler(VERIFICATION_WORDS, VERIFICATION_WORDS_FORM, words.show, words.typed),
    ),
    notices=VERIFICATIONS,
    lost=LOST,
    refusals=REFUSALS,
)
