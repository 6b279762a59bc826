"""Several real processes on one PostgreSQL: they share the work, and one may die at any moment."""

import os
import signal
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from botapi_emulator import Emulator, Limits, Person
from office.anomalies.models import Anomaly
from office.anomalies.words.report_form import REPORT, ReportStep
from office.inbox.models import InboxUpdate
from office.outbox import MessageState, OutboxMessage
from office.outbox.models import EARLIER
from office.people import Role
from office.questions.models import Question
from office.replicas.models import Duty, DutyHolder, Replica
from office.services import Services, verify_histories
from office.settings import Settings
from tests.cast.steps import types
from tests.conftest import new_postgres_database
from tests.crash.cases.test_reports import answers as draft
from tests.crash.cast import answers, enrols, nothing_is_left, opened, told
from tests.journeys.conftest import SURE
from tests.program import Program, program
from tests.waiting import until

pytestmark = [pytest.mark.crash, pytest.mark.postgres]
# The lease of a replica, and what its heirs need to notice and to answer.
TAKEN_OVER_WITHIN = 25.0
# Few places, so that no replica can take everything.
PARALLEL = 4


@pytest.fixture
def limits() -> Limits:
    """Telegram's own pace, and a count of what it refused."""
    return Limits()


@pytest.fixture
async def telegram(limits: Limits) -> AsyncIterator[Emulator]:
    async with Emulator(limits=limits) as telegram:
        telegram.add_bot(token="123456:TEST-TOKEN")
        yield telegram


@pytest.fixture
async def shared(settings: Settings, postgres: str) -> Settings:
    """The settings that all replicas have: one PostgreSQL."""
    return settings.model_copy(update={"database_url": await new_postgres_database(postgres)})


@asynccontextmanager
async def replicas(settings: Settings, number: int) -> AsyncIterator[None]:
    """So many processes, all of them at work, and one of them polling."""
    settings = settings.model_copy(update={"parallel_chats": PARALLEL})
    async with AsyncExitStack() as stack:
        for _ in range(number):
            await stack.enter_async_context(program(settings))
        async with opened(settings) as services:

            async def are_at_work() -> bool:
                joined = await rows(services, Replica)
                return len(joined) == number and bool(await holders(services))

            await until(are_at_work, within=60, every=0.05)
        yield


async def rows(services: Services, model: Any) -> Sequence[Any]:
    async with services.database.read() as session:
        return (await session.exec(select(model))).all()


async def holders(services: Services) -> dict[Duty, int]:
    """The process ids of those who poll and beat; empty until both are there."""
    found = {
        row.duty: int(row.replica_id.split(":")[1]) for row in await rows(services, DutyHolder)
    }
    return found if len(found) == len(Duty) else {}


async def until_answered(officers: list[Person], questions: int, within: float = 60) -> None:
    await until(lambda: all(answers(officer) >= questions for officer in officers), within)


@pytest.mark.timeout(120)
async def test_three_replicas_share_the_questions_and_outlive_two_of_them(
    telegram: Emulator, shared: Settings, limits: Limits
) -> None:
    officers = [telegram.person(f"Petugas {number}") for number in range(15)]
    async with opened(shared) as services:
        for officer in officers:
            await enrols(services, officer, Role.OFFICER)
    async with replicas(shared, 3), opened(shared) as services:
        await all_ask(officers, times=2)
        await until_answered(officers, 2)

        replaced = (await holders(services))[Duty.POLLING]
        os.kill(replaced, signal.SIGTERM)
        await all_ask(officers, times=1)
        # No lease has to run out: a replica that is told to stop hands its work over.
        await until_answered(officers, 3, within=9)
        await nothing_is_left(services)
        assert Counter(map(answers, officers)) == {3: len(officers)}, "not each exactly once"
        assert replaced not in (await holders(services)).values()

        await all_ask(officers, times=1)
        await until(lambda: any(answers(officer) > 3 for officer in officers), every=0.001)
        killed = (await holders(services))[Duty.POLLING]
        os.kill(killed, signal.SIGKILL)
        await all_ask(officers, times=1)
        await until_answered(officers, 5, within=TAKEN_OVER_WITHIN)
        await nothing_is_left(services)

        assert killed not in (await holders(services)).values()
        assert await services.inbox.count_open() == 0
        handlers = {row.owner for row in await rows(services, InboxUpdate)}
        assert_in_order(await rows(services, Question), each=5)
    assert len(handlers) == 3, "not every replica had a share of the work"
    counts = Counter(map(answers, officers))
    assert sum((each - 5) * people for each, people in counts.items()) <= PARALLEL, counts
    # Three paces of thirty would have brought many; a few come from a machine that is busy.
    assert limits.refused <= 5


