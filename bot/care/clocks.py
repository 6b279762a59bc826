"""Compares this machine's clock with that of Telegram and that of the database's server."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from bot.care.watch import CarePlace, FoundTrouble
from office.care import TroubleKind

# Minutes decide when a report climbs.
MOST_APART = timedelta(minutes=1)


async def clock(place: CarePlace) -> FoundTrouble | None:
    """Whether a clock is wrong: this machine's, or if Telegram agrees with it, the server's."""
    here = difference(*place.bot_data.metrics.telegram_date)
    if here is not None and abs(here) > MOST_APART:
        return FoundTrouble(TroubleKind.CLOCK_WRONG, _values(here))
    server = await place.services.care.server_time()
    apart = server - datetime.now(UTC) if server is not None else timedelta(0)
    if abs(apart) <= MOST_APART:
        return None
    return FoundTrouble(TroubleKind.SERVER_CLOCK_WRONG, _values(-apart))


def difference(date: str | None, heard_at: float) -> timedelta | None:
    """Return how far Telegram's clock was ahead of this machine's when it sent this header."""
    if date is None:
        return None
    try:
        theirs = parsedate_to_datetime(date)
    except ValueError:
        return None
    return theirs.astimezone(UTC) - datetime.fromtimestamp(heard_at, UTC)


def _values(behind: timedelta) -> dict[str, str]:
    """The minutes, at least one, and whether the clock in question is behind."""
    minutes = max(round(abs(behind) / timedelta(minutes=1)), 1)
    return {"minutes": str(minutes), "is_behind": "yes" if behind > timedelta(0) else ""}
