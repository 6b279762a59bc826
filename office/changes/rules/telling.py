"""When the news of changes goes out, and when readers are reminded. A pure rule."""

from datetime import UTC, datetime, timedelta

from office.calendar import WorkingHours
from office.changes.errors import ChangeUnknown

# Edits of one sitting are told together. No message is sent before all of them are recorded.
_GATHERS_FOR = timedelta(minutes=5)
_EVERY = timedelta(minutes=15)
# After this many office days those who have not read it are reminded.
REMINDED_AFTER = (1, 2, 4)


def told_at(noticed_at: datetime, hours: WorkingHours) -> datetime:
    """Return when a change noticed then is told: all changes of a quarter of an hour together."""
    ready = noticed_at + _GATHERS_FOR
    over = timedelta(seconds=ready.timestamp() % _EVERY.total_seconds())
    quarter = ready - over + _EVERY if over else ready
    return hours.next_opening(quarter)


def reminders(told: datetime, hours: WorkingHours) -> list[datetime]:
    """Return when to remind those who have not read what they must read."""
    return [hours.add_days(told, days) for days in REMINDED_AFTER]


def key_of(told: datetime) -> str:
    """Return the moment as a message carries it."""
    return str(int(told.timestamp()))


def moment_of(key: str) -> datetime:
    """Return the moment that a message carries.

    Raises:
        ChangeUnknown: there is no such moment.
    """
    try:
        return datetime.fromtimestamp(int(key), UTC)
    except (ValueError, OverflowError, OSError):
        raise ChangeUnknown from None
