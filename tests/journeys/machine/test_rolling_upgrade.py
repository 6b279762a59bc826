"""A rolling upgrade as Kubernetes does it: one replica more, then one less, while officers ask."""

import asyncio
import signal
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field

import pytest
from sqlalchemy import text

from botapi_emulator import Emulator, Person
from office.database import migrate, open_database
from office.inbox.models import InboxUpdate
from office.questions.models import Question
from office.settings import Settings
from tests.conftest import new_postgres_database
from tests.crash.cast import answers as count
from tests.crash.cast import opened
from tests.crash.test_replicas import rows
from tests.journeys.conftest import ANSWER, SURE
from tests.journeys.machine.test_webhook import SECRET, Watcher, enrolled, process
from tests.ports import free_port
from tests.waiting import until

pytestmark = [pytest.mark.slow, pytest.mark.crash, pytest.mark.postgres]
OFFICERS, BETWEEN_QUESTIONS_SECONDS = 6, 0.3


@dataclass
class Address:
    """The one address before all replicas: each connection goes to the next that is ready."""

    port: int = field(default_factory=free_port)
    ready: list[int] = field(default_factory=list)
    taken: int = 0

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        async with await asyncio.start_server(self._pass_on, "127.0.0.1", self.port):
            yield

    async def _pass_on(self, reader: StreamReader, writer: StreamWriter) -> None:
        self.taken += 1
        try:
            port = self.ready[self.taken % len(self.ready)]
            with suppress(ConnectionError):  # it has just gone: Telegram will come again
                answers, asks = await asyncio.open_connection("127.0.0.1", port)
                await asyncio.gather(_pump(reader, asks), _pump(answers, writer))
        finally:
            writer.close()


async def _pump(source: StreamReader, target: StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await source.read(65536):
            target.write(data)
            await target.drain()
    target.close()


@pytest.fixture
async def shared(settings: Settings, postgres: str) -> Settings:
    return settings.model_copy(
        update={
            "database_url": await new_postgres_database(postgres),
            "webhook_secret": type(settings.webhook_secret)(SECRET),
        }
    )


async def the_schema_grows(settings: Settings) -> None:
    """As by the migration of the program that the next replica runs."""
    database = open_database(settings.database_url)
    async with database.connect() as connection:
        await connection.execute(text("ALTER TABLE question ADD COLUMN mood VARCHAR"))
        await connection.execute(text("ALTER TABLE inbox ADD COLUMN colour VARCHAR"))
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert migrate.is_newer("9999")
    await database.close()


async def keeps_asking(officer: Person, stop: asyncio.Event) -> int:
    """Ask, wait for the answer, ask again; return how often."""
    asked = 0
    while not stop.is_set():
        await officer.types(SURE)
        asked += 1
        await until(lambda asked=asked: count(officer) >= asked, within=60)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), BETWEEN_QUESTIONS_SECONDS)
    return asked


async def everybody_asks_again(officers: list[Person]) -> None:
    """However slow the machine: each step of the upgrade meets questions of all."""
    before = [count(officer) for officer in officers]
    await until(
        lambda: all(count(one) > had for one, had in zip(officers, before, strict=True)), within=60
    )


@pytest.mark.timeout(180)
async def test_a_rolling_upgrade_loses_no_question_and_answers_none_twice(
    telegram: Emulator, shared: Settings
) -> None:
    address = Address()
    officers = await enrolled(telegram, shared, OFFICERS)
    stop = asyncio.Event()

    async with AsyncExitStack() as stack, asyncio.timeout(150):
        await stack.enter_async_context(address.opened())

        async def starts() -> tuple[asyncio.subprocess.Process, int]:
            port = free_port()
            settings = shared.model_copy(
                update={
                    "webhook_url": f"http://127.0.0.1:{address.port}/telegram",
                    "webhook_port": port,
                    "metrics_port": free_port(),
                }
            )
            started = await stack.enter_async_context(process(settings, "--webhook"))
            await Watcher(settings.metrics_port).waits_until_ready(within=60)
            address.ready.append(port)
            return started, port

        old = await asyncio.gather(starts(), starts())
        asking = asyncio.gather(*(keeps_asking(officer, stop) for officer in officers))
        await the_schema_grows(shared)
        for replaced, port in old:
            await starts()
            await everybody_asks_again(officers)
            address.ready.remove(port)
            replaced.send_signal(signal.SIGTERM)
            assert await replaced.wait() == 0
            await everybody_asks_again(officers)
        stop.set()
        asked = await asking

        async with opened(shared) as services:
            questions = await rows(services, Question)
            open_updates = [row for row in await rows(services, InboxUpdate) if not row.done_at]
    assert len(address.ready) == 2
    assert [count(officer) for officer in officers] == asked, "not each exactly once"
    assert len(questions) == sum(asked)
    assert open_updates == []
    assert all(ANSWER in officer.chat[-1].text for officer in officers)
