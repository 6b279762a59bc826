"""An office in the morning: the real bot on a local Telegram, a cast, and a clock moved by hand."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from bot import application
from bot.care import machine
from bot.content.rules import OfficeRules
from bot.context import App
from bot.intake import worker
from bot.intake.chat_queues import ChatQueues
from bot.intake.sender import MOST_IN_HAND
from bot.telegram import reply_retry
from bot.telegram.pace.budget import Precedence, Trip
from bot.telegram.pace.rate_limiter import RateLimiter
from botapi_emulator import FIRST_PERSON_ID, Bot, Emulator, Person
from knowledge.reading.layers import Layers
from knowledge.shelf import Shelf
from office.assistance.models import HelpTest
from office.clock import HandMovedClock
from office.outbox import OutboxMessage
from office.outbox import store as outbox_store
from office.outbox.rates import Rate
from office.people import NewMember
from office.services import Services, open_services
from office.settings import Settings, load
from office.shelf.office_shelf import OfficeShelf
from tests.cast.keyboards import all_in_order
from tests.cast.people import *  # noqa: F403 - pytest finds fixtures by their names here
from tests.cast.people import CAST, lets_in
from tests.cast.steps import opens, taps, types
from tests.conftest import NINE
from tests.office.rows import rows
from tests.open_transactions import no_request_within_one
from tests.places import copied_layers
from tests.shelves import shelf_of
from tests.waiting import until

# A question that the shelf answers for sure, and the head of its answer.
SURE = "apa saja syarat paspor anak"
ANSWER = "Paspor baru anak — Dokumen"


@dataclass
class Office:
    """The office with its people."""

    telegram: Emulator
    clock: HandMovedClock
    settings: Settings
    services: Services
    application: App
    chat_queues: ChatQueues
    people: dict[str, Person] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Person:
        """The people by their posts: `office.head_of_office`."""
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def bot(self) -> Bot:
        """The office's bot on the local Telegram, which may know those of others, too."""
        return self.telegram.world.bots[self.settings.token]

    async def fast_forward(self, **by: float) -> None:
        """Let working life go on: `minutes=15`, `hours=2`, `days=1`."""
        await self.settles()
        self.clock.advance(timedelta(**by))

    async def settles(self) -> None:
        """Wait until every update that people caused has been fetched and handled."""
        await until(lambda: not len(self.bot.updates))
        await self.chat_queues.idle()

    async def all_is_sent(self) -> None:
        """Wait until nothing that is due is left: cards are edited behind the screens."""
        await self.settles()
        await until(self._is_nothing_due)

    async def _is_nothing_due(self) -> bool:
        async with self.services.database.read() as session:
            return not (await outbox_store.count_due(session, self.clock.now()))[0]

    async def rows(self, query: Any) -> list[Any]:
        """All that a query finds."""
        return await rows(self.services.database, query)

    async def nothing_is_in_flight(self) -> None:
        """Wait until what is being sent has arrived; the rest of what is due may be held back."""

        async def holds() -> bool:
            return not await self.rows(
                select(OutboxMessage.id).where(col(OutboxMessage.owner).is_not(None)),
            )

        await until(holds)

    async def passes(self, seconds: float, steps: int) -> None:
        """Let time pass in so many steps, and the sender look after each."""
        for _ in range(steps):
            # It looks in its own task, and what it finds may be held back: no end can be seen.
            await asyncio.sleep(0.05)
            self.clock.advance(timedelta(seconds=seconds))

    async def passes_until(self, holds: Callable[[], object], seconds: float = 1) -> None:
        """Let so many seconds pass again and again until it is so."""
        async with asyncio.timeout(30):
            while not holds():
                await self.passes(seconds, steps=1)

    async def moves_to(self, moment: datetime) -> None:
        """Let time pass, with what falls due in it, until everybody has been told."""
        await self.all_is_sent()
        self.clock.move_to(moment)
        await self.services.anomalies.due.escalate_due()
        await self.services.anomalies.handover.hand_over()
        await self.services.verifications.handover.hand_over()
        await self.services.verifications.reminding.remind_due()
        await self.all_is_sent()

    async def everybody_reads(self) -> None:
        """Let everything arrive and be read."""
        await self.all_is_sent()
        for person in self.people.values():
            await person.reads_all()

    async def reports(self, reporter: Person, text: str, category: str, **rest: str) -> str:
        """Write and send a report through the form; returns its code."""
        await self.writes_report(reporter, text, category, **rest)
        await taps(reporter, "Kirim laporan", then="dikirim")
        receipt = await reporter.expects("sudah terkirim")
        return receipt.text.split()[1]

    async def writes_report(self, reporter: Person, text: str, category: str, **rest: str) -> None:
        """Write a report through the form, up to its summary."""
        await types(reporter, "/lapor", then="1/8")
        await taps(reporter, category, then="2/8")
        await types(reporter, text, then="3/8")
        await taps(reporter, rest.get("unit", "Kantor Imigrasi Muara Enim"), then="4/8")
        await types(reporter, "loket 3", then="5/8")
        await taps(reporter, "Lewati", then="6/8")
        await taps(reporter, rest.get("urgency", "Biasa"), then="7/8")
        await taps(reporter, rest.get("concerns", "Tidak"), then="8/8")
        await taps(reporter, "Lewati", then="Penerima:")

    async def employs(self, key: str, newcomer: NewMember) -> Person:
        """Have somebody there who came in long ago: nobody is welcomed."""
        person = self.telegram.person(newcomer.name)
        await lets_in(self.services, person, newcomer)
        self.people[key] = person
        return person

    async def forges(self, person: Person, data: str) -> None:
        """Let somebody press a button that none of their screens has."""
        screen = await types(person, "/bantuan", then="Ketik saja")
        await person.sends_callback(screen, data)

    async def enrols(self, key: str, newcomer: NewMember) -> Person:
        """Let somebody come in by an invitation."""
        person = self.telegram.person(newcomer.name)
        code = await self.services.people.invite(newcomer)
        await opens(person, self.bot, start=code, then="Selamat datang")
        self.people[key] = person
        return person


