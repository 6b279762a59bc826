"""The SQL that all cases share. Each noun makes one `CaseStore` of its two tables."""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement
from sqlalchemy import text as sql
from sqlmodel import and_, col, func, or_, select, true

from office import hash_chain
from office.cases.models import Case, CaseEntry
from office.database import AsyncSession
from office.noun import Histories

C = TypeVar("C", bound=Case)
E = TypeVar("E", bound=CaseEntry)


class CaseStore(Generic[C, E]):
    """Reads cases and their histories, in the caller's session."""

    def __init__(
        self,
        case: type[C],
        entry: type[E],
        is_open: str,
        is_work: Callable[[], ColumnElement[bool]] = true,
    ) -> None:
        """Read the cases of two tables. `is_work`: those that people and time move."""
        self.case = case
        self.entry = entry
        self.is_open = is_open
        self.is_work = is_work
        self._case_id = col(getattr(entry, entry.CASE))

    @property
    def histories(self) -> Histories:
        return Histories(self.ids, self.history, self.acted_in, self.case.code_of)

    # --- cases ---

    async def lock(self, session: AsyncSession, case_id: int) -> C | None:
        """Load a case for a change. A second change waits until the first is committed."""
        found = await session.exec(
            select(self.case).where(self.case.id == case_id).with_for_update()
        )
        return found.first()

    async def due(self, session: AsyncSession, now: datetime, limit: int = 100) -> Sequence[int]:
        """Return the cases that are due, the most overdue first."""
        due_at = col(self.case.due_at)
        found = await session.exec(
            select(self.case.id).where(due_at <= now, self.is_work()).order_by(due_at).limit(limit)
        )
        return found.all()

    async def next_due(self, session: AsyncSession) -> datetime | None:
        due_at = col(self.case.due_at)
        found = await session.exec(
            select(func.min(due_at)).where(due_at.is_not(None), self.is_work())
        )
        return found.one()

    async def all_open(self, session: AsyncSession) -> Sequence[C]:
        """Return all open cases, the oldest first."""
        found = await session.exec(
            select(self.case)
            .where(sql(self.is_open), self.is_work())
            .order_by(col(self.case.created_at), col(self.case.id))
        )
        return found.all()

    async def count_open_in(self, session: AsyncSession, section: str, _today: date) -> int:
        """Count the open cases of a section of the office, of a noun whose cases have one."""
        own = col(getattr(self.case, "section"))  # noqa: B009 - not every case has it
        found = await session.exec(
            select(func.count())
            .select_from(self.case)
            .where(own == section, sql(self.is_open), self.is_work())
        )
        return found.one()

    async def ids(self, session: AsyncSession) -> Sequence[int]:
        return (await session.exec(select(self.case.id).order_by(col(self.case.id)))).all()

    # --- histories ---

    async def history(self, session: AsyncSession, case_id: int) -> Sequence[E]:
        found = await session.exec(
            select(self.entry).where(self._case_id == case_id).order_by(col(self.entry.number))
        )
        return found.all()

    async def get_entry(self, session: AsyncSession, case_id: int, number: int) -> E | None:
        found = await session.exec(
            select(self.entry).where(self._case_id == case_id, self.entry.number == number)
        )
        return found.first()

    async def last(
        self,
        session: AsyncSession,
        case_id: int,
        of: Collection[str] = (),
        before: int | None = None,
    ) -> E | None:
        """Return the last entry, of these events if any are named."""
        number = col(self.entry.number)
        wanted = select(self.entry).where(self._case_id == case_id)
        if of:
            wanted = wanted.where(col(self.entry.event).in_(of))
        if before is not None:
            wanted = wanted.where(number < before)
        return (await session.exec(wanted.order_by(number.desc()).limit(1))).first()

    async def acted_in(self, session: AsyncSession, member_id: int) -> Sequence[int]:
        """Return the cases in whose histories the member has acted."""
        found = await session.exec(
            select(func.distinct(self._case_id)).where(self.entry.actor_id == member_id)
        )
        return found.all()

    def next_entry(self, before: E | None, case_id: int, **values: Any) -> E:
        """Return the entry that follows `before` in the chain of a case."""
        new = self.entry(**{self.entry.CASE: case_id, **values})
        hash_chain.fasten(new, before)
        return new

    # --- removing words ---

    @property
    def has_words(self) -> ColumnElement[bool]:
        """Whether a case may hold words: one that went on after its erasure may hold new ones."""
        erased_at = col(self.case.erased_at)
        return or_(erased_at.is_(None), erased_at < col(self.case.changed_at))

    def is_old(self, state: str, ended_before: datetime) -> ColumnElement[bool]:
        """Whether a case has ended long enough ago and still holds words.

        Each change since its end starts the time anew.
        """
        is_over = and_(col(self.case.state) == state, col(self.case.changed_at) <= ended_before)
        return and_(is_over, self.has_words)

    async def to_erase(
        self,
        session: AsyncSession,
        state: str,
        ended_before: datetime,
        after: int,
        most: int,
        *also: ColumnElement[bool],
    ) -> Sequence[int]:
        """Return some cases with a higher id than `after` whose words may go."""
        found = await session.exec(
            select(self.case.id)
            .where(self.is_old(state, ended_before), col(self.case.id) > after, *also)
            .order_by(col(self.case.id))
            .limit(most)
        )
        return found.all()

    async def count_to_erase(
        self, session: AsyncSession, state: str, ended_before: datetime
    ) -> int:
        found = await session.exec(
            select(func.count()).select_from(self.case).where(self.is_old(state, ended_before))
        )
        return found.one()
