"""Updates come by long polling or by webhook, in order, until they are confirmed."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot as PtbBot
from telegram.error import Conflict

from botapi_emulator import Bot, Emulator, Person
from botapi_emulator.server.webhook import SECRET_HEADER
from helpers.api import Api


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

    assert await asyncio.wait_for(poll, 15) == ["akhirnya"]


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


@pytest.mark.parametrize("allowed", [5, [5], ["callback_query", None], [], ["none"]])
async def test_a_list_of_kinds_that_names_none_changes_nothing(
    api: Api, budi: Person, allowed: Any
) -> None:
    assert (await api("getUpdates", allowed_updates=allowed))["ok"]
    await budi.types("halo")

    (update,) = (await api("getUpdates"))["result"]
    assert update["message"]["text"] == "halo"


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
        self.retry_after = ""
        self.answer: dict[str, object] = {}
        self.received: asyncio.Queue[tuple[str | None, str]] = asyncio.Queue()
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self.at_once = self.most_at_once = 0
        self.url = ""

    async def handle(self, request: web.Request) -> web.Response:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        update = await request.json()
        await self.received.put((request.headers.get(SECRET_HEADER), update["message"]["text"]))
        await self.may_answer.wait()
        self.at_once -= 1
        headers = {"Retry-After": self.retry_after} if self.retry_after else {}
        status = self.statuses.pop(0) if self.statuses else 200
        return web.json_response(self.answer, status=status, headers=headers)

    async def texts(self, count: int) -> list[str]:
        """The texts of the next pushes."""
        async with asyncio.timeout(30):
            return [(await self.received.get())[1] for _ in range(count)]


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

    got = [await asyncio.wait_for(receiver.received.get(), 15) for _ in range(2)]
    assert got == [("rahasia", "satu"), ("rahasia", "dua")]


async def test_a_failed_push_comes_again_before_the_next(
    api: Api, budi: Person, receiver: Receiver
) -> None:
    receiver.statuses = [500, 302, 404]
    await api("setWebhook", url=receiver.url)
    await budi.types("satu")
    await budi.types("dua")

    got = [(await asyncio.wait_for(receiver.received.get(), 15))[1] for _ in range(5)]
    assert got == ["satu"] * 4 + ["dua"]
    info = (await api("getWebhookInfo"))["result"]
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"


async def test_chats_are_pushed_side_by_side_and_each_in_order(
    telegram: Emulator, api: Api, budi: Person, receiver: Receiver
) -> None:
    siti = telegram.person("Siti Rahma")
    await api("setWebhook", url=receiver.url)
    receiver.may_answer.clear()
    for text in ("budi 1", "budi 2"):
        await budi.types(text)
    await siti.types("siti 1")

    assert await receiver.texts(2) == ["budi 1", "siti 1"]
    assert receiver.received.empty()
    receiver.may_answer.set()
    assert await receiver.texts(1) == ["budi 2"]


async def test_a_chat_whose_push_fails_holds_up_no_other(
    telegram: Emulator, api: Api, budi: Person, receiver: Receiver
) -> None:
    siti = telegram.person("Siti Rahma")
    receiver.statuses, receiver.retry_after = [503], "3600"
    await budi.types("budi 1")
    await api("setWebhook", url=receiver.url)
    assert await receiver.texts(1) == ["budi 1"]
    await siti.types("siti 1")

    assert await receiver.texts(1) == ["siti 1"]
    while len(budi.bot.updates) > 1:
        await asyncio.sleep(0)
    assert budi.bot.updates.first(9)[0]["message"]["text"] == "budi 1"


async def test_no_more_connections_are_made_than_were_asked_for(
    telegram: Emulator, api: Api, pandu: Bot, receiver: Receiver
) -> None:
    people = [telegram.person(f"Orang {number}") for number in range(12)]
    for person in people:
        await person.types("halo")
    receiver.may_answer.clear()
    await api("setWebhook", url=receiver.url, max_connections=3)
    assert (await api("getWebhookInfo"))["result"]["max_connections"] == 3

    await receiver.texts(3)
    receiver.may_answer.set()
    await receiver.texts(9)
    assert receiver.most_at_once == 3


async def test_a_push_whose_answer_gets_lost_comes_again(
    telegram: Emulator, api: Api, budi: Person, receiver: Receiver
) -> None:
    telegram.faults.drop(method="webhook", times=1)
    await api("setWebhook", url=receiver.url)
    await budi.types("dua kali")

    assert await receiver.texts(2) == ["dua kali", "dua kali"]


async def test_a_push_that_gets_lost_on_its_way_comes_once(
    telegram: Emulator, api: Api, budi: Person, receiver: Receiver
) -> None:
    telegram.faults.lose(method="webhook", times=2)
    await api("setWebhook", url=receiver.url)
    await budi.types("satu kali")
    await budi.types("sesudahnya")

    assert await receiver.texts(2) == ["satu kali", "sesudahnya"]


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


async def test_a_running_poll_outlives_delete_webhook_and_ends_with_set_webhook(
    api: Api, bot: PtbBot, budi: Person, receiver: Receiver
) -> None:
    poll = asyncio.create_task(texts(api, timeout=20))
    while not budi.bot.poll_number:
        await asyncio.sleep(0)
    await api("deleteWebhook")
    await budi.types("masih di sini")
    assert await poll == ["masih di sini"]

    await api("getUpdates", offset=-1)
    offset = (await api("getUpdates"))["result"][0]["update_id"] + 1
    second = asyncio.create_task(api("getUpdates", timeout=20, offset=offset))
    while len(budi.bot.updates):
        await asyncio.sleep(0)
    await api("setWebhook", url=receiver.url)
    assert (await second)["description"] == "Conflict: terminated by setWebhook request"


async def test_a_method_in_the_answer_of_a_webhook_is_carried_out(
    telegram: Emulator, api: Api, budi: Person, receiver: Receiver
) -> None:
    receiver.answer = {"method": "sendMessage", "chat_id": budi.id, "text": "langsung"}
    await api("setWebhook", url=receiver.url)
    await budi.types("halo")
    await budi.expects("langsung")

    receiver.answer = {"method": "deleteWebhook"}
    await budi.types("lagi")
    await receiver.texts(2)
    while len(budi.bot.updates):
        await asyncio.sleep(0)
    assert telegram.calls["deleteWebhook"] == []


async def test_setting_a_webhook_says_what_came_of_it(api: Api, receiver: Receiver) -> None:
    steps = [("setWebhook", receiver.url), ("setWebhook", receiver.url)]
    steps += [("deleteWebhook", ""), ("deleteWebhook", "")]

    assert [(await api(method, url=url))["description"] for method, url in steps] == [
        "Webhook was set",
        "Webhook is already set",
        "Webhook was deleted",
        "Webhook is already deleted",
    ]
