"""The local Telegram, the settings and the office of the journeys, to be killed."""

from tests.journeys.conftest import (
    at_telegrams_pace,
    content,
    contents,
    office,
    settings,
    short_pauses,
    staffed_file,
    telegram,
    training_table,
)

__all__ = [
    "at_telegrams_pace",
    "content",
    "contents",
    "office",
    "settings",
    "short_pauses",
    "staffed_file",
    "telegram",
    "training_table",
]
