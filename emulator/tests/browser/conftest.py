"""A headless Chromium on the emulator's page, and a small bot that answers over plain HTTP."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from playwright.async_api import Browser, Page, async_playwright

from botapi_emulator import Bot, Emulator, Person
from helpers.pages import OpenPage

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = pytest.mark.skip(reason="no Chromium on this machine (looked for `chromium`)")
    for item in items:
        if CHROMIUM is None and item.get_closest_marker("browser"):
            item.add_marker(missing)


@pytest.fixture
def budi(telegram: Emulator, pandu: Bot) -> Person:
    return telegram.person("Budi Santoso")


@pytest.fixture
def siti(telegram: Emulator, budi: Person) -> Person:
    return telegram.person("Siti Rahma")


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        await browser.close()


@pytest.fixture
async def open_page(browser: Browser, telegram: Emulator) -> AsyncIterator[OpenPage]:
    """Open the page on a screen of some width; a script's fault or a foreign request fails."""
    faults: list[str] = []

    async def open_page(width: int = 1280, address: str = "/", height: int = 740) -> Page:
        page = await browser.new_page(viewport={"width": width, "height": height})
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: faults.extend(_foreign(request.url, telegram.url)))
        await page.goto(telegram.url + address)
        return page

    yield open_page
    assert faults == []


def _foreign(url: str, home: str) -> list[str]:
    return [] if url.startswith((home, "data:", "blob:")) else [url]


@pytest.fixture
async def echo_bot(telegram: Emulator, pandu: Bot) -> AsyncIterator[None]:
    """A bot that repeats a text above a button, and answers the button with a toast and an edit."""
    async with aiohttp.ClientSession() as session:
        bot = asyncio.create_task(_echo(session, f"{telegram.url}/bot{pandu.token}"))
        yield
        bot.cancel()


async def _echo(session: aiohttp.ClientSession, api: str) -> None:
    async def call(method: str, **params: Any) -> Any:
        async with session.post(f"{api}/{method}", json=params) as answer:
            return (await answer.json())["result"]

    offset = 0
    while True:
        for update in await call("getUpdates", offset=offset, timeout=20):
            offset = update["update_id"] + 1
            if message := update.get("message"):
                await call("sendMessage", **_repeated(message))
            if query := update.get("callback_query"):
                await call("answerCallbackQuery", callback_query_id=query["id"], text="Dicatat.")
                await call("editMessageText", **_thanked(query["message"]))


def _repeated(message: dict[str, Any]) -> dict[str, Any]:
    keys = {"inline_keyboard": [[{"text": "Membantu", "callback_data": "ya"}]]}
    text = f"<b>Gema</b>: {message.get('text', 'foto')}"
    chat = message["chat"]["id"]
    return {"chat_id": chat, "text": text, "parse_mode": "HTML", "reply_markup": keys}


def _thanked(message: dict[str, Any]) -> dict[str, Any]:
    chat, number = message["chat"]["id"], message["message_id"]
    return {"chat_id": chat, "message_id": number, "text": "Terima kasih."}
