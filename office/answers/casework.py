"""What all moves of a forwarded question share: who may act, and who is told."""

from office.answers import store
from office.answers.errors import AlreadyAnswered, ForwardedUnknown, QuestionTakenBack
from office.answers.models import ForwardedQuestion, HeadAnswer
from office.answers.notices import AnswerNotice
from office.answers.tiers import Tier, next_tier, reached
from office.database import AsyncSession
from office.foundation import Service
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
        now, hours = self.clock.now(), self.hours
        today = await self.roster(session)
        tier = next_tier(
            question.section,
            question.tier,
            lambda post: not self.holders(question.asker_id, post, today),
        )
        asked_at = hours.next_opening(now)
        days = tier.days if tier is not None else TRIES_AGAIN_AFTER
        question.due_at = hours.add_days(asked_at, days)
        session.add(question)
        await session.flush()
        if tier is None:
            return None
        question.tier = tier.number
        for member in self.holders(question.asker_id, tier.post, today):
            await self.outbox.enqueue(
                session,
                AnswerNotice.FORWARDED,
                to=member,
                about=question.id,
                detail=tier.number,
                # Nobody is disturbed at night for a question that can wait.
                due_at=asked_at,
                dedup_key=f"{_key(question)}:{member}",
            )
        return tier

    async def tell_asker(
        self, session: AsyncSession, question: ForwardedQuestion, post: Post
    ) -> None:
        """Tell the asker who has the question now."""
        await self.outbox.enqueue(
            session,
            AnswerNotice.MOVED,
            to=question.asker_id,
            about=question.id,
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
