"""The first words of the buttons' data about training."""

from typing import Final

from bot.telegram import Action

SCHEDULE_BUTTON: Final = Action("j")
TRAINING_BUTTON: Final = Action("e")
