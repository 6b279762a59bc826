"""Questions: asking one, and the buttons under the answer."""

from typing import Final

from bot.handlers.feature import Feature
from bot.handlers.questions import answer, ask
from bot.screens.questions import (
    CHOOSE_BUTTON,
    CHOOSE_NOTHING_BUTTON,
    CONTENTS_BUTTON,
    DISLIKE_BUTTON,
    MAY_BE_SAMPLE_BUTTON,
    MEANT_BUTTON,
    MEANT_OTHER_BUTTON,
    OPEN_BUTTON,
    OPEN_WHOLE_BUTTON,
    RATE_BUTTON,
    SOURCES_BUTTON,
)
from bot.telegram.menus import Command
from bot.texts.questions import REFUSALS, TANYA

FEATURE: Final = Feature(
    commands=(Command("tanya", TANYA, ask.tanya),),
    buttons={
        OPEN_BUTTON: answer.open_section,
        OPEN_WHOLE_BUTTON: answer.open_whole,
        SOURCES_BUTTON: answer.open_sources,
        CONTENTS_BUTTON: answer.open_contents,
        CHOOSE_BUTTON: answer.choose,
        CHOOSE_NOTHING_BUTTON: answer.choose_nothing,
        RATE_BUTTON: answer.rate,
        DISLIKE_BUTTON: answer.dislike,
        MAY_BE_SAMPLE_BUTTON: answer.allow_as_sample,
        MEANT_BUTTON: answer.meant,
        MEANT_OTHER_BUTTON: answer.choose_meant,
    },
    refusals=REFUSALS,
)
