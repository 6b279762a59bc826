"""A new office: what is still missing, and what people say of it."""

from typing import Final

from bot.handlers.feature import Feature
from bot.handlers.setup import readiness
from bot.notices.setup import SETUP
from bot.screens.setup import SETUP_TAP
from bot.telegram.menus import Command
from bot.texts.setup import REFUSALS, SIAPKAN
from office.setup import SEERS

FEATURE: Final = Feature(
    commands=(Command("siapkan", SIAPKAN, readiness.siapkan, roles=SEERS),),
    buttons={SETUP_TAP: readiness.pressed},
    notices=SETUP,
    note=readiness.note,
    refusals=REFUSALS,
)
