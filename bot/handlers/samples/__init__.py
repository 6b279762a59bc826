"""Colleagues are asked how they would ask: their reply, their form, one tap to skip."""

from typing import Final

from bot.handlers.feature import Feature, FormHandler
from bot.handlers.samples import reply
from bot.notices.samples import SAMPLES as NOTICES
from bot.screens.samples.card import SAMPLE_BUTTON
from bot.texts.samples import REFUSALS, WORDS
from office.samples import SAMPLES

FEATURE: Final = Feature(
    buttons={SAMPLE_BUTTON: reply.pressed},
    forms=(FormHandler(SAMPLES, WORDS, reply.show, reply.typed, tells_masked=True),),
    codes=(reply.CODE,),
    notices=NOTICES,
    refusals=REFUSALS,
)
