"""Fixtures for pytest, known to it wherever the package is installed.

`telegram` suits the test: in an `async def` its people are awaited, in a plain `def` they are not.
The async ones are run by pytest-asyncio; where it is missing, by the plugin that runs async tests.
"""

import inspect
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest

from botapi_emulator.blocking import BlockingEmulator
from botapi_emulator.emulator import Emulator
from botapi_emulator.world.world import PATIENCE

try:
    from pytest_asyncio import fixture as async_fixture
except ImportError:
    async_fixture = pytest.fixture  # type: ignore[assignment]

WEBHOOK_RETRY = 0.01


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know `telegram_patience` in the configuration."""
    told = f"seconds that people of the local Telegram wait for a bot (default: {PATIENCE:g})"
    parser.addini("telegram_patience", told, default=str(PATIENCE))


def pytest_configure(config: pytest.Config) -> None:
    """Let all emulators of the run be as patient as the configuration says."""
    wanted = str(config.getini("telegram_patience"))
    try:
        Emulator.patience = float(wanted)
    except ValueError:
        raise pytest.UsageError(f"telegram_patience must be a number, not {wanted!r}") from None


@pytest.fixture
def telegram(request: pytest.FixtureRequest) -> Any:
    """A local Telegram for the length of a test: an `Emulator`, or one that needs no `await`."""
    is_async = inspect.iscoroutinefunction(request.function)
    return request.getfixturevalue("async_telegram" if is_async else "blocking_telegram")


@async_fixture
async def async_telegram() -> AsyncIterator[Emulator]:
    """A local Telegram in the loop of the test."""
    async with Emulator(webhook_retry=WEBHOOK_RETRY) as telegram:
        yield telegram


@pytest.fixture
def blocking_telegram() -> Iterator[BlockingEmulator]:
    """A local Telegram in a thread."""
    with BlockingEmulator(webhook_retry=WEBHOOK_RETRY) as telegram:
        yield telegram


@pytest.fixture
def bot_token(telegram: Any) -> str:
    """The token of a bot that is registered there; `telegram.bot` is the bot."""
    return str(telegram.add_bot().token)


@pytest.fixture
def person(telegram: Any, bot_token: str) -> Callable[..., Any]:
    """Let people appear: `person("Budi", language="id", has_started=True)`."""

    def appears(name: str, *, has_started: bool = False, **about: str) -> Any:
        found = telegram.person(name, **about)
        if has_started:
            found.pressed_start()
        return found

    return appears


@pytest.fixture
def group(telegram: Any, bot_token: str) -> Callable[..., Any]:
    """Let groups appear: `group("Team")`, `group("News", kind="channel")`."""
    found: Callable[..., Any] = telegram.group
    return found
