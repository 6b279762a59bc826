"""An owner says that what stands there still holds: one tap, and it can be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from office.database import AsyncSession
from office.foundation import ServicePart
from office.people import Member
from office.posts.posts import HEAD_OF_OFFICE, Post, post_name
from office.reviews import store
from office.reviews.casework import ReviewWork
from office.reviews.errors import ReviewUnknown, TooLateToUndo
from office.reviews.models import Review, ReviewReason, ReviewState
from office.reviews.signs import Evidence, Signs

FILE = "reviewed.toml"


@dataclass(frozen=True)
class SeenReview:
    """A review with what its owner should know."""

    review: Review
    evidence: Evidence


class ReviewDecisions(ServicePart[ReviewWork]):
    """What owners do. The words of an SOP never change here."""

    def __init__(self, shared: ReviewWork, signs: Signs) -> None:
        super().__init__(shared)
        self.signs = signs

    async def seen_by(self, review_id: int, member: Member) -> SeenReview:
        """Return a review for somebody who decides on it today, open or not.

        Raises:
            ReviewUnknown: there is none, or it is not theirs.
        """
        async with self.database.read() as session:
            review = await session.get(Review, review_id)
            if review is None or await self.shared.post_of(session, review, member) is None:
                raise ReviewUnknown
            return SeenReview(review, await self.signs.evidence(session, review))

    async def to_send(self, review_id: int, member: Member | None) -> SeenReview | None:
        """Return an open review for a renderer; None if it is obsolete for this recipient."""
        if member is None:
            return None
        try:
            seen = await self.seen_by(review_id, member)
        except ReviewUnknown:
            return None
        return seen if seen.review.is_open else None

    async def keep(self, review_id: int, member: Member) -> Review:
        """Confirm the sections of a review: they hold as they stand.

        Raises:
            ReviewUnknown, ReviewOver: as `ReviewWork.lock_for`.
        """
        today = self.shared.people.today()
        async with self.database.begin() as session:
            review, post = await self.shared.lock_for(session, review_id, member)
            before = await self._put(
                session, review, dict.fromkeys(review.confirms, today), member, post
            )
            review.before = ",".join(f"{slug}={day}" for slug, day in before.items())
            review.state, review.decided_at = ReviewState.KEPT, self.clock.now()
            review.decided_by, review.post = member.id, post_name(post)
            session.add(review)
        return review

    async def undo(self, review_id: int, member: Member) -> Review:
        """Take a confirmation back: the sections have the days that they had before.

        Raises:
            ReviewUnknown: there is none, or it is not theirs.
            TooLateToUndo: it is no confirmation, or was followed by another one.
        """
        async with self.database.begin() as session:
            await store.begin_asking(session)
            review = await store.lock(session, review_id)
            post = await self.shared.post_of(session, review, member) if review else None
            if review is None or post is None:
                raise ReviewUnknown
            is_last = await store.latest_of(session, review) == review.id
            others = [it for it in await store.open_reviews(session) if _same(it, review)]
            if review.state is not ReviewState.KEPT or not is_last or others:
                raise TooLateToUndo
            await self._put(session, review, _days(review), member, post)
            review.state, review.before = ReviewState.OPEN, ""
            review.decided_by = review.decided_at = None
            review.post = ""
            session.add(review)
        return review

    async def _put(
        self,
        session: AsyncSession,
        review: Review,
        days: Mapping[str, date | None],
        member: Member,
        post: Post,
    ) -> Mapping[str, date]:
        """Publish the days of these sections. Returns those that they had before."""
        files, had = self.shared.shelf().upkeep, dict[str, date]()

        def rewrite(text: str) -> str:
            had.update(files.days(text, review.sop_id))
            return files.confirmed(text, review.sop_id, days)

        await self.shared.publishing.put(session, FILE, rewrite, member, post_name(post))
        return {slug: day for slug, day in had.items() if slug in days}

    async def tasks(self, member: Member) -> Sequence[Review]:
        """Return the open reviews of the sections that the member heads, the oldest first.

        The head of office has those that nobody else has.
        """
        async with self.database.read() as session:
            return await self.shared.owned(session, await store.open_reviews(session), member)

    async def next_after(self, review: Review, member: Member) -> Review | None:
        """Return the next open review of the same change for this member; None if none is left."""
        if review.reason is not ReviewReason.SOURCE:
            return None
        async with self.database.read() as session:
            for one in await store.of_documents(session, review.detail):
                post = await self.shared.post_of(session, one, member) if one.is_open else None
                # The head of office may decide on all, and is led through what is nobody else's.
                if post is not None and (post.role != HEAD_OF_OFFICE or one.owner == review.owner):
                    return one
        return None


def _same(one: Review, other: Review) -> bool:
    return (one.sop_id, one.section) == (other.sop_id, other.section)


def _days(review: Review) -> dict[str, date | None]:
    had = dict(pair.split("=") for pair in review.before.split(",") if pair)
    return {
        slug: date.fromisoformat(had[slug]) if slug in had else None for slug in review.confirms
    }
