"""The fixtures of the journeys, for other tests that begin in the same office."""

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
