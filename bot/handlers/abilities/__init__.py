"""What the bot can do: shown as an answer, and begun by a button."""

from typing import Final

from bot.handlers.abilities import begin, show
from bot.handlers.feature import Feature
from bot.screens.abilities.actions import ABILITY_BUTTON, BEGIN_BUTTON

FEATURE: Final = Feature(
    buttons={ABILITY_BUTTON: show.choose_ability, BEGIN_BUTTON: begin.begin_command},
)
