"""The scheduler looks again at once at what fell due while it was looking."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.content.rules import OfficeRules
from bot.intake import scheduler
from office.anomalies.reading.oversight import Oversight
from office.anomalies.words.report_form import ReportAnswers
from office.clock import HandMovedClock
from office.escalation.policy import Urgency
from office.people import Member, NewMember, Role
from office.services import Services, open_services
from office.settings import load
from tests.conftest import WIB
from tests.places import CONTENT
from tests.shelves import shelf_of
from tests.waiting import until

ANSWERS = ReportAnswers(
    "dokumen", "KK tampak suntingan", "kanim", urgency=Urgency.URGENT, concerns=""
)


class TimePasses(Oversight):
    """Looks as always, and meanwhile the clock goes on, once."""

    def __init__(self, real: Oversight, clock: HandMovedClock, by: timedelta) -> None:
        super().__init__(real.shared, real.queries)
        self._hands, self._by = clock, by
        self.looks = 0

    async def morning(self) -> None:
        await super().morning()
        self.looks += 1
        if self.looks == 1:
            self._hands.advance(self._by)


@pytest.fixture
async def services(clock: HandMovedClock, sqlite_url: str) -> AsyncIterator[Services]:
    settings = load(
        _env_file=None,
        telegram_bot_token="123456:TEST-TOKEN",
        database_url=sqlite_url,
    )
    async with open_services(settings, clock, OfficeRules(shelf_of(CONTENT), WIB)) as services:
        yield services


def with_oversight(services: Services, oversight: Oversight) -> Services:
    services.anomalies.oversight = oversight
    services.duties = (services.anomalies.duties, *services.duties[1:])
    return services


@asynccontextmanager
async def beating(services: Services) -> AsyncIterator[None]:
    beats = asyncio.create_task(scheduler.run_due_jobs(services))
    yield
    beats.cancel()
    await asyncio.gather(beats, return_exceptions=True)


async def looks(watcher: TimePasses, times: int) -> None:
    await until(lambda: watcher.looks >= times)


async def enrols(services: Services, number: int, role: Role, section: str | None = None) -> Member:
    code = await services.people.invite(NewMember(f"Orang {number}", "kanim", (role,), section))
    return await services.people.enrol(code, number)


async def test_what_falls_due_while_one_looks_does_not_wait_for_the_next_minute(
    services: Services, clock: HandMovedClock
) -> None:
    """The report is due at 09.05; the beat of 09.04 lasts until 09.06."""
    officer = await enrols(services, 1, Role.OFFICER)
    await enrols(services, 2, Role.SECTION_HEAD, "inteldakim")
    report = await services.anomalies.reporting.file(officer, ANSWERS)
    clock.advance(timedelta(minutes=4))
    slow = TimePasses(services.anomalies.oversight, clock, timedelta(minutes=2))

    async with beating(with_oversight(services, slow)):
        await looks(slow, 2)

    after = await services.anomalies.queries.reread(report.id)
    assert after.tier == 2


async def test_a_look_that_takes_longer_than_a_rest_is_followed_by_another(
    services: Services, clock: HandMovedClock
) -> None:
    slow = TimePasses(services.anomalies.oversight, clock, scheduler.LONGEST_REST)

    async with beating(with_oversight(services, slow)):
        await looks(slow, 2)


async def test_between_two_looks_it_rests(services: Services, clock: HandMovedClock) -> None:
    slow = TimePasses(services.anomalies.oversight, clock, timedelta(0))

    async with beating(with_oversight(services, slow)):
        await looks(slow, 1)
        # Fifty turns of the loop: one who looks again at once would look many times.
        for _ in range(50):
            # Real time: a loop that waited wrongly would wait for the real clock.
            await asyncio.sleep(0.001)

        assert slow.looks == 1
