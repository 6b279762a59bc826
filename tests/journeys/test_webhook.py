"""The real program behind a webhook: killed, cut off from its database, told everything twice."""

import asyncio
import os
import signal
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
import pytest

from bot.intake.polling import Intake
from bot.intake.webhook.subscription import Subscription, WebhookRefused
from emulator import Bot, Emulator, Person
from office.clock import SystemClock
from office.people import NewMember, Role
from office.services import open_services
from office.settings import Settings
from tests.journeys.conftest import ANSWER, SURE, Office
from tests.places import ROOT

SECRET = "only-telegram-knows-this"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings of a bot to which Telegram brings the updates."""
    port = free_port()
    return settings.model_copy(
        update={
            "webhook_url": f"http://127.0.0.1:{port}/telegram",
            "webhook_secret": type(settings.webhook_secret)(SECRET),
            "webhook_port": port,
            "metrics_port": free_port(),
        }
    )


@pytest.fixture
def pandu(telegram: Emulator) -> Bot:
    return next(iter(telegram.world.bots.values()))


@asynccontextmanager
async def process(settings: Settings, *options: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot as it runs in production. It must end cleanly when it is asked to."""
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": settings.token,
        "TELEGRAM_API_URL": settings.telegram_api_url,
        "DATABASE_URL": settings.database_url,
        "KNOWLEDGE_DIR": str(settings.knowledge_dir),
        "WEBHOOK_URL": settings.webhook_url,
        "WEBHOOK_SECRET": SECRET,
        "WEBHOOK_PORT": str(settings.webhook_port),
        "METRICS_PORT": str(settings.metrics_port),
    }
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "main.py", "run", *options, cwd=ROOT, env=environment
    )
    try:
        yield bot
    finally:
        if bot.returncode is None:
            bot.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(bot.wait(), 20) == 0


async def enrolled(telegram: Emulator, settings: Settings, count: int = 1) -> list[Person]:
    """Officers with a membership each, made without the bot."""
    officers = [telegram.person(f"Petugas {number}") for number in range(count)]
    async with open_services(settings, SystemClock()) as services:
        for officer in officers:
            code = await services.people.invite(NewMember(officer.name, "kanim", (Role.OFFICER,)))
            officer.pressed_start()
            await services.people.enrol(code, officer.id)
    return officers


@dataclass
class Watcher:
    """Looks at the pages for machines."""

    port: int

    async def looks(self, page: str) -> tuple[int, str]:
        url = f"http://127.0.0.1:{self.port}/{page}"
        async with aiohttp.ClientSession() as session, session.get(url) as answer:
            return answer.status, await answer.text()

    async def waits_until_ready(self, within: float = 20) -> None:
        async with asyncio.timeout(within):
            while True:
                try:
                    if (await self.looks("readyz"))[0] == 200:
                        return
                except aiohttp.ClientError:
                    pass
                await asyncio.sleep(0.05)

    async def waits_for_number(self, line: str, within: float = 10) -> str:
        """The whole page once it has that line."""
        async with asyncio.timeout(within):
            while line not in (page := (await self.looks("metrics"))[1]):
                await asyncio.sleep(0.05)
        return page


@pytest.mark.crash
@pytest.mark.timeout(120)
async def test_a_question_is_answered_and_watched(
    telegram: Emulator, settings: Settings, pandu: Bot
) -> None:
    (officer,) = await enrolled(telegram, settings)
    watcher = Watcher(settings.metrics_port)
    async with process(settings, "--webhook"):
        await officer.types(SURE)
        await officer.expects(ANSWER, within=20)
        await watcher.waits_until_ready()

        assert (await watcher.looks("healthz"))[0] == 200
        # Counted once Telegram's answer is back, a moment after the officer reads it.
        numbers = await watcher.waits_for_number('pandu_answers_total{band="sure"} 1.0')
    assert 'pandu_updates_total{kind="message"} 1.0' in numbers
    assert "pandu_inbox_open 0.0" in numbers
    assert officer.name not in numbers
    assert str(officer.id) not in numbers
    assert telegram.calls["getUpdates"] == []
    assert pandu.webhook is not None
    assert (pandu.webhook.secret_token, pandu.webhook.last_error) == (SECRET, None)


@pytest.mark.crash
@pytest.mark.timeout(120)
async def test_kill_9_loses_nothing_and_what_comes_meanwhile_waits(
    telegram: Emulator, settings: Settings
) -> None:
    officers = await enrolled(telegram, settings, 20)
    telegram.faults.delay(0.05, method="sendMessage")
    async with process(settings, "--webhook") as bot:
        for officer in officers[:15]:
            await officer.types(SURE)
        async with asyncio.timeout(30):
            while not telegram.calls["sendMessage"]:
                await asyncio.sleep(0.001)
        bot.kill()
        await bot.wait()
    assert any(not answers(officer) for officer in officers), "the kill came too late"
    for officer in officers[15:]:
        await officer.types(SURE)

    async with process(settings, "--webhook"):
        for officer in officers:
            await officer.expects(ANSWER, within=30)
    assert {answers(officer) for officer in officers} <= {1, 2}


