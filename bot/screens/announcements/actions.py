"""The first words of the buttons' data about announcements."""

from typing import Final

from bot.telegram import Action

ANNOUNCE_BUTTON: Final = Action("u")
ANNOUNCED_BUTTON: Final = Action("r")
REWORD_BUTTON: Final = Action("z")
RUN_BUTTON: Final = Action("g")
