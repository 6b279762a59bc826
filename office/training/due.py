"""What time does to training: it chooses each member's card and question of the day."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

import structlog

from office.calendar import WorkingHours
from office.database import AsyncSession
from office.foundation import ServicePart
from office.outbox import Priority
from office.people import Member, leaves_since
from office.training.catalogue import Schedule
from office.training.coursework import Coursework
from office.training.notices import TrainingNotice
from office.training.rules.allocation import (
    PROMISES,
    SCRIPTS_COUNT_FOR,
    begins_at,
    card_for,
    has_come,
    question_for,
    schedule_of,
)
from office.training.stores import quiz_store, rows, store

# Short transactions: a report must not wait until two thousand people have their cards.
_AT_ONCE = 50
# A look goes through all members. Where it found nothing, little can have changed so soon.
_REST = timedelta(minutes=10)

Pupil = tuple[Member, Schedule]
# The day, the schedules whose hour has come, and the members who are sent nothing.
Asked = tuple[date, Sequence[Schedule], set[int]]

log = structlog.get_logger("office.training")


class _Schedules:
    """The schedules of one look: each unit's schedule is worked out once."""

    def __init__(self, known: dict[str, Schedule], work_out: Callable[[str], Schedule]) -> None:
        self._known = known
        self._work_out = work_out

    @property
    def in_force(self) -> Sequence[Schedule]:
        return list(self._known.values())

    def of(self, unit: str) -> Schedule:
        if unit not in self._known:
            self._known[unit] = self._work_out(unit)
        return self._known[unit]

    def come(self, hours: WorkingHours, now: datetime) -> Sequence[Schedule]:
        """Return those whose hour has come today."""
        return [schedule for schedule in self.in_force if has_come(schedule, hours, now)]


class DueJobs(ServicePart[Coursework]):
    """Gives each member what the day has for them: once, however often it runs."""

    def __init__(self, shared: Coursework) -> None:
        super().__init__(shared)
        # For what the last look found nothing to do, and when that was.
        self._done: Asked | None = None
        self._looked_at = shared.clock.now()

    async def run(self) -> int:
        """Enqueue what is due. Returns how many messages that were."""
        if self.shared.catalogue().schedule is None:
            return 0
        if not self.shared.hours.is_open(self.shared.clock.now()):
            return 0
        async with self.shared.database.read() as session:
            schedules = await self._schedules(session)
            if not (come := schedules.come(self.shared.hours, self.shared.clock.now())):
                return 0
            left_alone = await self._left_alone(session)
            asked = self.shared.today, come, left_alone
            if self._rests(asked):
                return 0
            cards = await self._for_cards(session, schedules, left_alone)
            quizzes = await self._for_quizzes(session, schedules, left_alone)
        count = sum([await self._give_cards(part) for part in _parts(cards)])
        count += sum([await self._put_questions(part) for part in _parts(quizzes)])
        if count:
            log.info("training put into the outbox", count=count)
        else:
            self._done, self._looked_at = asked, self.shared.clock.now()
        return count

    def _rests(self, asked: Asked) -> bool:
        """Whether the last look for the same found nothing to do, a few minutes ago.

        Shortly before the office closes it looks each time: who comes back then still gets a card.
        """
        now = self.shared.clock.now()
        is_recent = self._looked_at <= now < self._looked_at + _REST
        return asked == self._done and is_recent and self.shared.hours.is_open(now + _REST)

    async def _schedules(self, session: AsyncSession) -> _Schedules:
        catalogue = self.shared.catalogue()
        changed = await self.shared.changed_schedules(session)
        return _Schedules(
            {unit: schedule_of(unit, catalogue, changed) for unit in (*catalogue.units, *changed)},
            lambda unit: schedule_of(unit, catalogue, changed),
        )

    async def _left_alone(self, session: AsyncSession) -> set[int]:
        """Return the members who are on leave today or have paused their training."""
        today = self.shared.today
        leaves = await leaves_since(session, since=today)
        on_leave = {leave.member_id for leave in leaves if leave.starts_on <= today}
        return on_leave | await store.snoozed(session, today)

    async def _for_cards(
        self, session: AsyncSession, schedules: _Schedules, left_alone: Container[int]
    ) -> list[Pupil]:
        """Return who has no card yet and gets one today, by the schedule or by a promise."""
        today = self.shared.today
        since = today - SCRIPTS_COUNT_FOR
        is_card_day = any(today.weekday() in schedule.days for schedule in schedules.in_force)
        members = await store.lacking_card(
            session, today, promised_since=None if is_card_day else since
        )
        pupils = self._pupils(members, schedules, left_alone)
        promised = await store.with_promise(session, today, since) if pupils else set()
        return [pupil for pupil in pupils if self._has_card(pupil) or pupil[0].id in promised]

    async def _for_quizzes(
        self, session: AsyncSession, schedules: _Schedules, left_alone: Container[int]
    ) -> list[Pupil]:
        """Return whom the schedule asks a question today and has not asked yet."""
        today = self.shared.today
        if not any(today.weekday() in schedule.quiz_days for schedule in schedules.in_force):
            return []
        members = await quiz_store.lacking_quiz(session, today)
        pupils = self._pupils(members, schedules, left_alone)
        return [pupil for pupil in pupils if self._has_quiz(pupil)]

    def _pupils(
        self, members: Iterable[Member], schedules: _Schedules, left_alone: Container[int]
    ) -> list[Pupil]:
        """Return those who can be sent something now: at work, not paused, and after the hour.

        A member who enrolled after the hour begins the next day.
        """
        now, today, hours = self.shared.clock.now(), self.shared.today, self.shared.hours
        pupils = []
        for member in members:
            schedule = schedules.of(member.unit)
            if (
                member.id not in left_alone
                and has_come(schedule, hours, now)
                and member.enrolled_at <= begins_at(schedule, today, hours)
            ):
                pupils.append((member, schedule))
        return pupils

    def _has_card(self, pupil: Pupil) -> bool:
        """Whether the schedule, and not only a promise, has a card for the member today."""
        member, schedule = pupil
        return self.shared.today.weekday() in schedule.days and self.shared.is_trained(member)

    def _has_quiz(self, pupil: Pupil) -> bool:
        member, schedule = pupil
        return self.shared.today.weekday() in schedule.quiz_days and self.shared.is_trained(member)

    async def _give_cards(self, pupils: Sequence[Pupil]) -> int:
        """Choose the cards. If the schedule has none today, only promises are kept."""
        today = self.shared.today
        async with self.shared.database.begin() as session:
            catalogue = await self.shared.served(session)
            pasts = await self.shared.pasts(session, [member.id for member, _ in pupils])
            chosen = []
            for member, schedule in pupils:
                theme = catalogue.theme_of(schedule, today)
                found = card_for(pasts[member.id], catalogue, theme, today)
                if found and (self._has_card((member, schedule)) or found[1] in PROMISES):
                    chosen.append(rows.card(member.id, today, *found))
            cards = await store.insert_cards(session, chosen)
            for card in cards:
                await self.shared.send(session, card, priority=Priority.BULK)
        return len(cards)

    async def _put_questions(self, pupils: Sequence[Pupil]) -> int:
        now, today = self.shared.clock.now(), self.shared.today
        async with self.shared.database.begin() as session:
            catalogue = await self.shared.served(session)
            pasts = await self.shared.question_pasts(session, [member.id for member, _ in pupils])
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
                await self.shared.outbox.enqueue(
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
