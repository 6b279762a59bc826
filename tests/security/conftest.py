"""The office with its cast on the local Telegram, for those who mean it ill."""

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
