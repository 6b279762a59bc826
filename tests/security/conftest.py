"""The office with its cast on the local Telegram, for those who mean it ill."""

from tests.journeys.conftest import office, settings, telegram, training_table

__all__ = ["office", "settings", "telegram", "training_table"]
