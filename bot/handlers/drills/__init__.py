"""Drills: planned by the head of office or a trainer, taken by an officer."""

from typing import Final

from bot.handlers.drills import press
from bot.handlers.feature import Feature
from bot.notices.drills import DRILLS
from bot.roles import ANNOUNCERS
from bot.screens.drills.planning import DRILL_BUTTON
from bot.telegram.menus import Command
from bot.texts.drills import REFUSALS, SIMULASI

FEATURE: Final = Feature(
    commands=(Command("simulasi", SIMULASI, press.simulasi, roles=ANNOUNCERS),),
    buttons={DRILL_BUTTON: press.pressed},
    notices=DRILLS,
    refusals=REFUSALS,
)
