"""The first words of the buttons' data about content written in chat."""

from typing import Final

from bot.telegram import Action

REVIEW_BUTTON: Final = Action("rv")
WRITE_BUTTON: Final = Action("wr")