@pytest.mark.crash
@pytest.mark.timeout(120)
async def test_while_the_database_is_away_telegram_keeps_the_updates(
    telegram: Emulator, settings: Settings, pandu: Bot
) -> None:
    (officer,) = await enrolled(telegram, settings)
    async with process(settings, "--webhook"):
        await Watcher(settings.metrics_port).waits_until_ready()
        execute(settings, "ALTER TABLE inbox RENAME TO away")
        await officer.types(SURE)
        async with asyncio.timeout(20):
            while not (pandu.webhook and pandu.webhook.last_error):
                await asyncio.sleep(0.01)
        assert "503" in (pandu.webhook.last_error or "")
        assert len(pandu.updates) == 1
        execute(settings, "ALTER TABLE away RENAME TO inbox")

        await officer.expects(ANSWER, within=30)
    assert answers(officer) == 1
    assert len(pandu.updates) == 0


@pytest.mark.crash
@pytest.mark.timeout(120)
async def test_what_is_brought_twice_is_answered_once(
    telegram: Emulator, settings: Settings, pandu: Bot
) -> None:
    (officer,) = await enrolled(telegram, settings)
    async with process(settings, "--webhook"):
        # The 200 of the first two never reaches Telegram, which brings the update again.
        lost = telegram.faults.drop(method="webhook", times=2)
        await officer.types(SURE)
        await officer.expects(ANSWER, within=20)
        async with asyncio.timeout(20):
            while len(pandu.updates):
                await asyncio.sleep(0.01)
    assert lost.hits == 2
    assert answers(officer) == 1
    assert officer.unread == []


@pytest.mark.crash
@pytest.mark.timeout(120)
async def test_polling_takes_over_from_a_webhook_and_back(
    telegram: Emulator, settings: Settings, pandu: Bot
) -> None:
    (officer,) = await enrolled(telegram, settings)
    for options in (["--webhook"], [], ["--webhook"]):
        await officer.types(SURE)
        async with process(settings, *options):
            await officer.expects(ANSWER, within=20)
            assert (pandu.webhook is not None) == bool(options)
    assert answers(officer) == 3


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"webhook_url": ""}, "WEBHOOK_URL is not set"),
        ({"webhook_url": "pandu"}, "WEBHOOK_URL holds (secret): expected an address"),
        ({"webhook_port": 0}, "WEBHOOK_PORT holds '0'"),
        ({"metrics_port": 99999}, "METRICS_PORT holds '99999'"),
    ],
)
async def test_a_wrong_setting_stops_the_start(
    settings: Settings, changes: dict[str, object], sentence: str
) -> None:
    wrong = settings.model_copy(update=changes)
    environment = {
        "WEBHOOK_URL": wrong.webhook_url,
        "WEBHOOK_SECRET": SECRET,
        "WEBHOOK_PORT": str(wrong.webhook_port),
        "METRICS_PORT": str(wrong.metrics_port),
        "TELEGRAM_BOT_TOKEN": wrong.token,
        "DATABASE_URL": wrong.database_url,
    }
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "main.py", "run", "--webhook"),
        cwd=ROOT,
        env={**os.environ, **environment},
        stderr=asyncio.subprocess.PIPE,
    )
    _, complaint = await asyncio.wait_for(bot.communicate(), 20)

    assert bot.returncode == 1
    assert sentence in complaint.decode()
    assert SECRET not in complaint.decode()


async def test_a_port_that_is_taken_stops_the_start(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", settings.webhook_port)):
        bot = await asyncio.create_subprocess_exec(
            *(sys.executable, "main.py", "run", "--webhook"),
            cwd=ROOT,
            env={
                **os.environ,
                "TELEGRAM_BOT_TOKEN": settings.token,
                "TELEGRAM_API_URL": settings.telegram_api_url,
                "DATABASE_URL": settings.database_url,
                "WEBHOOK_URL": settings.webhook_url,
                "WEBHOOK_SECRET": SECRET,
                "WEBHOOK_PORT": str(settings.webhook_port),
            },
            stderr=asyncio.subprocess.PIPE,
        )
        _, complaint = await asyncio.wait_for(bot.communicate(), 20)

    assert bot.returncode == 1
    assert f"WEBHOOK_PORT holds {settings.webhook_port}" in complaint.decode()
    assert "Traceback" not in complaint.decode()


async def test_a_webhook_that_somebody_removed_is_set_again(
    office: Office, settings: Settings, pandu: Bot
) -> None:
    bot = office.application.bot
    intake = Intake(
        office.services.inbox, office.chat_queues.put, office.application.bot_data.metrics
    )
    subscription = Subscription(bot, settings, intake)
    await subscription.look()

    assert pandu.webhook is not None
    assert pandu.webhook.url == settings.webhook_url
    await bot.delete_webhook()


async def test_an_address_that_telegram_refuses_is_named(office: Office) -> None:
    settings = office.settings.model_copy(update={"webhook_url": "https://"})
    intake = Intake(
        office.services.inbox, office.chat_queues.put, office.application.bot_data.metrics
    )

    with pytest.raises(WebhookRefused, match="WEBHOOK_URL is refused by Telegram"):
        await Subscription(office.application.bot, settings, intake).subscribe()


async def test_polling_leaves_a_webhook_alone_that_was_set_after_its_start(
    office: Office, pandu: Bot
) -> None:
    await office.application.bot.set_webhook("http://127.0.0.1:9/nowhere")
    async with asyncio.timeout(5):
        while not any(call.refusal for call in office.telegram.calls["getUpdates"]):
            await asyncio.sleep(0.01)

    assert pandu.webhook is not None
    await office.application.bot.delete_webhook()


def execute(settings: Settings, statement: str) -> None:
    """Change the database behind the program's back."""
    connection = sqlite3.connect(settings.database_url.removeprefix("sqlite:///"))
    connection.execute(statement)
    connection.close()


def answers(officer: Person) -> int:
    return sum(ANSWER in message.text for message in officer.chat)
