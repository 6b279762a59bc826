"""What all moves of a forwarded question share: who may act, and who is told."""

from datetime import datetime

from office.answers import store
from office.answers.errors import AlreadyAnswered, ForwardedUnknown, QuestionTakenBack
from office.answers.models import ForwardedQuestion, HeadAnswer
from office.answers.notices import AnswerNotice
from office.answers.tiers import Tier, next_tier, reached, urgent_wait
from office.database import AsyncSession
from office.escalation import Urgency
from office.escalation.waits import after
from office.foundation import Service
from office.outbox import Priority
from office.payload import Plain
from office.people import Member
from office.posts.posts import Post, Roster, post_name

# If nobody can be told, somebody may be tomorrow.
TRIES_AGAIN_AFTER = 1


class QuestionCasework(Service):
    """Writes to the outbox, always within the caller's transaction."""

    def holders(self, asker_id: int, post: Post, today: Roster) -> tuple[int, ...]:
        """Return who is asked at a post: never the asker themselves."""
        return today.holders(post, self.people.today(), {asker_id})

    def post_of(self, question: ForwardedQuestion, member_id: int, today: Roster) -> Post | None:
        """Return the reached post in which a member may answer today, or None."""
        posts = reached(question.section, question.tier)
        return next(
            (post for post in posts if member_id in self.holders(question.asker_id, post, today)),
            None,
        )

    async def lock_for(
        self, session: AsyncSession, forwarded_id: int, head: Member, replaces: int = 0
    ) -> tuple[ForwardedQuestion, Post]:
        """Lock a question for somebody who may answer it today.

        It must be open, or have the answer that is replaced.

        Raises:
            ForwardedUnknown: there is none, or it is not theirs.
            QuestionTakenBack: its asker waits no longer.
            AlreadyAnswered: somebody was faster.
        """
        question = await store.lock(session, forwarded_id)
        if question is None:
            raise ForwardedUnknown
        post = self.post_of(question, head.id, await self.roster(session))
        if post is None:
            raise ForwardedUnknown
        await self.check(session, question, replaces)
        return question, post

    async def lock_both(
        self, session: AsyncSession, forwarded_id: int, asker: Member
    ) -> tuple[ForwardedQuestion, ForwardedQuestion]:
        """Lock a question for its asker, and the one that the head is asked: mostly the same.

        What others have joined is locked first, as everywhere.

        Raises:
            ForwardedUnknown: this member has forwarded no such question.
        """
        seen = await session.get(ForwardedQuestion, forwarded_id)
        if seen is None or seen.asker_id != asker.id:
            raise ForwardedUnknown
        joined_to = await store.lock(session, seen.joins) if seen.joins is not None else None
        question = await store.lock(session, forwarded_id) or seen
        is_joined = joined_to is not None and question.joins == joined_to.id
        return question, joined_to if joined_to is not None and is_joined else question

    async def check(
        self, session: AsyncSession, question: ForwardedQuestion, replaces: int = 0
    ) -> None:
        """Refuse what can no longer be answered.

        Raises:
            QuestionTakenBack, AlreadyAnswered: as `lock_for`.
        """
        if question.is_open or (replaces and question.answer_id == replaces):
            return
        if question.is_taken_back:
            raise QuestionTakenBack
        answer = await session.get(HeadAnswer, question.answer_id or 0)
        raise AlreadyAnswered(answer.author_id if answer else None, question.closed_at)

    async def climb(self, session: AsyncSession, question: ForwardedQuestion) -> Tier | None:
        """Ask the next tier that somebody holds. None if there is none until tomorrow."""
        today = await self.roster(session)
        tier = next_tier(
            question.section,
            question.tier,
            lambda post: not self.holders(question.asker_id, post, today),
        )
        asked_at = self._asks_at(question)
        question.due_at = self._due_at(question, tier, asked_at)
        if tier is not None:
            question.tier = tier.number
        session.add(question)
        await session.flush()
        await self._take_along(session, question)
        if tier is None:
            return None
        for member in self.holders(question.asker_id, tier.post, today):
            await self.outbox.enqueue(
                session,
                AnswerNotice.FORWARDED,
                to=member,
                about=question.id,
                detail=tier.number,
                due_at=asked_at,
                priority=Priority.URGENT if question.waiting_at else Priority.NORMAL,
                dedup_key=f"{_key(question)}:{member}",
            )
        return tier

    def _asks_at(self, question: ForwardedQuestion) -> datetime:
        """Return when it is told. Nobody is disturbed at night for a question that can wait."""
        now = self.clock.now()
        return now if question.waiting_at is not None else self.hours.next_opening(now)

    def _due_at(
        self, question: ForwardedQuestion, tier: Tier | None, asked_at: datetime
    ) -> datetime:
        if question.waiting_at is None:
            days = tier.days if tier is not None else TRIES_AGAIN_AFTER
            return self.hours.add_days(asked_at, days)
        rules = self.rules().policy.rules_for(question.section, Urgency.URGENT)
        wait = urgent_wait(tier.post if tier is not None else None, rules)
        return after(asked_at, wait, self.hours, is_urgent=True)

    async def _take_along(self, session: AsyncSession, question: ForwardedQuestion) -> None:
        """Let those who have joined a question see where it is."""
        for other in await store.joined(session, question.id):
            other.section, other.tier = question.section, question.tier
            other.due_at = question.due_at
            session.add(other)

    async def pass_on(self, session: AsyncSession, question: ForwardedQuestion) -> None:
        """Let the first who has joined a question ask it, whose asker waits no longer."""
        waiting = await store.joined(session, question.id)
        for other in waiting[1:]:
            other.joins = waiting[0].id
            session.add(other)
        for first in waiting[:1]:
            first.joins = None
            await self.ask_again(session, first)

    async def ask_again(self, session: AsyncSession, question: ForwardedQuestion) -> Tier | None:
        """Ask the tier anew that the question has reached."""
        question.tier = max(question.tier - 1, 0)
        return await self.climb(session, question)

    async def tell_askers(
        self, session: AsyncSession, question: ForwardedQuestion, post: Post
    ) -> None:
        """Tell the asker, and who has joined them, who has the question now."""
        for asked in (question, *await store.joined(session, question.id)):
            await self.outbox.enqueue(
                session,
                AnswerNotice.MOVED,
                to=asked.asker_id,
                about=asked.id,
                detail=Plain(post_name(post)),
            )

    async def refresh_cards(self, session: AsyncSession, question: ForwardedQuestion) -> None:
        """Let every card of the question show how it stands now."""
        for member, card in await store.cards(session, question.id):
            await self.outbox.enqueue(
                session, AnswerNotice.CARD_CHANGED, to=member, about=question.id, detail=card
            )


def _key(question: ForwardedQuestion) -> str:
    """Return what tells one asking of a question from the next.

    What is asked twice in one night becomes due at the same opening.
    """
    said = f"{question.asked_at}:{question.answer_id or 0}:{len(question.follow_up)}"
    return f"forwarded:{question.id}:{question.section}:{question.due_at}:{said}"
