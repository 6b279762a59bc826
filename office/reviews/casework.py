"""What all moves of a review share: who owns an SOP today, and who decides."""

from collections.abc import Iterable

from office.database import AsyncSession
from office.foundation import Foundation, Service
from office.people import Member
from office.posts.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post, Roster
from office.reviews import store
from office.reviews.errors import ReviewOver, ReviewUnknown
from office.reviews.models import Review
from office.reviews.notices import ReviewNotice
from office.revisions.publishing import FactPublishing

REMINDED_AFTER = 5
"""After this many office days an owner is reminded, once."""


class ReviewWork(Service):
    """Fills the outbox, always in the caller's transaction."""

    def __init__(self, foundation: Foundation, publishing: FactPublishing) -> None:
        super().__init__(foundation)
        self.publishing = publishing

    async def owners(self, session: AsyncSession, owner: str) -> tuple[Post, tuple[int, ...]]:
        """Return the post that owns the SOPs of a section today, and who is told there.

        Where no head can be told, it is the head of office.
        """
        return self._owners(await self.roster(session), owner)

    async def owned(
        self, session: AsyncSession, reviews: Iterable[Review], member: Member
    ) -> list[Review]:
        """Return those reviews of which the member is an owner today, in their order."""
        roster = await self.roster(session)
        return [it for it in reviews if member.id in self._owners(roster, it.owner)[1]]

    def _owners(self, roster: Roster, owner: str) -> tuple[Post, tuple[int, ...]]:
        today = self.people.today()
        head, boss = Post(SECTION_HEAD, section=owner), Post(HEAD_OF_OFFICE)
        held = roster.holders(head, today) if owner else ()
        return (head, held) if held else (boss, roster.holders(boss, today))

    async def post_of(self, session: AsyncSession, review: Review, member: Member) -> Post | None:
        """Return the post in which the member decides; None if they do not."""
        roster, today = await self.roster(session), self.people.today()
        for post in (Post(SECTION_HEAD, section=review.owner), Post(HEAD_OF_OFFICE)):
            if member.id in roster.holders(post, today):
                return post
        return None

    async def lock_for(
        self, session: AsyncSession, review_id: int, member: Member
    ) -> tuple[Review, Post]:
        """Lock an open review for somebody who decides on it today.

        Raises:
            ReviewUnknown: there is none, or it is not theirs.
            ReviewOver: it is decided.
        """
        review = await store.lock(session, review_id)
        post = await self.post_of(session, review, member) if review is not None else None
        if review is None or post is None:
            raise ReviewUnknown
        if not review.is_open:
            raise ReviewOver
        return review, post

    async def ask(self, session: AsyncSession, review: Review, reminded: int = 0) -> int:
        """Send the card to the owners. Returns to how many."""
        _, members = await self.owners(session, review.owner)
        for member in members:
            await self.outbox.enqueue(
                session,
                ReviewNotice.ASKED,
                to=member,
                about=review.id,
                detail=reminded,
                due_at=self.hours.next_opening(self.clock.now()),
                dedup_key=f"{ReviewNotice.ASKED}:{review.id}:{reminded}:{member}",
            )
        return len(members)
