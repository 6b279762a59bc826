"""Notices when the event loop stands still, and breaks off the update under which it stands."""

from bot.watchdog.watchdog import StoodStill, Watchdog

__all__ = ["StoodStill", "Watchdog"]
