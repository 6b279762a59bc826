"""A new office: what is still missing."""

from typing import Final

from bot.handlers.feature import Feature
from bot.handlers.setup import readiness
from bot.telegram.menus import Command
from bot.texts.setup import SIAPKAN

FEATURE: Final = Feature(
    commands=(Command("siapkan", SIAPKAN, readiness.siapkan, roles=readiness.SEERS),)
)
