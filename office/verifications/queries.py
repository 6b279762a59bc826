"""Reads verifications: for those whose they are, for the heads, for the renderers."""

from collections.abc import Sequence
from datetime import timedelta

from office.database import Database
from office.errors import VerificationUnknown
from office.people import Member
from office.verifications import store
from office.verifications.models import Verification, VerificationEntry
from office.verifications.rights import Rights
from office.verifications.shared import Shared

_USUAL_OF = timedelta(days=365)


class Queries:
    """Shows each member only those that they may see."""

    def __init__(self, database: Database, shared: Shared, rights: Rights) -> None:
        self.database = database
        self.shared = shared
        self.rights = rights

    async def seen_by(self, verification_id: int, viewer: Member) -> Verification:
        """The verification.

        Raises:
            VerificationUnknown: it is none of this member's business, or there is none.
        """
        async with self.database.read() as session:
            verification = await session.get(Verification, verification_id)
            if verification is None or not await self.rights.may_see(
                session, verification, viewer.id
            ):
                raise VerificationUnknown
        return verification

    async def mine(self, member: Member, most: int = 10) -> Sequence[Verification]:
        """A member's own and what they have for others: the open ones first, then the newest."""
        async with self.database.read() as session:
            found = await store.of_member(session, member.id, most)
            return [one for one in found if await self.rights.may_see(session, one, member.id)]

    async def below(self, head: Member) -> Sequence[Verification]:
        """The open ones of others that stand below a post of this member's."""
        async with self.database.read() as session:
            today = await self.shared.roster(session)
            return [
                one
                for one in await store.open_ones(session)
                if self.rights.is_head(one, head.id, today)
                and head.id not in (one.officer_id, one.holder_id)
                and head.id not in await self.shared.concerned(session, one, today)
            ]

    async def is_head(self, verification: Verification, member: Member) -> bool:
        """Whether the member may give it to somebody else."""
        async with self.database.read() as session:
            today = await self.shared.roster(session)
        return self.rights.is_head(verification, member.id, today)

    async def history(self, verification_id: int, viewer: Member) -> Sequence[VerificationEntry]:
        """The whole history. Raises VerificationUnknown."""
        await self.seen_by(verification_id, viewer)
        async with self.database.read() as session:
            return await store.history(session, verification_id)

    async def usual_documents(self) -> Sequence[str]:
        """The kinds of document that were asked about within a year, the most frequent first."""
        since = self.shared.clock.now() - _USUAL_OF
        async with self.database.read() as session:
            return [name for name, _ in await store.opened_since(session, since)]

    async def reread(self, verification_id: int) -> Verification | None:
        """The verification as it is now, for a renderer."""
        async with self.database.read() as session:
            return await session.get(Verification, verification_id)

    async def entry(self, verification_id: int, number: int) -> VerificationEntry | None:
        """One entry of a history, for a renderer."""
        async with self.database.read() as session:
            return await store.entry(session, verification_id, number)

    async def may_see(self, verification: Verification, member_id: int) -> bool:
        """Whether the member may see it today."""
        async with self.database.read() as session:
            return await self.rights.may_see(session, verification, member_id)
