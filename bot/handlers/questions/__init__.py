"""Questions: asking one, and the buttons under the answer."""

from typing import Final

from bot.handlers.feature import Feature
from bot.handlers.questions import answer, ask
from bot.telegram.callback_data import Action
from bot.telegram.menus import Command
from bot.texts import commands as texts
from bot.texts.questions import REFUSALS

FEATURE: Final = Feature(
    commands=(Command("tanya", texts.TANYA, ask.tanya),),
    buttons={
        Action.OPEN: answer.open_section,
        Action.OPEN_WHOLE: answer.open_whole,
        Action.CONTENTS: answer.open_contents,
        Action.CHOOSE: answer.choose,
        Action.CHOOSE_NOTHING: answer.choose_nothing,
        Action.RATE: answer.rate,
        Action.DISLIKE: answer.dislike,
    },
    refusals=REFUSALS,
)
