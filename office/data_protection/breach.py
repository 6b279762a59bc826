"""Says what a breach would touch: of whom which kinds of data are held, and of which days.

UU 27/2022 article 46 gives 3x24 hours, weekends included, to tell the people concerned and the
agency. Nothing is written here.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from office.data_protection import personal_data_store
from office.database import AsyncSession
from office.foundation import Foundation, Service
from office.people import Member
from office.records import PersonalColumn, Records

TIME_TO_TELL: Final = timedelta(hours=72)


@dataclass(frozen=True)
class Window:
    """When somebody may have seen the data. None: it is not limited on that side."""

    begins: datetime | None = None
    ends: datetime | None = None


@dataclass(frozen=True)
class Held:
    """Rows of one kind that name a member, and the first and last moment of them."""

    table: str
    count: int
    first: datetime | None = None
    last: datetime | None = None


@dataclass(frozen=True)
class Affected:
    """A member, and what is held of them."""

    member: Member
    held: tuple[Held, ...]


@dataclass(frozen=True)
class Breach:
    """What was touched, when it became known, and until when people must have been told."""

    known_at: datetime
    now: datetime
    affected: tuple[Affected, ...]

    @property
    def tell_until(self) -> datetime:
        return self.known_at + TIME_TO_TELL

    @property
    def left(self) -> timedelta:
        """How much time is left. Negative once it is over."""
        return self.tell_until - self.now


class Breaches(Service):
    """Counts what is held, for the report of a breach."""

    def __init__(self, foundation: Foundation, records: Sequence[Records]) -> None:
        super().__init__(foundation)
        self.columns = [column for each in records for column in each.personal]

    async def look(self, known_at: datetime, span: Window, only: Collection[int] = ()) -> Breach:
        """Return who is concerned. `only` are the members whose data it was; empty: all."""
        found = []
        async with self.database.read() as session:
            for member in await personal_data_store.living(session, only):
                held = [await self._held(session, column, member, span) for column in self.columns]
                merged = _merged([one for one in held if one is not None])
                if merged:
                    found.append(Affected(member, merged))
        return Breach(known_at, self.clock.now(), tuple(found))

    async def _held(
        self, session: AsyncSession, column: PersonalColumn, member: Member, span: Window
    ) -> Held | None:
        count, first, last = await personal_data_store.counted(
            session, column, member, span.begins, span.ends
        )
        return Held(str(column.model.__tablename__), count, first, last) if count else None


def _merged(held: Sequence[Held]) -> tuple[Held, ...]:
    """Join what several columns of one table have found. A row may be named by two of them."""
    by_table: dict[str, list[Held]] = {}
    for found in held:
        by_table.setdefault(found.table, []).append(found)
    return tuple(
        Held(
            table,
            max(one.count for one in ones),
            min((one.first for one in ones if one.first), default=None),
            max((one.last for one in ones if one.last), default=None),
        )
        for table, ones in by_table.items()
    )
