"""What time does to forwarded questions: those that nobody answers climb, in office days."""

from datetime import datetime

from office.answers import store
from office.answers.casework import QuestionCasework
from office.answers.models import ForwardedQuestion
from office.answers.notices import AnswerNotice
from office.answers.tiers import tiers
from office.database import AsyncSession
from office.foundation import ServicePart
from office.noun import move_each
from office.outbox import OutboxMessage
from office.people import Member


class DueJobs(ServicePart[QuestionCasework]):
    """Moves every question that is due, each in a transaction of its own."""

    async def climb_due(self) -> int:
        """Ask again, or ask the next tier. Returns how many questions that were."""
        async with self.database.read() as session:
            due = await store.due(session, self.shared.clock.now())
        moved, _ = await move_each(due, self._move, "answers")
        return moved

    async def undelivered(self, message: OutboxMessage) -> None:
        """A card did not arrive: do not wait for somebody who cannot answer."""
        async with self.database.begin() as session:
            question = await store.lock(session, message.about or 0)
            if question is None or not question.is_open or not question.tier:
                return
            today = await self.shared.roster(session)
            post = tiers(question.section)[question.tier - 1].post
            if not self.shared.holders(question.asker_id, post, today):
                question.due_at = self.shared.clock.now()
                session.add(question)

    async def come_back(self, session: AsyncSession, member: Member) -> None:
        """Send somebody who can be reached again the questions that wait at their posts."""
        outbox, kind = self.shared.outbox, AnswerNotice.FORWARDED
        await outbox.batches.send_again(session, member.id, [kind], is_last_only=True)
        today = await self.shared.roster(session)
        for question in await store.open_questions(session):
            if self.shared.post_of(question, member.id, today) is None:
                continue
            if member.id not in dict(await store.cards(session, question.id)):
                await outbox.enqueue(
                    session, kind, to=member.id, about=question.id, detail=question.tier
                )

    async def next_due(self) -> datetime | None:
        """Return the next moment at which a question climbs."""
        async with self.database.read() as session:
            return await store.next_due(session)

    async def _move(self, forwarded_id: int) -> bool:
        """Load the question anew under its lock: it may have been answered at the same instant."""
        async with self.database.begin() as session:
            question = await store.lock(session, forwarded_id)
            now = self.shared.clock.now()
            if question is None or question.due_at is None:
                return False
            if question.joins is not None:
                return await self._ask_alone(session, question)
            if question.due_at > now:
                return False
            before = tiers(question.section)[question.tier - 1].post if question.tier else None
            tier = await self.shared.climb(session, question)
            if tier is not None and tier.post != before:
                await self.shared.tell_askers(session, question, tier.post)
        return True

    async def _ask_alone(self, session: AsyncSession, question: ForwardedQuestion) -> bool:
        """Ask a question whose colleague's question is gone. Others may have joined that, too."""
        joined_to = await store.lock(session, question.joins or 0)
        if joined_to is not None and joined_to.is_open:
            return False
        if joined_to is not None:
            await self.shared.pass_on(session, joined_to)
        else:
            question.joins = None
            await self.shared.ask_again(session, question)
        return True
