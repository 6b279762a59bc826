"""The first words of the buttons' data about verifications."""

from typing import Final

from bot.telegram import Action

VERIFICATION_BUTTON: Final = Action("vf")
VERIFY_BUTTON: Final = Action("ve")
