"""The first words of the buttons' data about people."""

from typing import Final

from bot.telegram.callback_data import Action

INVITE_BUTTON: Final = Action("v")
MEMBERS_BUTTON: Final = Action("y")
