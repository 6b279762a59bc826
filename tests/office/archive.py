"""An office whose reports, questions and messages grow old."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from bot.content.rules import OfficeRules
from knowledge.shelf import Shelf
from office.anomalies.models import Anomaly, Outcome
from office.anomalies.words.report_form import File, ReportAnswers
from office.clock import HandMovedClock
from office.escalation.policy import Urgency
from office.people import Member, NewMember, Role
from office.services import Services, open_services
from office.settings import load
from tests.cast.closing import resolves
from tests.office.rows import rows, told
from tests.office.texts import NoShelf

WORDS = "KK tampak hasil suntingan"


class Archive:
    """The services, and the people who fill it."""

    def __init__(self, services: Services, clock: HandMovedClock) -> None:
        self.services, self.clock = services, clock
        self._accounts = 0

    async def enrols(self, name: str, *roles: Role, section: str | None = None) -> Member:
        self._accounts += 1
        people = self.services.people
        code = await people.invite(NewMember(name, "kanim", roles, section))
        return await people.enrol(code, 777_000_000 + self._accounts)

    async def files(self, reporter: Member) -> Anomaly:
        answers = ReportAnswers(
            category="dokumen",
            text=WORDS,
            unit="kanim",
            counter="loket 3",
            urgency=Urgency.NORMAL,
            concerns="",
            files=(File("photo", "photo-1"),),
        )
        return await self.services.anomalies.reporting.file(reporter, answers)

    async def closes(self, report: Anomaly, head: Member) -> None:
        """A life of a report, with words of every kind."""
        handling = self.services.anomalies.actions
        await handling.acknowledge(report.id, head)
        await handling.ask(report.id, head, "Nomor KK-nya?")
        await self.services.anomalies.reporting.add(
            report.id, await self.reporter_of(report), "Terlipat"
        )
        await handling.note(report.id, head, "Cek ke Disdukcapil")
        await resolves(
            self.services.anomalies, report.id, head, Outcome.CONFIRMED, "Bandingkan hurufnya"
        )

    async def reporter_of(self, report: Anomaly) -> Member:
        everyone = await self.services.people.everyone()
        return next(member for member in everyone if member.id == report.reporter_id)

    async def rows(self, query: Any) -> list[Any]:
        """All that a query finds."""
        return await rows(self.services.database, query)

    async def told(self, kind: str) -> list[int]:
        """To whom a message of that kind is on its way, in the order of their coming."""
        return await told(self.services.database, kind)

    async def passes(self, days: int) -> int:
        """Let days pass, looked at every fifth day and on the last; return what was removed."""
        removed = 0
        for step in [5] * (days // 5) + [1] * (days % 5):
            self.clock.advance(timedelta(days=step))
            removed += await self.services.data_protection.retention.run_daily()
        return removed


@pytest.fixture
async def archive(database_url: str, clock: HandMovedClock, shelf: Shelf) -> AsyncIterator[Archive]:
    settings = load(_env_file=None, database_url=database_url)
    rules = OfficeRules(shelf, settings.zone)
    async with open_services(
        settings, clock, rules, retention=rules.retention, shelf=NoShelf()
    ) as services:
        yield Archive(services, clock)


@pytest.fixture
async def officer(archive: Archive) -> Member:
    return await archive.enrols("Rina", Role.OFFICER)


@pytest.fixture
async def andi(archive: Archive) -> Member:
    return await archive.enrols("Andi", Role.SECTION_HEAD, section="tikim")


@pytest.fixture
async def hendra(archive: Archive) -> Member:
    return await archive.enrols("Hendra", Role.SECTION_HEAD, section="dokintalkim")
