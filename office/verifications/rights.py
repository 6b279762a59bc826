"""Who may see and move a verification: its holder, who opened it, and the heads above them."""

from office.database import AsyncSession
from office.people import Member
from office.posts.posts import COORDINATOR, HEAD_OF_OFFICE, SECTION_HEAD, Post, Roster
from office.verifications.casework import VerificationCasework
from office.verifications.errors import VerificationEnded, VerificationUnknown
from office.verifications.models import Verification
from office.verifications.store import VERIFICATIONS


class Rights:
    """Asked before anything is shown or done."""

    def __init__(self, shared: VerificationCasework) -> None:
        self.shared = shared

    async def lock(
        self, session: AsyncSession, verification_id: int, by: Member, *, is_open: bool = True
    ) -> Verification:
        """Lock a verification for somebody who may act on it.

        Raises:
            VerificationUnknown: they may not, or there is none. VerificationEnded: it is over.
        """
        verification = await VERIFICATIONS.lock(session, verification_id)
        if verification is None or not await self.may_see(session, verification, by.id):
            raise VerificationUnknown
        if is_open and not verification.is_open:
            raise VerificationEnded
        return verification

    async def may_see(
        self, session: AsyncSession, verification: Verification, member_id: int
    ) -> bool:
        """Whether the member may see it and act on it today."""
        today = await self.shared.roster(session)
        if member_id in await self.shared.concerned(session, verification, today):
            return False
        is_own = member_id in (verification.officer_id, verification.holder_id)
        return is_own or self.is_head(verification, member_id, today)

    def is_head(self, verification: Verification, member_id: int, today: Roster) -> bool:
        """Whether the member holds a post above it today."""
        posts = (
            Post(SECTION_HEAD, section=verification.section),
            Post(COORDINATOR, unit=verification.unit),
            Post(HEAD_OF_OFFICE),
        )
        day = self.shared.people.today()
        return any(member_id in today.holders(post, day) for post in posts)
