"""The buttons that show what the bot can do, and those that begin it."""

from typing import Final

from bot.telegram import Action, Button, pack, shortened
from knowledge.reading.abilities.preset_command import PresetCommand

ABILITY_BUTTON: Final = Action("ab")
BEGIN_BUTTON: Final = Action("bg")


def begins(label: str, beginning: PresetCommand) -> Button:
    """A button that begins something below the message, which stays."""
    preset = (beginning.preset,) if beginning.preset else ()
    return Button(label, pack(BEGIN_BUTTON, beginning.command, *preset))


def opens(label: str, address: str, question_id: int) -> Button:
    """A button that shows what the bot can do, as an answer to a question."""
    return Button(shortened(label), pack(ABILITY_BUTTON, address, question_id))