_shared: dict[Layers, Shelf] = {}


class Unlimited(RateLimiter):
    """Lets through what comes."""

    def room(self, seconds: float, least: Precedence = Precedence.LAST) -> int:
        return MOST_IN_HAND

    async def _pass(self, chat: str, weight: int) -> Trip:
        return Trip(asyncio.get_running_loop().time())


class Hasty(RateLimiter):
    """Telegram's pace over all. These people are faster than any thumb: no chat has a pace."""

    async def _pass(self, chat: str, weight: int) -> Trip:
        return await self._budget.pass_one(weight)


@asynccontextmanager
async def open_office(
    telegram: Emulator,
    clock: HandMovedClock,
    settings: Settings,
    *,
    at_telegrams_pace: bool = False,
) -> AsyncIterator[Office]:
    """Run the bot in this process until the block is left.

    It sends as fast as it can, unless Telegram's pace is what a journey is about: the pace runs by
    the machine's clock, and every message of every journey would wait for it.
    """
    layers = settings.layers
    shelf = copy(_shared[layers]) if layers in _shared else shelf_of(layers)
    rules = OfficeRules(shelf, settings.zone)
    async with AsyncExitStack() as stack:
        stack.enter_context(no_request_within_one())
        stack.enter_context(all_in_order())
        services = await stack.enter_async_context(
            open_services(
                settings,
                clock,
                rules,
                rules.retention,
                OfficeShelf(shelf),
            )
        )
        if not at_telegrams_pace:
            services.outbox.pacing.to_one_chat = Rate(timedelta(milliseconds=1), burst=100)
        limiter = Hasty() if at_telegrams_pace else Unlimited()
        bot = application.build(settings, services, shelf, limiter)
        chat_queues = await stack.enter_async_context(application.running(settings, bot))
        yield Office(telegram, clock, settings, services, bot, chat_queues)


