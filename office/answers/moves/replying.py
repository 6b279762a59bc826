"""A head answers a forwarded question, for its asker or for all, or gives it to another section."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from office.anomalies.errors import AlreadyThere
from office.answers import store
from office.answers.alike import check_others
from office.answers.casework import QuestionCasework
from office.answers.errors import AlreadyAnswered, ForwardedUnknown, QuestionTakenBack
from office.answers.form import ANSWER, AnswerWords
from office.answers.models import ForwardedQuestion, HeadAnswer
from office.answers.moves.replacing import replace, withdraw
from office.answers.notices import AnswerNotice
from office.answers.tiers import VALID_DAYS
from office.database import AsyncSession
from office.errors import NotAllowed
from office.forms import NoForm, forget_form
from office.foundation import ServicePart
from office.people import Member
from office.posts import post_name


@dataclass(frozen=True)
class Given:
    """An answer, and the question that it closed."""

    question: ForwardedQuestion
    answer: HeadAnswer
    # How many people had an older answer, and are told that this one takes its place.
    told: int = 0


class Replying(ServicePart[QuestionCasework]):
    """What heads do."""

    async def answer(
        self, head: Member, words: AnswerWords, *, is_for_all: bool, beside: str = ""
    ) -> Given:
        """Give the answer of the form. The asker gets it at once.

        `beside` is the fingerprint of what the shelf surely answers now, or empty. An answer to a
        follow-up that is for the asker alone leaves the one before in force for the others.

        Raises:
            ForwardedUnknown, QuestionTakenBack, AlreadyAnswered: as `QuestionCasework.lock_for`.
            NoForm: nothing was written.
        """
        if not words.text and not words.passage:
            raise NoForm(ANSWER.topic)
        now, today = self.shared.clock.now(), self.shared.people.today()
        async with self.database.begin() as session:
            question, post = await self.shared.lock_for(
                session, words.forwarded_id, head, words.replaces
            )
            if is_for_all:
                known = {*words.takes, *words.beside, words.replaces, question.answer_id or 0}
                asked_first = 0 if question.remark else head.id
                await check_others(session, self.shared, question.compared, asked_first, known)
            answer = HeadAnswer(
                question=question.compared if is_for_all else "",
                text=words.text,
                passage=words.passage,
                beside=beside,
                post=post_name(post),
                author_id=head.id,
                is_for_all=is_for_all,
                given_at=now,
                valid_until=today + timedelta(days=VALID_DAYS),
            )
            session.add(answer)
            await session.flush()
            told = await self._take_place(session, question, answer, words.takes)
            if question.is_open:
                await self._close(session, question, answer)
            await forget_form(session, head.id, ANSWER.topic)
        return Given(question, answer, told)

    async def _take_place(
        self,
        session: AsyncSession,
        question: ForwardedQuestion,
        answer: HeadAnswer,
        takes: Collection[int],
    ) -> int:
        """Let the answer replace the ones before, if there are any. Returns how many are told."""
        told: set[int] = set()
        for answer_id in await self._before(session, question, answer, takes):
            old = await session.get(
                HeadAnswer, answer_id, with_for_update=True, populate_existing=True
            )
            is_kept = question.is_open and not answer.is_for_all
            if old is not None and not (is_kept and old.is_for_all):
                answered = question if question.is_open else None
                told |= await replace(session, self.shared, old, answer, answered)
                if answer.is_for_all and old.is_for_all:
                    answer.add_wordings(*old.wordings)
        return len(told)

    async def _before(
        self,
        session: AsyncSession,
        question: ForwardedQuestion,
        answer: HeadAnswer,
        takes: Collection[int],
    ) -> list[int]:
        """Return the answers that a new one may replace: the question's, and those for all.

        Those of others are `takes`: their place is only taken by who has seen them.
        """
        found = [] if question.answer_id is None else [question.answer_id]
        if answer.is_for_all:
            in_force = await store.in_force(session, self.shared.people.today())
            found += [
                one.id
                for one in in_force
                if one.id in takes
                or (one.author_id == answer.author_id and one.question == question.compared)
            ]
        return sorted({*found} - {answer.id})

    async def answer_same(self, answer_id: int, head: Member, forwarded: Iterable[int]) -> int:
        """Give an answer for all to other open questions, too. Returns how many those were.

        Raises:
            NotAllowed: the answer is somebody else's, or is no longer shown to others.
        """
        count = 0
        async with self.database.begin() as session:
            answer = await session.get(HeadAnswer, answer_id)
            is_mine = answer is not None and answer.author_id == head.id
            if answer is None or not is_mine or not answer.is_for_all or answer.ended_at:
                raise NotAllowed
            for forwarded_id in forwarded:
                # A question that was answered or given to others meanwhile is left alone.
                with suppress(AlreadyAnswered, ForwardedUnknown, QuestionTakenBack):
                    question, _ = await self.shared.lock_for(session, forwarded_id, head)
                    await self._close(session, question, answer)
                    count += 1
        return count

    async def adopt(
        self, forwarded_id: int, head: Member, answer_id: int
    ) -> tuple[ForwardedQuestion, HeadAnswer]:
        """Give the answer that another head has given to all. It stays theirs.

        Raises:
            ForwardedUnknown, QuestionTakenBack, AlreadyAnswered: as `QuestionCasework.lock_for`.
            NotAllowed: that answer is no longer shown to others.
        """
        async with self.database.begin() as session:
            question, _ = await self.shared.lock_for(session, forwarded_id, head)
            answer = await session.get(HeadAnswer, answer_id)
            if answer is None or not answer.is_for_all or answer.ended_at is not None:
                raise NotAllowed
            await self._close(session, question, answer)
            await forget_form(session, head.id, ANSWER.topic)
        return question, answer

    async def _close(
        self, session: AsyncSession, question: ForwardedQuestion, answer: HeadAnswer
    ) -> None:
        """Give the answer to the asker, and to all who have joined them."""
        session.add(answer)
        for asked in (question, *await store.joined(session, question.id)):
            asked.answer_id, asked.due_at = answer.id, None
            asked.closed_at = self.shared.clock.now()
            asked.joins = asked.waiting_at = None
            session.add(asked)
            if answer.is_for_all:
                answer.add_wordings(asked.compared)
            await self.shared.outbox.enqueue(
                session,
                AnswerNotice.GIVEN,
                to=asked.asker_id,
                about=asked.id,
                detail=answer.id,
            )
        await self.shared.refresh_cards(session, question)

    async def hand_on(
        self, forwarded_id: int, head: Member, section: str, remark: str = ""
    ) -> ForwardedQuestion:
        """Give the question to another section, where it begins anew. The asker is told.

        `remark` is what the head would answer, for one who has answered otherwise.

        Raises:
            ForwardedUnknown, AlreadyAnswered: as `QuestionCasework.lock_for`.
            AlreadyThere: that section already has it.
        """
        async with self.database.begin() as session:
            question, _ = await self.shared.lock_for(session, forwarded_id, head)
            if question.section == section:
                raise AlreadyThere
            # Before the new cards are enqueued: only the old ones must be edited.
            await self.shared.refresh_cards(session, question)
            question.section, question.tier, question.remark = section, 0, remark
            tier = await self.shared.climb(session, question)
            if tier is not None:
                await self.shared.tell_askers(session, question, tier.post)
            if remark:
                await forget_form(session, head.id, ANSWER.topic)
        return question

    async def end(self, answer_id: int, head: Member) -> int:
        """Show the answer to nobody from now on. Returns how many people had it, and are told.

        Raises:
            NotAllowed: it is somebody else's.
        """
        async with self.database.begin() as session:
            answer = await session.get(HeadAnswer, answer_id, with_for_update=True)
            if answer is None or answer.author_id != head.id:
                raise NotAllowed
            return await withdraw(session, self.shared, answer)
