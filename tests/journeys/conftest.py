"""An office in the morning: the real bot on a local Telegram, a cast, and a clock moved by hand."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot import application
from bot.context import App
from bot.lanes import Lanes
from emulator import Emulator, Person
from knowledge import directory
from knowledge.shelf import Shelf
from office.clock import HandMovedClock
from office.people import NewMember, Role
from office.services import Services, open_services
from office.settings import Settings, load

# A question that the shelf answers for sure, and the head of its answer.
SURE = "apa saja syarat paspor anak"
ANSWER = "Paspor baru anak — Dokumen"

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


@dataclass
class Office:
    """The office with its people. Whoever is named here has enrolled and read his welcome."""

    telegram: Emulator
    clock: HandMovedClock
    settings: Settings
    services: Services
    application: App
    lanes: Lanes
    people: dict[str, Person] = field(default_factory=dict)

    @property
    def counter_officer(self) -> Person:
        return self.people["counter_officer"]

    @property
    def admin(self) -> Person:
        return self.people["admin"]

    @property
    def stranger(self) -> Person:
        return self.people["stranger"]

    async def enrols(self, key: str, newcomer: NewMember) -> Person:
        """Let somebody come in by an invitation."""
        person = self.telegram.person(newcomer.name)
        await person.opens(start=await self.services.people.invite(newcomer))
        await person.expects("Selamat datang")
        self.people[key] = person
        return person


CAST = {
    "counter_officer": NewMember("Rina Wulandari", "kanim", (Role.OFFICER,)),
    "admin": NewMember("Agus Salim", "kanim", (Role.ADMIN, Role.OFFICER), "tikim"),
}


@asynccontextmanager
async def open_office(
    telegram: Emulator, clock: HandMovedClock, settings: Settings
) -> AsyncIterator[Office]:
    """Run the bot in this process until the block is left."""
    shelf = Shelf(settings.knowledge_dir, cache=settings.cache_dir)
    offices = directory.load(settings.knowledge_dir / "office.toml")
    async with AsyncExitStack() as stack:
        services = await stack.enter_async_context(open_services(settings, clock))
        bot = application.build(settings, services, shelf, offices)
        lanes = await stack.enter_async_context(application.running(settings, bot))
        yield Office(telegram, clock, settings, services, bot, lanes)


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with Emulator() as telegram:
        telegram.add_bot(token="123456:TEST-TOKEN")
        yield telegram


@pytest.fixture
def settings(telegram: Emulator, tmp_path: Path) -> Settings:
    """Settings of a bot with a copy of the content, which a test may break."""
    content = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, content, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return load(
        _env_file=None,
        telegram_bot_token="123456:TEST-TOKEN",
        telegram_api_url=telegram.url,
        database_url=f"sqlite:///{tmp_path / 'pandu.db'}",
        knowledge_dir=content,
        cache_dir=tmp_path / "cache",
    )


@pytest.fixture
async def office(
    telegram: Emulator, clock: HandMovedClock, settings: Settings
) -> AsyncIterator[Office]:
    """The office at nine. A journey ends with nobody having unread mail."""
    async with open_office(telegram, clock, settings) as office:
        for key, newcomer in CAST.items():
            await office.enrols(key, newcomer)
        office.people["stranger"] = telegram.person("Orang Lain")
        yield office
        async with asyncio.timeout(10):
            await office.lanes.idle()
        for person in office.people.values():
            assert person.unread == [], f"{person.name} has unread mail"
