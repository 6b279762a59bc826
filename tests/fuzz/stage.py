"""An office that stays open for hundreds of examples, driven from a test that is not async."""

import asyncio
import copy
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from structlog.testing import capture_logs

from botapi_emulator import Emulator, Person
from office.clock import HandMovedClock
from office.settings import load
from tests.conftest import WIB
from tests.journeys.conftest import ANSWER, CAST, SURE, Office, open_office
from tests.places import copied_layers

_BAD = {"error", "critical", "exception"}
_PATIENCE_SECONDS = 20


@dataclass
class Stage:
    """The office, its loop, and what it has logged."""

    runner: asyncio.Runner
    office: Office
    logs: list[Any]

    def receives(self, update: dict[str, Any]) -> None:
        """Let the bot receive a raw update and deal with it."""

        async def receive() -> None:
            self.office.telegram.post_update(copy.deepcopy(update))
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await self.office.settles()
            # A member who asks all the time is held back: time goes on between the examples.
            self.office.clock.advance(timedelta(seconds=20))

        self.runner.run(receive())

    def bugs(self) -> list[Any]:
        """What was logged as an error since the last look."""
        found = [entry for entry in self.logs if entry["log_level"] in _BAD]
        self.logs.clear()
        return found

    def texts_of(self, person: Person) -> list[str]:
        """Everything the bot has written to somebody."""
        chat = self.office.telegram.world.chat(person.bot, person.id)
        messages = chat.messages.values() if chat else ()
        return [message.text for message in messages if message.is_from_bot]

    def still_answers(self) -> None:
        """An officer asks as always and is answered."""
        officer = self.office.counter_officer

        async def ask() -> None:
            await officer.reads_all()
            await officer.types(f"/tanya {SURE}")
            await officer.expects(ANSWER)

        self.runner.run(ask())

    def open_updates(self) -> int:
        """How many updates lie in the inbox without having been dealt with."""
        return self.runner.run(self.office.services.inbox.count_open())


@contextmanager
def open_stage(folder: Path) -> Iterator[Stage]:
    """Open the office until the block is left."""
    with asyncio.Runner() as runner, capture_logs() as logs:
        stack = AsyncExitStack()
        office = runner.run(_open(stack, folder))
        try:
            yield Stage(runner, office, logs)
        finally:
            runner.run(stack.aclose())


async def _open(stack: AsyncExitStack, folder: Path) -> Office:
    content = copied_layers(folder)
    telegram = await stack.enter_async_context(Emulator())
    telegram.add_bot("123456:TEST-TOKEN", "pandu_bot", "Pandu")
    settings = load(
        _env_file=None,
        telegram_bot_token="123456:TEST-TOKEN",
        telegram_api_url=telegram.url,
        database_url=f"sqlite:///{folder / 'pandu.db'}",
        knowledge_dir=content.national,
        office_dir=content.office,
    )
    clock = HandMovedClock(datetime(2026, 11, 25, 9, 0, tzinfo=WIB))
    office = await stack.enter_async_context(open_office(telegram, clock, settings))
    for key, newcomer in CAST.items():
        await office.enrols(key, newcomer)
    office.people["stranger"] = telegram.person("Orang Lain")
    office.people["stranger"].pressed_start()  # the raw updates say that they write
    return office
