"""An office in the morning: the real bot on a local Telegram, a cast, and a clock moved by hand."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b
from pathlib import Path

import pytest

from bot import application
from bot.content.catalogue import OfficeCatalogue
from bot.content.rules import OfficeRules
from bot.context import App
from bot.intake.chat_queues import ChatQueues
from emulator import Emulator, Person
from knowledge.shelf import Shelf
from office.clock import HandMovedClock
from office.people import NewMember, Role
from office.services import Services, open_services
from office.settings import Settings, load
from tests.places import KNOWLEDGE

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

    async def fast_forward(self, **by: float) -> None:
        """Let working life go on: `minutes=15`, `hours=2`, `days=1`."""
        await self.settles()
        self.clock.advance(timedelta(**by))

    async def settles(self) -> None:
        """Wait until every update that people caused has been fetched and handled."""
        (bot,) = self.telegram.world.bots.values()
        while len(bot.updates):
            await asyncio.sleep(0.005)
        await self.chat_queues.idle()

    async def all_is_sent(self) -> None:
        """Wait until nothing that is due is left: cards are edited behind the screens."""
        await self.settles()
        async with asyncio.timeout(30):
            while (await self.services.outbox.health()).depth:
                await asyncio.sleep(0.02)

    async def moves_to(self, moment: datetime) -> None:
        """Let time pass, and the ladder with it, until everybody has been told."""
        await self.all_is_sent()
        self.clock.move_to(moment)
        await self.services.anomalies.due.escalate_due()
        await self.services.anomalies.handover.hand_over()
        await self.all_is_sent()

    async def everybody_reads(self) -> None:
        """Let everything arrive and be read."""
        await self.all_is_sent()
        for person in self.people.values():
            await person.reads_all()

    async def reports(self, reporter: Person, text: str, category: str, **rest: str) -> str:
        """Write and send a report through the form; returns its code."""
        await reporter.types("/lapor")
        await reporter.expects("1/8")
        await reporter.taps(category)
        await reporter.expects("2/8")
        await reporter.types(text)
        await reporter.expects("3/8")
        await reporter.taps(rest.get("unit", "Kantor Imigrasi Muara Enim"))
        await reporter.expects("4/8")
        await reporter.types("loket 3")
        await reporter.expects("5/8")
        await reporter.taps("Lewati")
        await reporter.expects("6/8")
        await reporter.taps(rest.get("urgency", "Biasa"))
        await reporter.expects("7/8")
        await reporter.taps(rest.get("concerns", "Tidak"))
        await reporter.expects("8/8")
        await reporter.taps("Lewati")
        await reporter.expects("Penerima:")
        await reporter.taps("Kirim laporan")
        await reporter.expects("dikirim")
        receipt = await reporter.expects("sudah terkirim")
        return receipt.text.split()[1]

    async def employs(self, key: str, newcomer: NewMember) -> Person:
        """Have somebody there who came in long ago: nobody is welcomed."""
        person = self.telegram.person(newcomer.name)
        code = await self.services.people.invite(newcomer)
        person.pressed_start()
        await self.services.people.enrol(code, person.id)
        self.people[key] = person
        return person

    async def forges(self, person: Person, data: str) -> None:
        """Let somebody press a button that no screen of his has."""
        await person.types("/bantuan")
        screen = await person.expects("/bantuan")
        await person.sends_callback(screen, data)

    async def enrols(self, key: str, newcomer: NewMember) -> Person:
        """Let somebody come in by an invitation."""
        person = self.telegram.person(newcomer.name)
        await person.opens(start=await self.services.people.invite(newcomer))
        await person.expects("Selamat datang")
        self.people[key] = person
        return person


CAST = {
    "counter_officer": NewMember("Rina Wulandari", "kanim", (Role.OFFICER,)),
    "ukk_officer": NewMember("Yuni Astuti", "ukk-musi-rawas", (Role.OFFICER,)),
    "head_of_dokintalkim": NewMember("Hendra", "kanim", (Role.SECTION_HEAD,), "dokintalkim"),
    "head_of_inteldakim": NewMember("Sri Mulyati", "kanim", (Role.SECTION_HEAD,), "inteldakim"),
    "head_of_tikim": NewMember("Andi Pratama", "kanim", (Role.SECTION_HEAD,), "tikim"),
    "head_of_tu": NewMember("Tuti Handayani", "kanim", (Role.SECTION_HEAD,), "tu"),
    "head_of_office": NewMember("Bambang Wijaya", "kanim", (Role.HEAD_OF_OFFICE,)),
    "trainer": NewMember("Lestari Ningsih", "kanim", (Role.TRAINER,)),
    "admin": NewMember("Agus Salim", "kanim", (Role.ADMIN, Role.OFFICER), "tikim"),
}


_shelves: dict[bytes, Shelf] = {}


def shelf_of(folder: Path) -> Shelf:
    """The shelf of the folder; the same content shares one index, which is slow to build."""
    digest = blake2b()
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        digest.update(f"{file.relative_to(folder)}\n".encode() + file.read_bytes())
    shelf = _shelves.get(digest.digest())
    if shelf is None:
        shelf = _shelves[digest.digest()] = Shelf(folder)
    shelf = copy(shelf)
    shelf.folder = folder
    return shelf


@asynccontextmanager
async def open_office(
    telegram: Emulator, clock: HandMovedClock, settings: Settings
) -> AsyncIterator[Office]:
    """Run the bot in this process until the block is left."""
    shelf = shelf_of(settings.knowledge_dir)
    rules = OfficeRules(shelf, settings.zone)
    async with AsyncExitStack() as stack:
        services = await stack.enter_async_context(
            open_services(settings, clock, rules, OfficeCatalogue(shelf), rules.retention)
        )
        bot = application.build(settings, services, shelf)
        chat_queues = await stack.enter_async_context(application.running(settings, bot))
        yield Office(telegram, clock, settings, services, bot, chat_queues)


def _set_training(file: Path, table: str) -> None:
    words, found = re.subn(r"^\[training\]\n(?:.+\n)+", table, file.read_text(), flags=re.MULTILINE)
    assert found == 1, "office.toml has no [training]"
    file.write_text(words)


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with Emulator() as telegram:
        telegram.add_bot(token="123456:TEST-TOKEN")
        yield telegram


@pytest.fixture
def training_table() -> str:
    """[training] of `office.toml`. Most journeys tell of days without cards."""
    return ""


@pytest.fixture
def settings(
    telegram: Emulator, tmp_path: Path, training_table: str, migrated_file: Path
) -> Settings:
    """Settings of a bot with a copy of the content, which a test may break."""
    content = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, content, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    _set_training(content / "office.toml", training_table)
    shutil.copy(migrated_file, tmp_path / "pandu.db")
    return load(
        _env_file=None,
        telegram_bot_token="123456:TEST-TOKEN",
        telegram_api_url=telegram.url,
        database_url=f"sqlite:///{tmp_path / 'pandu.db'}",
        knowledge_dir=content,
    )


@pytest.fixture
async def office(
    telegram: Emulator, clock: HandMovedClock, settings: Settings
) -> AsyncIterator[Office]:
    """The office at nine. A journey ends with nobody having unread mail."""
    async with open_office(telegram, clock, settings) as office:
        for key, newcomer in CAST.items():
            await office.employs(key, newcomer)
        office.people["stranger"] = telegram.person("Orang Lain")
        yield office
        async with asyncio.timeout(10):
            await office.settles()
        for person in office.people.values():
            assert person.unread == [], f"{person.name} has unread mail"
