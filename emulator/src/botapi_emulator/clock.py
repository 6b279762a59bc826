"""The emulator's own clock: real time, moved ahead or put to a moment by hand."""

from datetime import UTC, datetime, timedelta

FIRST_YEAR, LAST_YEAR = 1970, 9000
"""What the clock can show: later on sums with dates would break."""


class Clock:
    """Tells the time; call it to read it."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        """The time now, in UTC."""
        return datetime.now(UTC) + self._ahead

    def advance(self, seconds: float) -> None:
        """Move ahead.

        Raises:
            ValueError: the clock cannot show that moment; nothing is moved.
        """
        try:
            self._keep(self._ahead + timedelta(seconds=seconds))
        except OverflowError:
            raise ValueError(f"{seconds} seconds are too many") from None

    def put_to(self, moment: datetime) -> None:
        """Go on from a moment.

        Raises:
            ValueError: the clock cannot show it; nothing is moved.
        """
        self._keep(moment - datetime.now(UTC))

    def _keep(self, ahead: timedelta) -> None:
        try:
            year = (datetime.now(UTC) + ahead).year
        except OverflowError:
            year = 0
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(f"the clock goes from {FIRST_YEAR} to {LAST_YEAR}")
        self._ahead = ahead
