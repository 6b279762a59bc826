"""/skema: schematic pictures of documents."""

from typing import Final

from bot.handlers.feature import Feature
from bot.handlers.schematics import show
from bot.screens.schematics import SCHEMATIC_BUTTON, SECTION_BUTTON
from bot.telegram.menus import Command
from bot.texts.schematics import SKEMA

FEATURE: Final = Feature(
    commands=(Command("skema", SKEMA, show.skema, presets=show.presets, begin=show.begin_with),),
    buttons={SCHEMATIC_BUTTON: show.show_schematic, SECTION_BUTTON: show.open_section},
)
