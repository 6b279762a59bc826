"""The emulator's own clock: real time, moved ahead or put to a moment by hand."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Tells the time; call it to read it."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        """The time now, in UTC."""
        return datetime.now(UTC) + self._ahead

    def advance(self, seconds: float) -> None:
        """Move ahead."""
        self._ahead += timedelta(seconds=seconds)

    def put_to(self, moment: datetime) -> None:
        """Go on from a moment."""
        self._ahead = moment - datetime.now(UTC)
