"""Reads forwarded questions and answers: for heads, renderers, and those who ask the same."""

from collections.abc import Sequence

from office.answers import store
from office.answers.casework import QuestionCasework
from office.answers.errors import ForwardedUnknown
from office.answers.models import AnsweredQuestion, ForwardedQuestion, HeadAnswer
from office.answers.notices import AnswerNotice
from office.errors import NotAllowed
from office.foundation import ServicePart
from office.outbox import Origin, OutboxMessage
from office.people import Member


class Queries(ServicePart[QuestionCasework]):
    """Reads, and shows each member only what they may see."""

    async def seen_by_head(self, forwarded_id: int, head: Member) -> ForwardedQuestion:
        """Return the question, for a member whose post it has reached.

        Raises:
            ForwardedUnknown: there is none, or it is not theirs.
        """
        question = await self.reread(forwarded_id)
        if question is None or not await self.is_head(question, head.id):
            raise ForwardedUnknown
        return question

    async def seen_open(
        self, forwarded_id: int, head: Member, replaces: int = 0
    ) -> ForwardedQuestion:
        """Return the question, for a member whose post it has reached, if it can be answered.

        It is open, or has the answer that is to be replaced.

        Raises:
            ForwardedUnknown: there is none, or it is not theirs.
            QuestionTakenBack, AlreadyAnswered: as `QuestionCasework.check`.
        """
        question = await self.seen_by_head(forwarded_id, head)
        async with self.database.read() as session:
            await self.shared.check(session, question, replaces)
        return question

    async def seen_by_asker(self, forwarded_id: int, asker: Member) -> ForwardedQuestion:
        """Return the question, for the member who has forwarded it.

        Raises:
            ForwardedUnknown: there is none, or it is not theirs.
        """
        question = await self.reread(forwarded_id)
        if question is None or question.asker_id != asker.id:
            raise ForwardedUnknown
        return question

    async def asked_by(self, asker: Member) -> Sequence[ForwardedQuestion]:
        """Return what the member has forwarded: what is open first, then the newest."""
        async with self.database.read() as session:
            found = await store.asked_by(session, asker.id)
        # Of one whose words retention has removed nothing can be shown.
        return [question for question in found if question.text]

    async def first_with(self, answer_id: int) -> ForwardedQuestion | None:
        """Return the first question that has the answer; None if nobody has forwarded one."""
        async with self.database.read() as session:
            return next(iter(await store.answered_with(session, answer_id)), None)

    async def of_asker(self, answer_id: int, asker_id: int) -> ForwardedQuestion | None:
        """Return the question of this member that has the answer; None if they forwarded none."""
        async with self.database.read() as session:
            found = await store.answered_with(session, answer_id)
        return next((question for question in found if question.asker_id == asker_id), None)

    async def is_head(self, question: ForwardedQuestion, member_id: int) -> bool:
        """Whether the member may answer the question today."""
        async with self.database.read() as session:
            today = await self.shared.roster(session)
        return self.shared.post_of(question, member_id, today) is not None

    async def tasks(self, head: Member) -> Sequence[ForwardedQuestion]:
        """The open questions that have reached a post of this member's, the oldest first."""
        async with self.database.read() as session:
            questions = await store.open_questions(session)
            today = await self.shared.roster(session)
        return [
            question
            for question in questions
            if self.shared.post_of(question, head.id, today) is not None
        ]

    async def in_force(self) -> Sequence[HeadAnswer]:
        """Return the answers for all that are valid today, the newest first."""
        async with self.database.read() as session:
            return await store.in_force(session, self.shared.people.today())

    async def answered(self) -> Sequence[AnsweredQuestion]:
        """Return the questions of these answers, to compare them with what others ask."""
        return await store.answered(self.database.look, self.shared.people.today())

    async def own(self, answer_id: int, head: Member) -> HeadAnswer:
        """Return an answer for its author.

        Raises:
            NotAllowed: it is somebody else's.
        """
        answer = await self.answer(answer_id)
        if answer is None or answer.author_id != head.id:
            raise NotAllowed
        return answer

    async def given_by(self, head: Member) -> Sequence[HeadAnswer]:
        """Return this head's answers for all that are valid today."""
        return [answer for answer in await self.in_force() if answer.author_id == head.id]

    async def joined(self, forwarded_id: int) -> int:
        """Return how many wait for the answer to this question beside its asker."""
        async with self.database.read() as session:
            return len(await store.joined(session, forwarded_id))

    async def reread(self, forwarded_id: int) -> ForwardedQuestion | None:
        """Return the question as it is now, for a renderer."""
        async with self.database.read() as session:
            return await session.get(ForwardedQuestion, forwarded_id)

    async def answer(self, answer_id: int | None) -> HeadAnswer | None:
        """Return an answer as it is now."""
        async with self.database.read() as session:
            return await session.get(HeadAnswer, answer_id or 0)

    async def origin(self, message: OutboxMessage) -> Origin:
        """Return who asked, or who answered."""
        question = await self.reread(message.about or 0)
        if question is None:
            return Origin()
        if message.kind == AnswerNotice.FORWARDED:
            return Origin(question.asker_id, question.code)
        answer = await self.answer(int(message.detail))
        return Origin(answer.author_id if answer is not None else None, question.code)
