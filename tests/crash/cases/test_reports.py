"""The real program is killed while many reports are filed, and while many climb at once.

That it may be killed at every single step is shown by `test_every_request.py`.
"""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from sqlmodel import col, select, update

from botapi_emulator import Emulator, Person
from office.anomalies.models import Anomaly
from office.anomalies.words.report_form import REPORT, ReportAnswers, ReportStep
from office.escalation.policy import Urgency
from office.people import Role
from office.services import Services, verify_histories
from office.settings import Settings
from tests.crash.cast import enrols, nothing_is_left, opened, told
from tests.program import program
from tests.waiting import until

OFFICERS = 6
# Nothing of an urgent report waits for working hours, whatever the hour of this test.
ANSWERS = ReportAnswers(category="dokumen", unit="kanim", urgency=Urgency.URGENT, concerns="")


def answers(number: int) -> ReportAnswers:
    """What one officer saw: unlike what any other saw."""
    words = f"{number * 7919 % 9973:04d} " * 3
    return ReportAnswers(**{**vars(ANSWERS), "text": words})


async def all_know(people: list[tuple[Person, str]], codes: set[str]) -> None:
    """Wait until every report was told of to all of them."""
    await until(
        lambda: all(codes <= set(told(person, fragment)) for person, fragment in people), within=60
    )


@pytest.mark.crash
@pytest.mark.timeout(150)
@pytest.mark.parametrize("calls_before_the_kill", [4])
async def test_kill_9_while_reports_are_filed_loses_none_and_doubles_none(
    telegram: Emulator, settings: Settings, calls_before_the_kill: int
) -> None:
    officers = [telegram.person(f"Petugas {number}") for number in range(OFFICERS)]
    head = telegram.person("Sri Mulyati")
    async with opened(settings) as services:
        await enrols(services, head, Role.SECTION_HEAD, "inteldakim")
        for number, officer in enumerate(officers):
            await enrols(services, officer, Role.OFFICER)
            member = await services.people.recognise(officer.id)
            assert member is not None
            await services.forms.begin(member, REPORT, ReportStep.SUMMARY, answers(number))
    async with program(settings) as bot:
        telegram.faults.delay(0.05, method="sendMessage")
        for officer in officers:
            written = await officer.types("/lapor")
            await officer.sends_callback(written, "l:send")
        await until(
            lambda: len(telegram.calls["sendMessage"]) >= calls_before_the_kill, every=0.001
        )
        bot.kill()
        await bot.wait()

    async with program(settings), opened(settings) as services:
        await until(lambda: all(told(officer, "sudah terkirim") for officer in officers), within=60)
        codes = {code for officer in officers for code in told(officer, "sudah terkirim")}
        await all_know([(head, "Pelapor:")], codes)
        await nothing_is_left(services)

    async with opened(settings) as services, services.database.read() as session:
        filed = Counter((await session.exec(select(Anomaly.reporter_id))).all())
        assert len(filed) == OFFICERS
        assert set(filed.values()) == {1}, "somebody's report was filed twice"
    assert len(codes) == OFFICERS
    # One message a chat is on its way at a time: at most that one is repeated.
    doubled = [count for count in told(head, "Pelapor:").values() if count > 1]
    assert len(doubled) <= 1
    async with opened(settings) as services:
        assert await verify_histories(services.database) == []


@pytest.mark.crash
@pytest.mark.timeout(150)
@pytest.mark.parametrize("calls_before_the_kill", [3])
async def test_kill_9_while_a_report_climbs_loses_none_and_doubles_none(
    telegram: Emulator, settings: Settings, calls_before_the_kill: int
) -> None:
    officer, head, boss = (telegram.person(name) for name in ("Rina", "Sri", "Bambang"))
    async with opened(settings) as services:
        await enrols(services, officer, Role.OFFICER)
        await enrols(services, head, Role.SECTION_HEAD, "inteldakim")
        await enrols(services, boss, Role.HEAD_OF_OFFICE)
        member = await services.people.recognise(officer.id)
        assert member is not None
        codes = {
            (await services.anomalies.reporting.file(member, answers(number))).code
            for number in range(OFFICERS)
        }
        await _makes_overdue(services)
    async with program(settings) as bot:
        telegram.faults.delay(0.05, method="sendMessage")
        await until(
            lambda: len(telegram.calls["sendMessage"]) >= calls_before_the_kill, every=0.001
        )
        bot.kill()
        await bot.wait()

    async with program(settings), opened(settings) as services:
        people = [(boss, "Pelapor:"), (head, "Pelapor:"), (officer, "dinaikkan")]
        await all_know(people, codes)
        await nothing_is_left(services)

    for person, fragment in people:
        counts = told(person, fragment)
        assert set(counts) == codes
        assert sum(count > 1 for count in counts.values()) <= 1, counts
    async with opened(settings) as services:
        assert await verify_histories(services.database) == []


async def _makes_overdue(services: Services) -> None:
    """Put every report on its second turn of the head, and let that be over."""
    past: datetime = services.clock.now() - timedelta(seconds=1)
    async with services.database.begin() as session:
        await session.exec(update(Anomaly).where(col(Anomaly.id) > 0).values(tier=2, due_at=past))
