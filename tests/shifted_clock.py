"""A machine's clock that a file puts forward or back, for real processes whose time is moved."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

_GLANCES_EVERY = 0.02


class ShiftedClock:
    """The machine's clock plus the seconds that stand in a file, read anew at every glance.

    A sleeper wakes when the moved clock says so, and at the latest when it has really slept so
    long: a clock put back makes nobody sleep longer, as with the system's own timers.
    """

    def __init__(self, file: Path) -> None:
        self.file = file

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(self.file.read_text() or 0))

    async def sleep(self, wait: timedelta) -> None:
        until, at_the_latest = self.now() + wait, time.monotonic() + wait.total_seconds()
        while (left := (until - self.now()).total_seconds()) > 0:
            left = min(left, at_the_latest - time.monotonic())
            if left <= 0:
                return
            # The file is read anew after this long; nothing tells of a change.
            await asyncio.sleep(min(left, _GLANCES_EVERY))

    def put_to(self, moment: datetime) -> None:
        """Let it be that moment now, for every process that reads the file."""
        seconds = (moment - datetime.now(UTC)).total_seconds()
        # Renamed into its place: nobody may read half a number.
        aside = self.file.with_suffix(".new")
        aside.write_text(str(seconds))
        aside.replace(self.file)

    def move(self, by: timedelta) -> None:
        """Put it forward, or back."""
        self.put_to(self.now() + by)
