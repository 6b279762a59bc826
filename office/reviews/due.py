"""What time does: owners are asked, reminded, and what stays unanswered is seen on Monday."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import structlog

from office.anomalies.reading import brief
from office.database import AsyncSession
from office.foundation import ServicePart
from office.payload import Plain
from office.people import Member
from office.posts.posts import HEAD_OF_OFFICE, Post
from office.reviews import store
from office.reviews.casework import REMINDED_AFTER, ReviewWork
from office.reviews.models import Review, ReviewReason, ReviewState
from office.reviews.notices import ReviewNotice
from office.reviews.rules.spread import MOST_A_WEEK, TOGETHER, DueSop, to_ask
from office.reviews.signs import EVIDENCE, Signs
from office.shelf.facts import SopAge

LATE_AFTER = timedelta(days=7)
"""So long after the reminder the head of office sees it."""
_MOST_A_DAY = 1

log = structlog.get_logger("office.reviews")


class DueJobs(ServicePart[ReviewWork]):
    """Each morning at most one SOP is put to each owner, and three in a week."""

    def __init__(self, shared: ReviewWork, signs: Signs) -> None:
        super().__init__(shared)
        self.signs = signs
        # The day on which this process last asked: it is once a day enough.
        self._asked_on: date | None = None

    async def run(self) -> None:
        """Close what was changed, ask, remind, and on Mondays tell the head of office."""
        today, now = self.shared.people.today(), self.clock.now()
        opening = self.shared.hours.opening_of(today)
        if self._asked_on == today or not brief.is_time(opening, now):
            return
        async with self.database.begin(keeps_update_open=True) as session:
            await store.begin_asking(session)
            await self._close_changed(session)
            await self._remind(session)
            await self._ask(session, today)
            if self._begins_week(today):
                await self._tell_late(session, today)
        self._asked_on = today

    def _begins_week(self, today: date) -> bool:
        """Whether the office was closed on all earlier days of this week: mostly on Mondays."""
        days = (today - timedelta(days=back) for back in range(1, today.weekday() + 1))
        return not any(self.shared.hours.opens_on(day) for day in days)

    # --- asking ---

    async def _ask(self, session: AsyncSession, today: date) -> None:
        now = self.clock.now()
        open_now = {review.sop_id for review in await store.open_reviews(session)}
        monday = today - timedelta(days=today.weekday())
        asked = await store.asked_since(session, self.shared.hours.first_opening(monday))
        of_week = Counter(review.owner for review in asked)
        of_day = Counter(review.owner for review in asked if self._day(review.asked_at) == today)
        ages = {age.sop_id: age for age in self.shared.shelf().upkeep.ages()}
        events = {event.sop_id: event for event in await self.signs.events(session)}
        counts = await store.asked_for(session, now - EVIDENCE)
        by_owner: dict[str, list[SopAge]] = defaultdict(list)
        for age in ages.values():
            if age.sop_id not in open_now:
                by_owner[age.owner].append(age)
        for owner, own in by_owner.items():
            room = min(MOST_A_WEEK - of_week[owner], _MOST_A_DAY - of_day[owner])
            urgent = [age.sop_id for age in own if age.sop_id in events]
            due = [
                DueSop(age.sop_id, age.parts[0].due_on, counts.get(age.sop_id, 0)) for age in own
            ]
            # What is planned for this week stays planned when some of it was asked already.
            planned = [it.sop_id for it in to_ask(due, today) if it.sop_id not in urgent]
            for sop_id in (*urgent, *planned)[: max(0, room)]:
                event = events.get(sop_id)
                await self._put(
                    session,
                    Review(
                        sop_id=sop_id,
                        slugs=",".join(_slugs(ages[sop_id], today, whole=event is not None)),
                        owner=owner,
                        reason=event.reason if event else ReviewReason.CALENDAR,
                        detail=event.detail if event else "",
                        asked_at=now,
                    ),
                )

    async def _put(self, session: AsyncSession, review: Review) -> None:
        review.due_at = self.shared.hours.add_days(self.clock.now(), REMINDED_AFTER)
        session.add(review)
        await session.flush()
        told = await self.shared.ask(session, review)
        log.info("an owner is asked to review", sop=review.sop_id, told=told)

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self.shared.hours.zone).date()

    # --- what stays open ---

    async def _close_changed(self, session: AsyncSession) -> None:
        """Close the reviews of SOPs that are gone, or whose text was replaced since."""
        shelf, now = self.shared.shelf().upkeep, self.clock.now()
        for review in await store.open_reviews(session):
            age = shelf.age(review.sop_id)
            resting = shelf.resting_on(review.documents) if review.documents else ()
            if age is None or (
                review.documents
                and (review.sop_id, review.section) not in {(it.sop_id, it.slug) for it in resting}
            ):
                review.state, review.decided_at = ReviewState.DROPPED, now
            elif not review.documents and (
                done := await store.started_since(session, [age.path], review.asked_at)
            ):
                review.state, review.decided_at = ReviewState.CHANGED, now
                review.decided_by, review.post = done[-1].approver_id, done[-1].post
            session.add(review)

    async def _remind(self, session: AsyncSession) -> None:
        now = self.clock.now()
        for review in await store.open_reviews(session):
            if review.due_at is not None and review.due_at <= now:
                review.due_at = None
                session.add(review)
                if review.reason is not ReviewReason.SOURCE:
                    await self.shared.ask(session, review, reminded=1)

    async def _tell_late(self, session: AsyncSession, today: date) -> None:
        late = await self.late(session)
        if not late:
            return
        monday = (today - timedelta(days=today.weekday())).isoformat()
        roster = await self.shared.roster(session)
        for member in roster.holders(Post(HEAD_OF_OFFICE), today):
            await self.shared.outbox.enqueue(
                session,
                ReviewNotice.LATE,
                to=member,
                detail=Plain(monday),
                dedup_key=f"{ReviewNotice.LATE}:{monday}:{member}",
            )

    async def late(self, session: AsyncSession) -> Sequence[Review]:
        """Return what is open a week after its reminder, the oldest first."""
        border = self.clock.now() - LATE_AFTER
        return [
            review
            for review in await store.open_reviews(session)
            if review.is_reminded
            and self.shared.hours.add_days(review.asked_at, REMINDED_AFTER) <= border
        ]

    async def late_now(self) -> Sequence[Review]:
        """Return the same for a renderer."""
        async with self.database.read() as session:
            return await self.late(session)

    async def come_back(self, session: AsyncSession, member: Member) -> None:
        """Send somebody who can be reached again what waits for them."""
        for review in await store.open_reviews(session):
            post = await self.shared.post_of(session, review, member)
            if post is not None and post.role != HEAD_OF_OFFICE and not review.documents:
                await self.shared.outbox.enqueue(
                    session, ReviewNotice.ASKED, to=member.id, about=review.id, detail=0
                )


def _slugs(age: SopAge, today: date, *, whole: bool) -> list[str]:
    """Return the sections that are confirmed together: those due soon; all after an event."""
    first = age.parts[0].due_on
    border = max(first, today) + TOGETHER
    return [slug for part in age.parts if whole or part.due_on <= border for slug in part.slugs]