def copied_content(folder: Path, training_table: str) -> Layers:
    """Copy both layers of the content into a folder, with another `[training]`."""
    content = copied_layers(folder)
    file = content.office_file
    words, found = re.subn(
        r"^\[training\]\n(?:.+\n)+", training_table, file.read_text(), flags=re.MULTILINE
    )
    assert found == 1, "office.toml has no [training]"
    file.write_text(words)
    return content


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with Emulator() as telegram:
        telegram.add_bot("123456:TEST-TOKEN", "pandu_bot", "Pandu")
        yield telegram


@pytest.fixture
def training_table() -> str:
    """[training] of `office.toml`. Most journeys tell of days without cards."""
    return ""


@pytest.fixture(scope="session")
def contents(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Layers]:
    """The content with a `[training]`, copied once for all journeys that leave it as it is."""

    @cache
    def content_with(training_table: str) -> Layers:
        layers = copied_content(tmp_path_factory.mktemp("content"), training_table)
        _shared[layers] = shelf_of(layers)
        return layers

    return content_with


@pytest.fixture
def content(contents: Callable[[str], Layers], training_table: str) -> Layers:
    """Where the content lies. Journeys that change it have one of their own."""
    return contents(training_table)


@pytest.fixture
def settings(telegram: Emulator, content: Layers, sqlite_url: str) -> Settings:
    """Settings of a bot on an empty office."""
    return load(
        _env_file=None,
        telegram_bot_token="123456:TEST-TOKEN",
        telegram_api_url=telegram.url,
        database_url=sqlite_url,
        knowledge_dir=content.national,
        office_dir=content.office,
    )


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tried again is tried again soon: these pauses run by the machine's clock."""
    monkeypatch.setattr(reply_retry, "_FIRST_PAUSE", 0.01)
    monkeypatch.setattr(worker, "_FIRST_PAUSE", 0.01)


@pytest.fixture(autouse=True)
def roomy_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """How full this machine's own disk is, no journey tells."""
    monkeypatch.setattr(machine, "percent_used", lambda _: 42)


@pytest.fixture(scope="session")
def staffed_file(
    migrated_file: Path,
    contents: Callable[[str], Layers],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """An SQLite file with the cast in it, and the day's look at what is old and new behind it."""
    file = tmp_path_factory.mktemp("staffed") / "pandu.db"
    shutil.copy(migrated_file, file)
    settings = load(_env_file=None, database_url=f"sqlite:///{file}")
    shelf = _shared[contents("")]
    rules = OfficeRules(shelf, settings.zone)

    async def employ() -> None:
        clock = HandMovedClock(NINE)
        async with open_services(
            settings, clock, rules, retention=rules.retention, shelf=OfficeShelf(shelf)
        ) as services:
            for number, newcomer in enumerate(CAST.values()):
                code = await services.people.invite(newcomer)
                await services.people.enrol(code, FIRST_PERSON_ID + number)
            # It has been at work for long, whatever it lacks today.
            await services.setup.go_live()
            await services.data_protection.retention.run_daily()
            async with services.database.begin() as session:
                # The self-test of this week is over.
                session.add(HelpTest(started_at=NINE, ended_at=NINE, is_passed=True))
            # What is read on the first day is no news.
            await services.changes.recording.record_changes()

    asyncio.run(employ())
    return file


@pytest.fixture
def at_telegrams_pace() -> bool:
    """Whether the bot sends no faster than Telegram takes it."""
    return False


@pytest.fixture
async def office(
    telegram: Emulator,
    clock: HandMovedClock,
    settings: Settings,
    staffed_file: Path,
    at_telegrams_pace: bool,
) -> AsyncIterator[Office]:
    """The office at nine. A journey ends with nobody having unread mail."""
    shutil.copy(staffed_file, settings.database_url.removeprefix("sqlite:///"))
    async with open_office(
        telegram, clock, settings, at_telegrams_pace=at_telegrams_pace
    ) as office:
        for number, (key, newcomer) in enumerate(CAST.items()):
            office.people[key] = telegram.person(newcomer.name)
            assert office.people[key].id == FIRST_PERSON_ID + number, "not the cast of the file"
            office.people[key].pressed_start()
        office.people["stranger"] = telegram.person("Orang Lain")
        yield office
        async with asyncio.timeout(30):
            await office.settles()
        for person in office.people.values():
            assert person.unread == [], f"{person.name} has unread mail"
