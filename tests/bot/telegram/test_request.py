"""HTTP to Telegram: what is sent, and by which way."""

from base64 import b64encode
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import NetworkError
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.care import clocks
from bot.metrics.metrics import Metrics
from bot.telegram.connection import request
from bot.telegram.connection.request import AiohttpRequest


@pytest.fixture
def heard() -> list[web.Request]:
    """The requests that have come, in order."""
    return []


@pytest.fixture
async def server(heard: list[web.Request]) -> AsyncIterator[TestServer]:
    async def answer(asked: web.Request) -> web.Response:
        await asked.read()
        heard.append(asked)
        return web.json_response({"ok": True, "result": True})

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", answer)
    async with TestServer(app, host="127.0.0.1") as server:
        yield server


@pytest.fixture
async def sender() -> AsyncIterator[AiohttpRequest]:
    sender = AiohttpRequest()
    await sender.initialize()
    yield sender
    await sender.shutdown()


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No proxy of this machine; what was asked of it before is forgotten."""
    for name in ("http_proxy", "https_proxy", "no_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    request._proxy.cache_clear()
    yield
    request._proxy.cache_clear()


def parameters(**values: Any) -> RequestData:
    return RequestData([RequestParameter.from_input(key, value) for key, value in values.items()])


async def test_an_answer_tells_its_status_and_what_time_it_is_at_telegram(
    server: TestServer,
) -> None:
    metrics = Metrics()
    sender = AiohttpRequest(answered=metrics.requested)
    await sender.initialize()
    await sender.post(str(server.make_url("/botT/getMe")))
    await sender.shutdown()

    apart = clocks.difference(*metrics.telegram_date)
    assert apart is not None
    assert abs(apart) < clocks.MOST_APART


async def test_a_message_goes_as_one_json(
    sender: AiohttpRequest, server: TestServer, heard: list[web.Request]
) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Rincian", callback_data="a:1")]])

    data = parameters(chat_id=7, text="<b>é</b>", reply_markup=keyboard)
    await sender.post(str(server.make_url("/botT/sendMessage")), data)

    assert await heard[0].json() == {
        "chat_id": 7,
        "text": "<b>é</b>",
        "reply_markup": {"inline_keyboard": [[{"text": "Rincian", "callback_data": "a:1"}]]},
    }


async def test_the_way_leads_through_the_proxy_of_the_environment(
    sender: AiohttpRequest,
    server: TestServer,
    heard: list[web.Request],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://kantor:rahasia@127.0.0.1:{server.port}")

    await sender.post("http://telegram.invalid/botT/sendMessage", parameters(chat_id=7))

    assert heard[0].host == "telegram.invalid"
    credentials = b64encode(b"kantor:rahasia").decode()
    assert heard[0].headers["Proxy-Authorization"] == f"Basic {credentials}"


async def test_what_the_environment_exempts_goes_past_the_proxy(
    sender: AiohttpRequest,
    server: TestServer,
    heard: list[web.Request],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.invalid:1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    await sender.post(str(server.make_url("/botT/sendMessage")), parameters(chat_id=7))

    assert len(heard) == 1


async def test_the_password_of_the_proxy_stands_in_no_error(
    sender: AiohttpRequest, server: TestServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The server knows no CONNECT and refuses it.
    monkeypatch.setenv("HTTPS_PROXY", f"http://kantor:rahasia@127.0.0.1:{server.port}")

    with pytest.raises(NetworkError) as raised:
        await sender.post("https://telegram.invalid/botT/getMe", parameters())

    assert "127.0.0.1" in str(raised.value)
    assert "rahasia" not in str(raised.value)
