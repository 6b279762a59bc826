"""Reads forwarded questions and answers: for heads, renderers, and those who ask the same."""

from collections.abc import Sequence

from office.answers import store
from office.answers.errors import AlreadyAnswered, ForwardedUnknown
from office.answers.models import AnsweredQuestion, ForwardedQuestion, HeadAnswer
from office.answers.shared import Shared
from office.database import Database
from office.people import Member


class Queries:
    """Reads, and shows each member only what they may see."""

    def __init__(self, database: Database, shared: Shared) -> None:
        self.database = database
        self.shared = shared

    async def seen_by_head(self, forwarded_id: int, head: Member) -> ForwardedQuestion:
        """Return the question, for a member whose post it has reached.

        Raises:
            ForwardedUnknown: there is none, or it is not theirs.
        """
        question = await self.reread(forwarded_id)
        if question is None or not await self.is_head(question, head.id):
            raise ForwardedUnknown
        return question

    async def seen_open(self, forwarded_id: int, head: Member) -> ForwardedQuestion:
        """Return the question, for a member whose post it has reached, if it is still open.

        Raises:
            ForwardedUnknown: there is none, or it is not theirs.
            AlreadyAnswered: somebody was faster.
        """
        question = await self.seen_by_head(forwarded_id, head)
        if not question.is_open:
            answer = await self.answer(question.answer_id)
            raise AlreadyAnswered(answer.author_id if answer else None, question.closed_at)
        return question

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
        return [one for one in questions if self.shared.post_of(one, head.id, today) is not None]

    async def in_force(self) -> Sequence[HeadAnswer]:
        """Return the answers for all that are valid today, the newest first."""
        async with self.database.read() as session:
            return await store.in_force(session, self.shared.people.today())

    async def answered(self) -> Sequence[AnsweredQuestion]:
        """Return the questions of these answers, to compare them with what others ask."""
        return await store.answered(self.database.look, self.shared.people.today())

    async def given_by(self, head: Member) -> Sequence[HeadAnswer]:
        """Return this head's answers for all that are valid today."""
        return [one for one in await self.in_force() if one.author_id == head.id]

    async def reread(self, forwarded_id: int) -> ForwardedQuestion | None:
        """Return the question as it is now, for a renderer."""
        async with self.database.read() as session:
            return await session.get(ForwardedQuestion, forwarded_id)

    async def answer(self, answer_id: int | None) -> HeadAnswer | None:
        """Return an answer as it is now."""
        async with self.database.read() as session:
            return await session.get(HeadAnswer, answer_id or 0)
