"""The buttons of the silent help."""

from enum import StrEnum
from typing import Final

from bot.telegram import Action

HELP_CALL_BUTTON: Final = Action("hc")


class HelpButton(StrEnum):
    """What a button of the silent help does. The value stands in the button's data."""

    ASK = "a"
    COME = "k"
    NOT_COMING = "n"
    END = "e"
    REPORT = "r"
    SETTING = "s"
    CHOOSE = "p"
    NAME = "w"


button = HELP_CALL_BUTTON.button
