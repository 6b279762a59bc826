"""Compares a question to a head with open and answered ones: before it is sent, and answered."""

from collections.abc import Collection
from dataclasses import dataclass

from office.answers import store
from office.answers.casework import QuestionCasework
from office.answers.errors import AnsweredAlike
from office.answers.models import ForwardedQuestion, HeadAnswer
from office.database import AsyncSession
from office.database.dialect import lock_table
from office.foundation import Service, ServicePart
from office.people import Member


@dataclass(frozen=True)
class Alike:
    """What may ask the same as a question that is not sent yet."""

    answer: HeadAnswer | None = None
    waiting: ForwardedQuestion | None = None


class Comparing(ServicePart[QuestionCasework]):
    """Shows people what may be the same. They decide whether it is."""

    async def before_sent(self, asked: str, asker: Member, seen_answer: int | None = None) -> Alike:
        """Return the answer and the open question that are most like what would be sent.

        Without what the asker has seen already, their own questions, and those that they may
        answer themselves.
        """
        from knowledge.search.likeness import NEAR_FROM

        likeness, today = self.shared.rules().likeness, self.shared.people.today()
        async with self.database.read() as session:
            answers = await store.in_force(session, today)
            waiting = await store.open_questions(session)
            roster = await self.shared.roster(session)
        near_answers = [
            (most_alike(self.shared, asked, answer), answer.id, answer)
            for answer in answers
            if answer.id != seen_answer
        ]
        near_waiting = [
            (likeness(asked, question.compared), question.id, question)
            for question in waiting
            if question.asker_id != asker.id
            and self.shared.post_of(question, asker.id, roster) is None
        ]
        found, open_ = max(near_answers, default=None), max(near_waiting, default=None)
        return Alike(
            found[2] if found is not None and found[0] >= NEAR_FROM else None,
            open_[2] if open_ is not None and open_[0] >= NEAR_FROM else None,
        )

    async def before_answered(
        self, asked: str, head_id: int, known: Collection[int] = ()
    ) -> HeadAnswer | None:
        """Return the answer for all that a head should see before they answer."""
        async with self.database.read() as session:
            return await nearest_answer(session, self.shared, asked, head_id, known)


def most_alike(service: Service, asked: str, answer: HeadAnswer) -> float:
    """Return how alike a question is to one of those that the answer is found by."""
    likeness = service.rules().likeness
    return max(likeness(asked, wording) for wording in answer.wordings)


async def nearest_answer(
    session: AsyncSession,
    service: Service,
    asked: str,
    head_id: int,
    known: Collection[int] = (),
) -> HeadAnswer | None:
    """Return the answer in force to the question most like this one, if it may ask the same.

    Their own answers are only shown where the same is asked: they remember what they wrote. What
    they have answered in the very same words is replaced anyway. A question that another head has
    asked them first (`head_id` is 0) is about an answer of theirs, too.
    """
    from knowledge.search.likeness import NEAR_FROM, same_from

    ranked = [
        (most_alike(service, asked, answer), answer.id, answer)
        for answer in await store.in_force(session, service.people.today())
        if answer.id not in known and not (answer.author_id == head_id and answer.question == asked)
    ]
    near = [
        found
        for found in ranked
        if found[0] >= (same_from() if found[2].author_id == head_id else NEAR_FROM)
    ]
    return max(near)[2] if near else None


async def check_others(
    session: AsyncSession,
    service: Service,
    asked: str,
    head_id: int,
    known: Collection[int],
) -> None:
    """Refuse an answer for all beside another one that its author has not seen.

    One transaction at a time gives an answer for all: of two heads at the same instant the second
    sees the first one's.

    Raises:
        AnsweredAlike: with that answer.
    """
    await lock_table(session, HeadAnswer)
    other = await nearest_answer(session, service, asked, head_id, known)
    if other is not None:
        raise AnsweredAlike(other.id)
