"""How answers look: a section on one screen, its sources, a choice, and that none fits."""

from bot.screens.questions.actions import (
    CHOOSE_BUTTON,
    CHOOSE_NOTHING_BUTTON,
    CONTENTS_BUTTON,
    DISLIKE_BUTTON,
    MAY_BE_SAMPLE_BUTTON,
    MEANT_BUTTON,
    MEANT_OTHER_BUTTON,
    OPEN_BUTTON,
    OPEN_WHOLE_BUTTON,
    RATE_BUTTON,
    SOURCES_BUTTON,
)
from bot.screens.questions.carried import Carried
from bot.screens.questions.provenance import warnings
from bot.screens.questions.renderer import Renderer

__all__ = [
    "CHOOSE_BUTTON",
    "CHOOSE_NOTHING_BUTTON",
    "CONTENTS_BUTTON",
    "DISLIKE_BUTTON",
    "MAY_BE_SAMPLE_BUTTON",
    "MEANT_BUTTON",
    "MEANT_OTHER_BUTTON",
    "OPEN_BUTTON",
    "OPEN_WHOLE_BUTTON",
    "RATE_BUTTON",
    "SOURCES_BUTTON",
    "Carried",
    "Renderer",
    "warnings",
]
