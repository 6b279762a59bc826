"""Reads verifications: for their officers, for heads, and for renderers."""

from collections.abc import Sequence
from datetime import timedelta

from office.cases import CaseQueries
from office.database import AsyncSession
from office.noun import OpenCases
from office.outbox import Origin, OutboxMessage
from office.people import Member
from office.verifications import store
from office.verifications.errors import VerificationUnknown
from office.verifications.models import Verification, VerificationEntry
from office.verifications.rights import Rights
from office.verifications.store import VERIFICATIONS

_USUAL_OF = timedelta(days=365)


class Queries(CaseQueries[Verification, VerificationEntry]):
    """Shows each member only the verifications they may see."""

    def __init__(self, rights: Rights) -> None:
        super().__init__(rights.shared)
        self.shared = rights.shared
        self.rights = rights

    async def seen_by(self, verification_id: int, viewer: Member) -> Verification:
        """Return the verification.

        Raises:
            VerificationUnknown: this member may not see it, or there is none.
        """
        async with self.database.read() as session:
            verification = await session.get(Verification, verification_id)
            if verification is None or not await self.rights.may_see(
                session, verification, viewer.id
            ):
                raise VerificationUnknown
        return verification

    async def open_cases(self, session: AsyncSession, member_id: int) -> OpenCases:
        """Return the open verifications that the member has today."""
        found = await store.held_open(session, member_id)
        return OpenCases(
            "has verifications that are still open",
            tuple(verification.code for verification in found),
            "Let them be closed or handed on",
        )

    async def mine(self, member: Member, most: int = 10) -> Sequence[Verification]:
        """Return a member's own and those they have for others: open first, then the newest."""
        async with self.database.read() as session:
            found = await store.of_member(session, member.id, most)
            return [
                verification
                for verification in found
                if await self.rights.may_see(session, verification, member.id)
            ]

    async def below(self, head: Member) -> Sequence[Verification]:
        """Return others' open verifications that are below a post of this member's."""
        async with self.database.read() as session:
            today = await self.shared.roster(session)
            return [
                verification
                for verification in await VERIFICATIONS.all_open(session)
                if self.rights.is_head(verification, head.id, today)
                and head.id not in (verification.officer_id, verification.holder_id)
                and head.id not in await self.shared.concerned(session, verification, today)
            ]

    async def is_head(self, verification: Verification, member: Member) -> bool:
        """Whether the member may give it to somebody else."""
        async with self.database.read() as session:
            today = await self.shared.roster(session)
        return self.rights.is_head(verification, member.id, today)

    async def history(self, verification_id: int, viewer: Member) -> Sequence[VerificationEntry]:
        """Return the whole history. Raises VerificationUnknown."""
        await self.seen_by(verification_id, viewer)
        return await self.entries(verification_id)

    async def usual_documents(self) -> Sequence[str]:
        """Return the kinds of document asked about within a year, the most frequent first."""
        since = self.shared.clock.now() - _USUAL_OF
        async with self.database.read() as session:
            return [name for name, _ in await store.opened_since(session, since)]

    async def may_see(self, verification: Verification, member_id: int) -> bool:
        async with self.database.read() as session:
            return await self.rights.may_see(session, verification, member_id)

    async def origin(self, message: OutboxMessage) -> Origin:
        """Return who has handed the verification on."""
        about = message.about or 0
        handed, entry = await self.reread(about), await self.entry(about, int(message.detail))
        return Origin(entry.actor_id, handed.code) if handed and entry else Origin()
