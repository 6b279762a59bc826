"""SOPs are kept alive: owners confirm them by a tap, and mark what rests on a changed rule."""

from typing import Final

from bot.handlers.feature import Feature, FormHandler
from bot.handlers.reviews import basis, owner
from bot.notices.reviews import REVIEWS
from bot.screens.reviews.card import REVIEW_TAP
from bot.telegram.menus import Command
from bot.texts.reviews import ATURAN, BASIS_FORM, REFUSALS
from office.reviews import BASIS, REPORTERS

FEATURE: Final = Feature(
    commands=(Command("aturan", ATURAN, basis.aturan, roles=frozenset(REPORTERS)),),
    buttons={REVIEW_TAP: owner.pressed},
    forms=(FormHandler(BASIS, BASIS_FORM, basis.show, basis.typed),),
    notices=REVIEWS,
    refusals=REFUSALS,
)
