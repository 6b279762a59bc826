"""Says when a trouble is told: once it has lasted, again at intervals, and that it is over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from office.care import store
from office.care.models import CareTrouble, CareWatch
from office.clock import Clock
from office.database import Database

# Who has a trouble sees it every few seconds; a machine that is gone for a day does not come back.
_FORGOTTEN_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class Patience:
    """How long a trouble must last before it is told, and when it is told again."""

    lasts: timedelta = timedelta(0)
    again: timedelta = timedelta(days=1)


class Care:
    """What the watches of all replicas have found and told."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock

    async def note(self, watch: CareWatch, place: str, found: str, patience: Patience) -> bool:
        """Note a trouble that is there now. Returns whether the caller must tell of it."""
        now = self.clock.now()
        async with self.database.begin(keeps_update_open=True) as session:
            await store.see(session, watch, place, found, now)
            return await store.take_telling(
                session, watch, place, found, now, now - patience.lasts, now - patience.again
            )

    async def end(self, watch: CareWatch, place: str) -> bool:
        """Note that nothing is wrong. Returns whether the caller must tell that it is over."""
        async with self.database.read() as session:
            known = await session.get(CareTrouble, (watch, place))
        if known is None:
            return False  # most looks write nothing
        async with self.database.begin(keeps_update_open=True) as session:
            return await store.end(session, watch, place)

    async def elsewhere(self, place: str) -> Sequence[CareTrouble]:
        """Return what only other machines can see, and forget machines that are gone."""
        async with self.database.begin(keeps_update_open=True) as session:
            await store.forget(session, self.clock.now() - _FORGOTTEN_AFTER)
            return [
                row for row in await store.open_troubles(session) if row.place not in ("", place)
            ]

    async def server_time(self) -> datetime | None:
        """Return what the database's own clock says. SQLite has none but this machine's."""
        if self.database.is_sqlite:
            return None
        async with self.database.read() as session:
            return await store.server_time(session)
