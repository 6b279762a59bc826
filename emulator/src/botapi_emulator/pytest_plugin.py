"""Fixtures for pytest, known to it wherever the package is installed.

They are run by pytest-asyncio; where it is missing, by the plugin that runs the async tests there.
"""

from collections.abc import AsyncIterator, Callable

import pytest

from botapi_emulator.emulator import Emulator
from botapi_emulator.people.person import Person
from botapi_emulator.world.bots import Bot

try:
    from pytest_asyncio import fixture as async_fixture
except ImportError:
    async_fixture = pytest.fixture  # type: ignore[assignment]

NewPerson = Callable[..., Person]


@async_fixture
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
