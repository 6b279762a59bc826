"""The fixtures of the journeys, for other tests that begin in the same office."""

from tests.cast.people import admin, andi, asker, boss, hendra, officer, rina, sri, trainer, yuni
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
    "admin",
    "andi",
    "asker",
    "at_telegrams_pace",
    "boss",
    "content",
    "contents",
    "hendra",
    "office",
    "officer",
    "rina",
    "settings",
    "short_pauses",
    "sri",
    "staffed_file",
    "telegram",
    "trainer",
    "training_table",
    "yuni",
]
