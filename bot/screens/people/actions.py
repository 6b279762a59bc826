"""The first words of the buttons' data about people."""

from typing import Final

from bot.telegram import Action

FIRST_BUTTON: Final = Action("fm")
INVITE_BUTTON: Final = Action("v")
MEMBERS_BUTTON: Final = Action("y")
