"""Figures: the files of a period."""

from typing import Final

from bot.handlers.feature import Feature
from bot.handlers.figures import pilot, rekap
from bot.notices.figures import FIGURES
from bot.roles import VIEWERS
from bot.screens.figures.outcomes import FIGURES_BUTTON
from bot.screens.figures.pilot import PILOT_BUTTON
from bot.telegram.menus import Command
from bot.texts.figures.rekap import REKAP

FEATURE: Final = Feature(
    commands=(Command("rekap", REKAP, rekap.rekap, roles=VIEWERS),),
    buttons={FIGURES_BUTTON: rekap.take, PILOT_BUTTON: pilot.take},
    notices=FIGURES,
)
