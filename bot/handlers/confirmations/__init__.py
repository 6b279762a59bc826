"""/konfirmasi: heads and keepers settle open lines of their SOPs, one by one."""

from typing import Final

from bot.handlers.confirmations import lines
from bot.handlers.feature import Feature, FormHandler
from bot.notices.confirmations import CONFIRMATIONS
from bot.screens.confirmations.cards import CONFIRMATION_BUTTON
from bot.telegram.menus import Command
from bot.texts.confirmations import KONFIRMASI, REFUSALS, WORDS
from office.confirmations import LINE_WORDS

FEATURE: Final = Feature(
    commands=(Command("konfirmasi", KONFIRMASI, lines.konfirmasi, roles=frozenset(lines.KEEPERS)),),
    buttons={CONFIRMATION_BUTTON: lines.pressed},
    forms=(FormHandler(LINE_WORDS, WORDS, lines.show, lines.typed),),
    notices=CONFIRMATIONS,
    refusals=REFUSALS,
)
