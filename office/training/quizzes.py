"""The quizzes: a question is put to a member, and the answer moves it to another box."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from office.database import AsyncSession
from office.foundation import ServicePart
from office.people import Member
from office.training.catalogue import Catalogue
from office.training.coursework import Coursework
from office.training.errors import NoTraining, QuizUnknown
from office.training.models import QuizAttempt
from office.training.notices import TrainingNotice
from office.training.rules.allocation import question_for
from office.training.stores import quiz_store, rows, store


@dataclass(frozen=True)
class QuizAsked:
    """The question that was put. It is an old one if today's is still unanswered."""

    attempt: QuizAttempt
    is_new: bool


@dataclass(frozen=True)
class Answered:
    """The result of an answer: the card that comes back because of a wrong one, and when."""

    attempt: QuizAttempt
    is_new: bool
    card_id: str | None = None
    due_on: date | None = None
    is_held: bool = False
    """The section it rests on has changed: the answer does not count."""


class Quizzes(ServicePart[Coursework]):
    """The questions put to the members."""

    async def ask(self, by: Member) -> QuizAsked:
        """Put a question to a member who wants one now. It is sent through the outbox.

        Raises:
            NoTraining: there are no questions.
        """
        today = self.shared.today
        async with self.shared.database.begin() as session:
            catalogue = await self.shared.served(session)
            attempt = await quiz_store.open_attempt(session, by.id, today)
            if attempt is not None and await self._is_held(session, attempt):
                attempt = None
            is_new = attempt is None
            if attempt is None:
                pasts = await self.shared.question_pasts(session, [by.id])
                theme = await self.shared.theme_for(session, by.unit)
                question_id = question_for(pasts[by.id], catalogue, theme, today)
                if question_id is None:
                    raise NoTraining
                attempt = self._attempt(by, question_id)
                session.add(attempt)
                await session.flush()
                await self.shared.outbox.enqueue(
                    session,
                    TrainingNotice.QUIZ,
                    to=by.id,
                    about=attempt.id,
                    dedup_key=f"quiz:{attempt.id}",
                )
        return QuizAsked(attempt, is_new)

    async def _is_held(self, session: AsyncSession, attempt: QuizAttempt) -> bool:
        return attempt.question_id in await store.held_items(session)

    def _attempt(self, by: Member, question_id: str) -> QuizAttempt:
        correct = self.shared.catalogue().questions[question_id].correct
        now, today = self.shared.clock.now(), self.shared.today
        row = rows.attempt(by.id, question_id, correct, on=today, at=now, is_wished=True)
        return QuizAttempt(**row)

    async def to_send(self, about: int | None) -> QuizAttempt | None:
        """Return the question behind a message, or None if it is obsolete.

        It is obsolete if it is from an earlier day, its right option has moved, it is held back, or
        its member is in a pause.

        The try is counted before it is made: if the sender dies, nobody knows the poll's id.
        """
        async with self.shared.database.begin(keeps_update_open=True) as session:
            attempt = await session.get(QuizAttempt, about, with_for_update=True)
            snoozed = await store.snoozed(session, self.shared.today)
            catalogue = await self.shared.served(session)
            if attempt is None or not self._is_wanted(attempt, snoozed, catalogue):
                return None
            attempt.tries += 1
            session.add(attempt)
        return attempt

    def _is_wanted(
        self, attempt: QuizAttempt, snoozed: Container[int], catalogue: Catalogue
    ) -> bool:
        if attempt.answered_at is not None:
            return False
        facts = catalogue.questions.get(attempt.question_id)
        is_same = facts is not None and facts.correct == attempt.correct
        is_todays = attempt.asked_on == self.shared.today
        is_welcome = attempt.is_wished or (
            attempt.member_id not in snoozed and not self._is_after_closing()
        )
        return is_same and is_todays and is_welcome

    def _is_after_closing(self) -> bool:
        closing = self.shared.hours.closing_of(self.shared.today)
        return closing is None or closing <= self.shared.clock.now()

    async def answered(self, poll_id: str, by: Member, option: int) -> Answered:
        """Note the answer to a poll, however late. Of all its copies, only the first answer counts.

        Raises:
            QuizUnknown: no such poll was sent, or it was sent to somebody else: a forwarded poll
                keeps its id.
        """
        async with self.shared.database.begin() as session:
            attempt = await quiz_store.attempt_of_poll(session, poll_id)
            if attempt is None:
                # Only the bot's own polls arrive here, so this one was sent and its id did not come
                # back.
                attempt = await quiz_store.attempt_of_lost_poll(session, by.id)
            if attempt is None or attempt.member_id != by.id:
                raise QuizUnknown
            if attempt.answered_at is not None:
                return Answered(attempt, is_new=False)
            is_right = option == attempt.correct
            attempt.chosen, attempt.answered_at = option, self.shared.clock.now()
            session.add(attempt)
            if await self._is_held(session, attempt):
                # The words that make its right option right may no longer be true.
                return Answered(attempt, is_new=True, is_held=True)
            attempt.is_right = is_right
            catalogue = await self.shared.served(session)
            facts = catalogue.questions.get(attempt.question_id)
            card_id = facts.card_id if facts is not None else None
            card_id = card_id if card_id in catalogue.cards else None
            for item in filter(None, (attempt.question_id, card_id)):
                await self.shared.note_answer(session, by.id, item, is_right=is_right)
        if is_right or card_id is None:
            return Answered(attempt, is_new=True)
        return Answered(attempt, True, card_id, self.shared.next_working_day())
