"""The real program behind a webhook: killed, cut off from its database, told everything twice."""

import os
import socket
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
from typer.testing import CliRunner

from bot.intake.polling import Intake
from bot.intake.webhook.subscription import Subscription, WebhookRefused
from botapi_emulator import Bot, Emulator, Person
from main import app
from office.clock import SystemClock
from office.services import open_services
from office.settings import Settings
from tests.cast.people import lets_in, officer_of
from tests.cast.steps import types
from tests.journeys.conftest import ANSWER, SURE, Office
from tests.ports import free_port
from tests.program import Program
from tests.waiting import until

SECRET = "only-telegram-knows-this"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


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
async def process(settings: Settings, *options: str) -> AsyncIterator[Program]:
    """The bot as it runs in production. It must end cleanly when it is asked to."""
    bot = Program(settings, "run", *options)
    bot.start()
    try:
        yield bot
    finally:
        if bot.is_running:
            assert await bot.end() == 0, bot.log.read_text()


async def enrolled(telegram: Emulator, settings: Settings, count: int = 1) -> list[Person]:
    """Officers with a membership each, made without the bot."""
    officers = [telegram.person(f"Petugas {number}") for number in range(count)]
    async with open_services(settings, SystemClock()) as services:
        for officer in officers:
            await lets_in(services, officer, officer_of("kanim", officer.name))
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
        async def is_ready() -> bool:
            try:
                return (await self.looks("readyz"))[0] == 200
            except aiohttp.ClientError:
                return False

        await until(is_ready, within, every=0.02)

    async def waits_for_number(self, line: str, within: float = 10) -> str:
        """The whole page once it has that line."""

        async def is_there() -> bool:
            return line in (await self.looks("metrics"))[1]

        await until(is_there, within, every=0.02)
        return (await self.looks("metrics"))[1]


@pytest.mark.crash
@pytest.mark.timeout(120)
async def test_a_question_is_answered_and_watched(
    telegram: Emulator, settings: Settings, pandu: Bot
) -> None:
    (officer,) = await enrolled(telegram, settings)
    watcher = Watcher(settings.metrics_port)
    async with process(settings, "--webhook"):
        await types(officer, SURE, then=ANSWER)
        await watcher.waits_until_ready()

        assert (await watcher.looks("healthz"))[0] == 200
        # Counted once Telegram's answer is back, a moment after the officer reads it.
        await watcher.waits_for_number('pandu_answers_total{band="sure"} 1.0')
        # The tables are counted anew every few seconds only.
        numbers = await watcher.waits_for_number("pandu_inbox_open 0.0")
    assert 'pandu_updates_total{kind="message"} 1.0' in numbers
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
        await until(lambda: telegram.calls["sendMessage"], every=0.001)
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
        await until(lambda: pandu.webhook and pandu.webhook.last_error)
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
        await types(officer, SURE, then=ANSWER)
        await until(lambda: not len(pandu.updates))
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
            await officer.expects(ANSWER)
            assert (pandu.webhook is not None) == bool(options)
    assert answers(officer) == 3


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CliRunner:
    """A terminal whose settings are right."""
    port = free_port()
    for name, value in {
        "TELEGRAM_BOT_TOKEN": "123456:TEST-TOKEN",
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'pandu.db'}",
        "WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
        "WEBHOOK_SECRET": SECRET,
        "WEBHOOK_PORT": str(port),
    }.items():
        monkeypatch.setenv(name, value)
    return CliRunner()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"WEBHOOK_URL": ""}, "WEBHOOK_URL is not set"),
        ({"WEBHOOK_URL": "pandu"}, "WEBHOOK_URL holds (secret): expected an address"),
        ({"WEBHOOK_PORT": "0"}, "WEBHOOK_PORT holds '0'"),
        ({"METRICS_PORT": "99999"}, "METRICS_PORT holds '99999'"),
    ],
)
def test_a_wrong_setting_stops_the_start(
    terminal: CliRunner, monkeypatch: pytest.MonkeyPatch, changes: dict[str, str], sentence: str
) -> None:
    for name, value in changes.items():
        monkeypatch.setenv(name, value)

    stopped = terminal.invoke(app, ["run", "--webhook"])

    assert stopped.exit_code == 1
    assert sentence in stopped.stderr
    assert SECRET not in stopped.output


def test_a_port_that_is_taken_stops_the_start(terminal: CliRunner) -> None:
    port = os.environ["WEBHOOK_PORT"]
    with socket.create_server(("127.0.0.1", int(port))):
        stopped = terminal.invoke(app, ["run", "--webhook"])

    assert stopped.exit_code == 1
    assert f"WEBHOOK_PORT holds {port}" in stopped.stderr
    assert not isinstance(stopped.exception, socket.error)


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
    await until(lambda: any(call.refusal for call in office.telegram.calls["getUpdates"]))

    assert pandu.webhook is not None
    await office.application.bot.delete_webhook()


def execute(settings: Settings, statement: str) -> None:
    """Change the database behind the program's back."""
    connection = sqlite3.connect(settings.database_url.removeprefix("sqlite:///"))
    connection.execute(statement)
    connection.close()


def answers(officer: Person) -> int:
    return sum(ANSWER in message.text for message in officer.chat)