async def all_ask(officers: list[Person], times: int) -> None:
    for _ in range(times):
        for officer in officers:
            await officer.types(SURE)


def assert_in_order(questions: Sequence[Question], each: int) -> None:
    """Every member's questions were recorded once, in the order of their coming."""
    by_member: dict[int, list[Question]] = {}
    for question in sorted(questions, key=lambda one: one.id):
        by_member.setdefault(question.member_id, []).append(question)
    assert {len(of_one) for of_one in by_member.values()} == {each}
    for of_one in by_member.values():
        moments = [question.asked_at for question in of_one]
        assert moments == sorted(moments), "the order within a chat was lost"


@pytest.mark.slow  # what one replica leaves to another, once more with reports
@pytest.mark.timeout(120)
async def test_two_replicas_file_reports_and_outlive_the_one_that_sends(
    telegram: Emulator, shared: Settings
) -> None:
    officers = [telegram.person(f"Petugas {number}") for number in range(6)]
    head = telegram.person("Sri Mulyati")
    async with opened(shared) as services:
        await enrols(services, head, Role.SECTION_HEAD, "inteldakim")
        for number, officer in enumerate(officers):
            await enrols(services, officer, Role.OFFICER)
            member = await services.people.recognise(officer.id)
            assert member is not None
            await services.forms.begin(member, REPORT, ReportStep.SUMMARY, draft(number))
    async with replicas(shared, 2), opened(shared) as services:
        telegram.faults.delay(0.05, method="sendMessage")
        for officer in officers:
            written = await officer.types("/lapor")
            await officer.sends_callback(written, "l:send")
        sender = await sends(services)
        os.kill(sender, signal.SIGKILL)
        await until(
            lambda: all(told(officer, "sudah terkirim") for officer in officers),
            TAKEN_OVER_WITHIN * 2,
        )
        codes = {code for officer in officers for code in told(officer, "sudah terkirim")}
        await until(lambda: codes <= set(told(head, "Pelapor:")), TAKEN_OVER_WITHIN)
        await nothing_is_left(services)

        filed = Counter(row.reporter_id for row in await rows(services, Anomaly))
        assert filed
        assert set(filed.values()) == {1}, "somebody's report was filed twice"
        assert len(filed) == len(codes) == len(officers)
        assert await services.inbox.count_open() == 0
        assert await verify_histories(services.database) == []
    assert sum(times > 1 for times in told(head, "Pelapor:").values()) <= 1


async def sends(services: Services) -> int:
    """Wait until a message is on its way, and return the process id of its sender."""
    owners: list[str] = []

    async def is_on_its_way() -> bool:
        async with services.database.read() as session:
            found = await session.exec(
                select(OutboxMessage.owner).where(
                    col(OutboxMessage.started_at) > EARLIER,
                    OutboxMessage.state == MessageState.WAITING,
                    col(OutboxMessage.owner).is_not(None),
                )
            )
            owners.extend(owner for owner in found.all() if owner)
        return bool(owners)

    await until(is_on_its_way, every=0.002)
    return int(owners[0].split(":")[1])


@pytest.mark.timeout(60)
async def test_a_second_process_on_sqlite_is_refused_until_the_first_is_gone(
    telegram: Emulator, settings: Settings
) -> None:
    async with program(settings) as first:
        await until(lambda: f"pid {first.pid}" in written_into_the_lock(settings))

        code, words = await run_main(settings, "run")
        assert code == 1
        assert f"another process (pid {first.pid}) already runs on" in words
        assert "Traceback" not in words
        code, words = await run_main(settings, "invite", "--name", "Rina")
        assert code == 0, words

        first.kill()
        await first.wait()
    async with program(settings):
        person = telegram.person("Rina")
        await types(person, "/start")


def written_into_the_lock(settings: Settings) -> str:
    lock = Path(settings.database_url.split("///")[1] + ".lock")
    return lock.read_text() if lock.exists() else ""


async def run_main(settings: Settings, *words: str) -> tuple[int, str]:
    """Run the program with these words; return its exit code and what it said."""
    one = Program(settings, *words)
    one.start()
    return await one.wait(), one.log.read_text()
