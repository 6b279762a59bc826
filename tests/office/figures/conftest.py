"""The services of the office on a database of either kind, and what happens in its weeks."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from bot.content.rules import OfficeRules
from office.anomalies.models import Anomaly, Outcome, State
from office.anomalies.words.report_form import ReportAnswers
from office.calendar.period import Period, week_of
from office.clock import HandMovedClock
from office.escalation.policy import Urgency
from office.figures import Picture
from office.outbox import OutboxMessage
from office.people import Member, NewMember, Role
from office.questions import QuestionOutcome as Answered
from office.services import Services, open_services
from office.settings import load
from office.shelf.office_shelf import OfficeShelf
from tests.cast.closing import resolves
from tests.office.rows import rows
from tests.places import CONTENT
from tests.shelves import shelf_of


@dataclass
class Bench:
    """The office and its clock."""

    services: Services
    clock: HandMovedClock
    _number: int = 0

    @property
    def week(self) -> Period:
        return week_of(self.services.people.today())

    async def employs(
        self, name: str, role: Role, section: str | None = None, unit: str = "kanim"
    ) -> Member:
        self._number += 1
        code = await self.services.people.invite(NewMember(name, unit, (role,), section))
        return await self.services.people.enrol(code, self._number)

    async def asks(
        self,
        asker: Member,
        band: str = "sure",
        text: str = "biaya",
        sop: str | None = None,
        answer_id: int | None = None,
    ) -> None:
        self._number += 1
        outcome = Answered(band, sop, answer_id=answer_id)
        await self.services.questions.record(self._number, asker, text, outcome)

    @property
    def last_question(self) -> int:
        return self._number

    async def files(
        self, reporter: Member, category: str = "dokumen", concerns: str = ""
    ) -> Anomaly:
        answers = ReportAnswers(
            category=category,
            text="KK tampak suntingan",
            unit=reporter.unit,
            urgency=Urgency.NORMAL,
            concerns=concerns,
        )
        return await self.services.anomalies.reporting.file(reporter, answers)

    async def promises(self, report: Anomaly, head: Member, hours: int = 1) -> datetime:
        actions, until = self.services.anomalies.actions, self.clock.now() + timedelta(hours=hours)
        if report.state is State.NEW:
            await actions.acknowledge(report.id, head)
        await actions.promise(report.id, head, until)
        return until

    async def resolves(self, report: Anomaly, head: Member) -> None:
        await resolves(self.services.anomalies, report.id, head, Outcome.REFERRED, "Selesai")

    async def sees(
        self, viewer: Member, period: Period | None = None, *, of_cases: bool = False
    ) -> Picture:
        counting = self.services.figures.counting
        return await counting.seen_by(viewer, period or self.week, of_cases=of_cases)

    async def messages(self, kind: str) -> dict[int, str]:
        """Who is sent a message of that kind, and its detail."""
        return {
            row.recipient_id: row.detail
            for row in await rows(
                self.services.database, select(OutboxMessage).where(OutboxMessage.kind == kind)
            )
        }


@pytest.fixture
async def office(database_url: str, clock: HandMovedClock) -> AsyncIterator[Bench]:
    settings = load(_env_file=None, database_url=database_url)
    shelf = shelf_of(CONTENT)
    rules = OfficeRules(shelf, settings.zone)
    facts, kept = OfficeShelf(shelf), rules.retention
    async with open_services(settings, clock, rules, kept, facts) as services:
        yield Bench(services, clock)


@pytest.fixture
async def rina(office: Bench) -> Member:
    return await office.employs("Rina", Role.OFFICER, "dokintalkim")


@pytest.fixture
async def yuni(office: Bench) -> Member:
    return await office.employs("Yuni", Role.OFFICER, unit="ukk-oku")


@pytest.fixture
async def boss(office: Bench) -> Member:
    return await office.employs("Bambang", Role.HEAD_OF_OFFICE)


@pytest.fixture
async def sri(office: Bench) -> Member:
    """The head of Inteldakim, to whom documents go."""
    return await office.employs("Sri", Role.SECTION_HEAD, "inteldakim")


@pytest.fixture
async def hendra(office: Bench) -> Member:
    return await office.employs("Hendra", Role.SECTION_HEAD, "dokintalkim")
