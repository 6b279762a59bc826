"""A training of four cards and four questions, on a database of either kind."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

import pytest
from sqlmodel import col, select

from office.calendar.working_hours import Span, WorkingHours
from office.clock import HandMovedClock
from office.database import Database
from office.escalation.routing import EscalationPolicies
from office.forms import Forms
from office.outbox import MessageState, OutboxMessage
from office.people import Leave, Member, NewMember, People, Role
from office.rules import Rules
from office.training import Catalogue, QuestionFacts, Schedule, Training, TrainingNotice
from office.training.coursework import Coursework
from office.training.models import CardDay, QuizAttempt
from tests.conftest import WIB
from tests.office.foundation import foundation_of
from tests.office.rows import rows

WORK: list[Span] = [(time(7, 30), time(12)), (time(13), time(16))]
HOLIDAY = date(2026, 12, 1)
HOURS = WorkingHours(WIB, [WORK] * 5 + [[], []], {HOLIDAY})
MONDAY_TO_THURSDAY, FRIDAY = (0, 1, 2, 3), (4,)

CATALOGUE = Catalogue(
    themes=("senyum", "sapa"),
    cards={"senyum-1": "senyum", "senyum-2": "senyum", "sapa-1": "sapa", "sapa-2": "sapa"},
    questions={
        "kuis-senyum-1": QuestionFacts("senyum", correct=1, card_id="senyum-2"),
        "kuis-sapa-1": QuestionFacts("sapa", correct=0, card_id="sapa-2"),
        "kuis-sop-1": QuestionFacts("sop", correct=2),
        "kuis-sop-2": QuestionFacts("sop", correct=3),
    },
    scripts={"ditolak": "sapa-2", "gangguan-sistem": "senyum-2"},
    schedule=Schedule(MONDAY_TO_THURSDAY, time(8), theme="senyum", quiz_days=FRIDAY),
    units=("kanim", "ukk-oku"),
)


@dataclass
class Office:
    """The training of an office, its clock, and what it sends."""

    database: Database
    clock: HandMovedClock
    catalogue: Catalogue = CATALOGUE
    _accounts: int = 0
    training: Training = field(init=False)
    people: People = field(init=False)
    forms: Forms = field(init=False)

    def __post_init__(self) -> None:
        rules = Rules({}, EscalationPolicies({}, {}), HOURS, (), "kanim")
        foundation = foundation_of(self.database, self.clock, lambda: rules)
        self.people, self.forms = foundation.people, foundation.forms
        self.training = Training(Coursework(foundation, lambda: self.catalogue))

    async def enrols(
        self,
        name: str,
        role: Role = Role.OFFICER,
        unit: str = "kanim",
        section: str | None = None,
    ) -> Member:
        self._accounts += 1
        code = await self.people.invite(NewMember(name, unit, (role,), section))
        return await self.people.enrol(code, self._accounts)

    def is_now(self, day: date, hour: int, minute: int = 0) -> None:
        """Move the clock to that moment of the office's day, and run no due job."""
        self.clock.move_to(datetime.combine(day, time(hour, minute), WIB))

    async def runs_due_jobs_at(self, day: date, hour: int, minute: int = 0) -> int:
        self.is_now(day, hour, minute)
        return await self.training.due.run()

    async def messages(self, kind: TrainingNotice = TrainingNotice.CARD) -> Sequence[OutboxMessage]:
        return await rows(
            self.database,
            select(OutboxMessage).where(OutboxMessage.kind == kind).order_by(col(OutboxMessage.id)),
        )

    async def cards(self, member: Member) -> list[tuple[date, str]]:
        """The member's cards by day."""
        return [
            (one.day, one.card_id)
            for one in await rows(
                self.database,
                select(CardDay).where(CardDay.member_id == member.id).order_by(col(CardDay.day)),
            )
        ]

    async def card(self, member: Member, day: date) -> CardDay:
        async with self.database.read() as session:
            found = await session.exec(
                select(CardDay).where(CardDay.member_id == member.id, CardDay.day == day)
            )
            return found.one()

    async def questions(self, member: Member) -> list[QuizAttempt]:
        return await rows(
            self.database,
            select(QuizAttempt)
            .where(QuizAttempt.member_id == member.id)
            .order_by(col(QuizAttempt.id)),
        )

    async def delivers(self) -> None:
        """Let Telegram have taken everything that waits; the poll of message n is "poll-n"."""
        async with self.database.begin() as session:
            found = await session.exec(
                select(OutboxMessage).where(OutboxMessage.state == MessageState.WAITING)
            )
            for message in found.all():
                message.state, message.sent_at = MessageState.SENT, self.clock.now()
                if message.kind == TrainingNotice.QUIZ:
                    message.poll_id = f"poll-{message.about}"
                session.add(message)

    async def is_on_leave(self, member: Member, first: date, days: int = 1) -> None:
        async with self.database.begin() as session:
            last = first + timedelta(days=days - 1)
            session.add(Leave(member_id=member.id, starts_on=first, ends_on=last))

    def learns(self, **changes: object) -> None:
        """Exchange parts of the catalogue."""
        self.catalogue = replace(self.catalogue, **changes)  # type: ignore[arg-type]


@pytest.fixture
def office(database: Database, clock: HandMovedClock) -> Office:
    return Office(database, clock)


@pytest.fixture
async def rina(office: Office) -> Member:
    """An officer, enrolled on Wednesday the 25th at nine: her first card comes on the 26th."""
    return await office.enrols("Rina")
