"""An emulator with one bot and one person, and three ways to be the bot: PTB, plain HTTP, raw."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from telegram import Bot as PtbBot
from telegram.request import HTTPXRequest

from botapi_emulator import Bot, Emulator, Person
from helpers.api import Api


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with Emulator(webhook_retry=0.01) as telegram:
        yield telegram


@pytest.fixture
def pandu(telegram: Emulator) -> Bot:
    return telegram.add_bot(username="pandu_bot", name="Pandu")


@pytest.fixture
def budi(telegram: Emulator, pandu: Bot) -> Person:
    budi = telegram.person("Budi Santoso", username="budi")
    budi.pressed_start(pandu)
    return budi


@pytest.fixture
async def bot(telegram: Emulator, pandu: Bot) -> AsyncIterator[PtbBot]:
    """A python-telegram-bot Bot, as it comes."""
    async with PtbBot(
        pandu.token,
        base_url=f"{telegram.url}/bot",
        base_file_url=f"{telegram.url}/file/bot",
        request=HTTPXRequest(),
    ) as bot:
        yield bot


@pytest.fixture
async def api(telegram: Emulator, pandu: Bot) -> AsyncIterator[Api]:
    """Post JSON to a method and return the whole answer."""
    async with aiohttp.ClientSession() as session:

        async def post(method: str, **params: Any) -> dict[str, Any]:
            url = f"{telegram.url}/bot{pandu.token}/{method}"
            async with session.post(url, json=params) as answer:
                retry_after = answer.headers.get("Retry-After")
                seen = {"status": answer.status, "retry_after": retry_after}
                return {**await answer.json(), **seen}

        yield post
