"""The local Telegram and the settings of the journeys, for programs that are killed."""

from tests.journeys.conftest import content, contents, settings, telegram, training_table

__all__ = ["content", "contents", "settings", "telegram", "training_table"]
