"""Lets open verifications follow their people: who is away or has left hands theirs over."""

from collections.abc import Collection

import structlog

from office.database import AsyncSession, Database
from office.people import store as people_store
from office.people.models import Member
from office.verifications import store
from office.verifications.models import Event, Verification
from office.verifications.notices import VerificationNotice
from office.verifications.shared import Shared

log = structlog.get_logger("office.verifications")


class VerificationHandover:
    """Compares those who have a verification with those who are at work today.

    While its officer is away, the head of the section has it, or the head's substitute. When the
    officer is back, so is the verification. Leaves and terms begin and end by date, and nothing is
    written when they do, so it looks regularly.
    """

    def __init__(self, database: Database, shared: Shared) -> None:
        self.database = database
        self.shared = shared

    async def hand_over(self) -> int:
        """Hand over what has lost its holder or has its officer back. Returns how many."""
        async with self.database.read() as session:
            found = await store.open_ones(session)
            if not found:
                return 0
            officers = await store.members(session, {one.officer_id for one in found})
            away = await self._on_leave(session)
        moved = 0
        for one in found:
            is_here = is_at_work(officers[one.officer_id], one, away)
            if is_here and one.holder_id == one.officer_id:
                continue
            try:
                moved += await self._hand_over(one.id)
            except Exception:
                # One that cannot be handed over must not hold up the others.
                log.exception("a verification could not be handed over", verification=one.id)
        return moved

    async def _hand_over(self, verification_id: int) -> bool:
        async with self.database.begin() as session:
            verification = await store.lock(session, verification_id)
            if verification is None or not verification.is_open:
                return False
            officer = (await store.members(session, [verification.officer_id])).popitem()[1]
            before, holder = verification.holder_id, verification.officer_id
            if not is_at_work(officer, verification, await self._on_leave(session)):
                today = await self.shared.roster(session)
                heads = await self.shared.heads(session, verification, today)
                if not heads or before in heads:
                    return False
                holder = heads[0]
            if holder == before:
                return False
            verification.holder_id = holder
            number = await self.shared.record(
                session, verification, Event.HANDED_ON, detail=f"{holder}|"
            )
            for member in (holder, before):
                await self.shared.tell(
                    session, verification, VerificationNotice.HANDED_ON, member, str(number)
                )
        return True

    async def _on_leave(self, session: AsyncSession) -> frozenset[int]:
        day = self.shared.people.today()
        leaves = await people_store.leaves(session, since=day)
        return frozenset(one.member_id for one in leaves if one.starts_on <= day <= one.ends_on)


def is_at_work(officer: Member, verification: Verification, on_leave: Collection[int]) -> bool:
    """Whether the officer still works where the verification was opened, and is there today."""
    is_here = officer.is_active and officer.id not in on_leave
    return is_here and officer.unit == verification.unit
