"""What all moves of a case share: the entry in its history, and the message about it."""

from datetime import datetime
from typing import Generic

from office.cases.store import C, CaseStore, E
from office.database import AsyncSession
from office.foundation import Service
from office.outbox import Priority
from office.payload import Fact, write


class Casework(Service, Generic[C, E]):
    """Writes histories and fills the outbox, always in the caller's transaction."""

    cases: CaseStore[C, E]

    async def record(
        self,
        session: AsyncSession,
        case: C,
        event: str,
        actor_id: int | None = None,
        detail: Fact = None,
    ) -> int:
        """Append to the case's history. Returns the entry's number."""
        before, now = await self.cases.last(session, case.id), self.clock.now()
        new = self.cases.next_entry(
            before, case.id, at=now, event=event, actor_id=actor_id, detail=write(detail)
        )
        case.changed_at = new.at
        session.add(new)
        await session.flush()
        return new.number

    def priority(self, case: C) -> Priority:
        """Return which of two messages that are due is sent first."""
        return Priority.URGENT if case.is_urgent else Priority.NORMAL

    async def tell(
        self,
        session: AsyncSession,
        case: C,
        notice: str,
        member_id: int,
        detail: Fact = None,
        due_at: datetime | None = None,
        key: str | None = None,
    ) -> None:
        """Put a message about the case into the outbox."""
        await self.outbox.enqueue(
            session,
            notice,
            to=member_id,
            about=case.id,
            detail=detail,
            due_at=due_at,
            priority=self.priority(case),
            dedup_key=key,
        )
