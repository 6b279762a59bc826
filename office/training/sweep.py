"""What time does to the training: it chooses each member's card and question of the day."""

from collections.abc import Iterator, Sequence

import structlog
from sqlmodel.ext.asyncio.session import AsyncSession

from office.outbox import Priority
from office.people import Member
from office.people import store as people_store
from office.training import quiz_store, rows, store
from office.training.book import Book
from office.training.catalogue import Schedule
from office.training.notices import TrainingNotice
from office.training.plan import (
    PROMISES,
    SCRIPTS_COUNT_FOR,
    begins_at,
    card_for,
    has_come,
    question_for,
    schedule_of,
)

# Short transactions: a report must not wait until two thousand people have their cards.
_AT_ONCE = 50

Pupil = tuple[Member, Schedule]

log = structlog.get_logger("office.training")


class TrainingSweep:
    """Gives each member what the day holds for him: once, whoever looks how often."""

    def __init__(self, book: Book) -> None:
        self.book = book

    async def run(self) -> int:
        """Put what has come due into the outbox and return how many messages that were."""
        today = self.book.today
        if self.book.catalogue().schedule is None:
            return 0
        if not self.book.hours.is_open(self.book.clock.now()):
            return 0
        async with self.book.database.read() as session:
            pupils = await self._pupils(session)
            if not pupils:
                return 0
            served = await store.with_card(session, today)
            asked = await quiz_store.with_quiz(session, today)
            promised = await store.promised(session, today, today - SCRIPTS_COUNT_FOR)
        cards = [
            pupil
            for pupil in pupils
            if pupil[0].id not in served and (self._has_card(pupil) or pupil[0].id in promised)
        ]
        quizzes = [pupil for pupil in pupils if pupil[0].id not in asked and self._has_quiz(pupil)]
        count = sum([await self._give_cards(part) for part in _parts(cards)])
        count += sum([await self._put_questions(part) for part in _parts(quizzes)])
        if count:
            log.info("training put into the outbox", count=count)
        return count

    async def _pupils(self, session: AsyncSession) -> list[Pupil]:
        """Who may be sent something now: at work, reachable, not left alone, and his hour come.

        Whoever enrolled after the hour begins the next day.
        """
        now, today, hours = self.book.clock.now(), self.book.today, self.book.hours
        changed = await self.book.changed_schedules(session)
        catalogue = self.book.catalogue()
        in_force = {
            unit: schedule_of(unit, catalogue, changed) for unit in (*catalogue.units, *changed)
        }
        if not any(has_come(schedule, hours, now) for schedule in in_force.values()):
            return []
        left_alone = await store.snoozed(session, today)
        left_alone |= {
            leave.member_id
            for leave in await people_store.leaves(session, since=today)
            if leave.starts_on <= today
        }
        pupils = []
        for member in await people_store.active_members(session):
            schedule = in_force.get(member.unit) or schedule_of(member.unit, catalogue, changed)
            if (
                member.id not in left_alone
                and member.unreachable_at is None
                and has_come(schedule, hours, now)
                and member.enrolled_at <= begins_at(schedule, today, hours)
            ):
                pupils.append((member, schedule))
        return pupils

    def _has_card(self, pupil: Pupil) -> bool:
        """Say whether the schedule, and not only a promise, holds a card for him today."""
        member, schedule = pupil
        return self.book.today.weekday() in schedule.days and self.book.is_trained(member)

    def _has_quiz(self, pupil: Pupil) -> bool:
        member, schedule = pupil
        return self.book.today.weekday() in schedule.quiz_days and self.book.is_trained(member)

    async def _give_cards(self, pupils: Sequence[Pupil]) -> int:
        """Choose the cards; where the schedule holds none, only promises are kept."""
        today, catalogue = self.book.today, self.book.catalogue()
        async with self.book.database.begin() as session:
            pasts = await self.book.pasts(session, [member.id for member, _ in pupils])
            chosen = []
            for member, schedule in pupils:
                theme = catalogue.theme_of(schedule, today)
                found = card_for(pasts[member.id], catalogue, theme, today)
                if found and (self._has_card((member, schedule)) or found[1] in PROMISES):
                    chosen.append(rows.card(member.id, today, *found))
            cards = await store.insert_cards(session, chosen)
            for card in cards:
                await self.book.outbox.enqueue(
                    session,
                    TrainingNotice.CARD,
                    to=card.member_id,
                    about=card.id,
                    detail=str(card.laters),
                    priority=Priority.BULK,
                    dedup_key=f"card:{card.member_id}:{today}",
                )
        return len(cards)

    async def _put_questions(self, pupils: Sequence[Pupil]) -> int:
        now, today, catalogue = self.book.clock.now(), self.book.today, self.book.catalogue()
        async with self.book.database.begin() as session:
            pasts = await self.book.question_pasts(session, [member.id for member, _ in pupils])
            chosen = []
            for member, schedule in pupils:
                theme = catalogue.theme_of(schedule, today)
                question = question_for(pasts[member.id], catalogue, theme, today)
                if question is not None:
                    correct = catalogue.questions[question].correct
                    chosen.append(
                        rows.attempt(
                            member.id, question, correct, on=today, at=now, is_wished=False
                        )
                    )
            attempts = await quiz_store.insert_attempts(session, chosen)
            for attempt in attempts:
                await self.book.outbox.enqueue(
                    session,
                    TrainingNotice.QUIZ,
                    to=attempt.member_id,
                    about=attempt.id,
                    priority=Priority.BULK,
                    dedup_key=f"quiz:{attempt.id}",
                )
        return len(attempts)


def _parts(pupils: Sequence[Pupil]) -> Iterator[Sequence[Pupil]]:
    return (pupils[first : first + _AT_ONCE] for first in range(0, len(pupils), _AT_ONCE))
