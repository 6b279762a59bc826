"""/pengaturan: hours, sections, tiers and numbers, proposed in chat and decided by a second one."""

from typing import Final

from bot.handlers.arrangements import arranging
from bot.handlers.feature import Feature, FormHandler
from bot.notices.arrangements import ARRANGEMENTS
from bot.screens.arrangements.cards import ARRANGE_TAP
from bot.telegram.menus import Command
from bot.texts.arrangements import PENGATURAN, REFUSALS, WORDS
from office.arrangements import ARRANGING

FEATURE: Final = Feature(
    commands=(
        Command("pengaturan", PENGATURAN, arranging.pengaturan, roles=frozenset(arranging.SEERS)),
    ),
    buttons={ARRANGE_TAP: arranging.pressed},
    forms=(
        FormHandler(
            ARRANGING,
            WORDS,
            arranging.show,
            arranging.typed,
        ),
    ),
    notices=ARRANGEMENTS,
    refusals=REFUSALS,
)
