"""The buttons under an answer."""

from typing import Final

from bot.telegram.callback_data import Action

CHOOSE_BUTTON: Final = Action("c")
CHOOSE_NOTHING_BUTTON: Final = Action("n")
CONTENTS_BUTTON: Final = Action("i")
DISLIKE_BUTTON: Final = Action("d")
MAY_BE_SAMPLE_BUTTON: Final = Action("ys")
MEANT_BUTTON: Final = Action("mn")
MEANT_OTHER_BUTTON: Final = Action("mo")
OPEN_BUTTON: Final = Action("o")
OPEN_WHOLE_BUTTON: Final = Action("w")
RATE_BUTTON: Final = Action("f")
SOURCES_BUTTON: Final = Action("sr")
