"""A new office: what is still missing, and what people say of it."""

from typing import Final

from bot.handlers.feature import Feature, FormHandler
from bot.handlers.setup import paper, readiness
from bot.notices.setup import SETUP
from bot.screens.setup import SETUP_TAP
from bot.telegram.menus import Command
from bot.texts.figures.paper import REFUSALS as PAPER_REFUSALS
from bot.texts.figures.paper import WORDS
from bot.texts.setup import REFUSALS, SIAPKAN
from office.setup import PAPER, SEERS

FEATURE: Final = Feature(
    commands=(Command("siapkan", SIAPKAN, readiness.siapkan, roles=SEERS),),
    buttons={SETUP_TAP: readiness.pressed},
    forms=(FormHandler(PAPER, WORDS, paper.show, paper.typed),),
    notices=SETUP,
    note=readiness.note,
    refusals={**REFUSALS, **PAPER_REFUSALS},
)
