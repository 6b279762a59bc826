"""/tanda: heads see how the signs of interviews ended, and decide on what is proposed."""

from typing import Final

from bot.handlers.feature import Feature
from bot.handlers.signs import tanda
from bot.screens.signs.cards import SIGNS_BUTTON
from bot.telegram.menus import Command
from bot.texts.signs import REFUSALS, TANDA

FEATURE: Final = Feature(
    commands=(Command("tanda", TANDA, tanda.tanda, roles=tanda.HEADS),),
    buttons={SIGNS_BUTTON: tanda.pressed},
    refusals=REFUSALS,
)
