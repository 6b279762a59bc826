"""When the news of changes goes out, and who is reminded of what must be read: a pure rule."""

from datetime import UTC, datetime, timedelta

from office.calendar.working_hours import WorkingHours
from office.errors import ChangeUnknown

# What is edited within one sitting is told at once; nobody's message is ready before all is noted.
_GATHERS_FOR = timedelta(minutes=5)
_EVERY = timedelta(minutes=15)
# Office days after which those who have not read it are reminded.
REMINDED_AFTER = (1, 2, 4)


def told_at(noticed_at: datetime, hours: WorkingHours) -> datetime:
    """The quarter of an hour at which everything noticed around that moment is told as one."""
    ready = noticed_at + _GATHERS_FOR
    over = timedelta(seconds=ready.timestamp() % _EVERY.total_seconds())
    quarter = ready - over + _EVERY if over else ready
    return hours.next_opening(quarter)


def reminders(told: datetime, hours: WorkingHours) -> list[datetime]:
    """When those are reminded who have not read what must be read."""
    return [hours.add_days(told, days) for days in REMINDED_AFTER]


def key_of(told: datetime) -> str:
    """The moment as a message carries it."""
    return str(int(told.timestamp()))


def moment_of(key: str) -> datetime:
    """The moment that a message carries.

    Raises:
        ChangeUnknown: there is none so far away.
    """
    try:
        return datetime.fromtimestamp(int(key), UTC)
    except (ValueError, OverflowError, OSError):
        raise ChangeUnknown from None
