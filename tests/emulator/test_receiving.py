"""Updates come by long polling or by webhook, in order, until they are confirmed."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram import Bot as PtbBot
from telegram.error import Conflict

from emulator import Bot, Emulator, Person
from emulator.webhook import SECRET_HEADER
from tests.emulator.conftest import Api


async def texts(api: Api, **params: object) -> list[str]:
    return [one["message"]["text"] for one in (await api("getUpdates", **params))["result"]]


async def test_updates_come_again_until_they_are_confirmed(api: Api, budi: Person) -> None:
    for text in ("satu", "dua", "tiga"):
        await budi.types(text)
    first = (await api("getUpdates", limit=1))["result"][0]["update_id"]

    assert await texts(api) == ["satu", "dua", "tiga"]
    assert await texts(api, offset=first + 1) == ["dua", "tiga"]
    assert await texts(api, offset=0) == ["dua", "tiga"]


async def test_a_negative_offset_keeps_only_the_last(api: Api, budi: Person) -> None:
    for text in ("satu", "dua", "tiga"):
        await budi.types(text)

    assert await texts(api, offset=-1) == ["tiga"]
    assert await texts(api) == ["tiga"]


async def test_a_long_poll_ends_when_something_arrives(api: Api, budi: Person) -> None:
    poll = asyncio.create_task(texts(api, timeout=20))
    await budi.types("akhirnya")

    assert await asyncio.wait_for(poll, 5) == ["akhirnya"]


async def test_a_second_poller_ends_the_first(
    telegram: Emulator, api: Api, bot: PtbBot, budi: Person
) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=20))
    while not budi.bot.poll_number:
        await asyncio.sleep(0)
    second = asyncio.create_task(texts(api, timeout=20))

    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    await budi.types("untuk yang kedua")
    assert await second == ["untuk yang kedua"]


async def test_only_the_allowed_kinds_arrive(api: Api, budi: Person) -> None:
    await api("getUpdates", allowed_updates=["callback_query"])
    await budi.types("tidak diminta")
    await budi.sends_callback(budi.last, "x")

    (update,) = (await api("getUpdates"))["result"]
    assert update["callback_query"]["data"] == "x"


async def test_many_updates_are_queued_at_once(telegram: Emulator, api: Api) -> None:
    assert telegram.post_many({"poll": {"id": str(i)}} for i in range(250)) == 250

    first = (await api("getUpdates"))["result"]
    assert len(first) == 100
    rest = (await api("getUpdates", offset=first[-1]["update_id"] + 1))["result"]
    assert rest[0]["poll"]["id"] == "100"


class Receiver:
    """A webhook that answers with the statuses it was given, then 200."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.received: asyncio.Queue[tuple[str | None, str]] = asyncio.Queue()
        self.url = ""

    async def handle(self, request: web.Request) -> web.Response:
        update = await request.json()
        await self.received.put((request.headers.get(SECRET_HEADER), update["message"]["text"]))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


async def test_a_webhook_gets_updates_in_order_with_its_secret(
    api: Api, budi: Person, receiver: Receiver
) -> None:
    await budi.types("satu")
    await api("setWebhook", url=receiver.url, secret_token="rahasia")
    await budi.types("dua")

    got = [await asyncio.wait_for(receiver.received.get(), 5) for _ in range(2)]
    assert got == [("rahasia", "satu"), ("rahasia", "dua")]


async def test_a_failed_push_comes_again_before_the_next(
    api: Api, budi: Person, receiver: Receiver
) -> None:
    receiver.statuses = [500, 302, 404]
    await api("setWebhook", url=receiver.url)
    await budi.types("satu")
    await budi.types("dua")

    got = [(await asyncio.wait_for(receiver.received.get(), 5))[1] for _ in range(5)]
    assert got == ["satu"] * 4 + ["dua"]
    info = (await api("getWebhookInfo"))["result"]
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"


async def test_polling_is_refused_while_a_webhook_is_set(
    api: Api, bot: PtbBot, pandu: Bot, receiver: Receiver
) -> None:
    await api("setWebhook", url=receiver.url)

    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await api("deleteWebhook")
    assert await bot.get_updates() == ()


async def test_waiting_updates_can_be_dropped(api: Api, budi: Person) -> None:
    await budi.types("lama")
    await api("deleteWebhook", drop_pending_updates=True)

    assert await texts(api) == []
