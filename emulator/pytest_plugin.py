"""Fixtures for pytest with pytest-asyncio: `pytest_plugins = ["emulator.pytest_plugin"]`."""

from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio

from emulator.bots import Bot
from emulator.emulator import Emulator
from emulator.people import Person

NewPerson = Callable[..., Person]


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[Emulator]:
    """A local Telegram for the length of a test."""
    async with Emulator(webhook_retry=0.01) as telegram:
        yield telegram


@pytest.fixture
def telegram_bot(telegram: Emulator) -> Bot:
    """A bot on it; `telegram.url + "/bot"` is its base_url, `telegram_bot.token` its token."""
    return telegram.add_bot()


@pytest.fixture
def telegram_person(telegram: Emulator, telegram_bot: Bot) -> NewPerson:
    """Let people appear: `telegram_person("Budi", has_started=True)`."""

    def person(name: str, username: str | None = None, *, has_started: bool = False) -> Person:
        found = telegram.person(name, username)
        if has_started:
            found.pressed_start(telegram_bot)
        return found

    return person
