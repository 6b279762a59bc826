"""The webhook hears only Telegram, stores before it says 200, and bears what strangers send."""

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import aiohttp
import pytest
from sqlalchemy import text

from bot import http_server
from bot.intake.polling import Intake
from bot.intake.webhook import faults, reception
from bot.intake.webhook.reception import LARGEST_BODY, SECRET_HEADER, Reception
from bot.metrics.metrics import Metrics
from office.clock import HandMovedClock
from office.database import Database, migrate, open_database
from office.inbox import Inbox, StoredUpdate
from office.settings import load
from tests.conftest import new_postgres_database
from tests.waiting import PATIENCE_SECONDS, until

SECRET = "s3cret-that-only-telegram-knows"
# A machine that is busy may need its time between a connection and what is said on it.
PATIENT = http_server.Limits(connections=8, header_seconds=30, closing_seconds=1)
IMPATIENT = http_server.Limits(connections=8, header_seconds=0.3, closing_seconds=1)
# What is refused before anything is stored is refused alike on every database.
any_database = pytest.mark.parametrize("engine_name", ["sqlite"])


def message(update_id: int = 7, words: str = "halo") -> dict[str, Any]:
    chat = {"id": 42, "type": "private"}
    content = {"message_id": 1, "date": 0, "chat": chat, "text": words}
    return {"update_id": update_id, "message": content}


@dataclass
class Page:
    """The webhook on a port of its own, and what came through it."""

    inbox: Inbox
    database: Database
    metrics: Metrics = field(default_factory=Metrics)
    handed_over: list[StoredUpdate] = field(default_factory=list)
    port: int = 0

    def hand_over(self, letters: Sequence[StoredUpdate]) -> None:
        self.handed_over.extend(letters)

    async def post(
        self, body: Any, secret: str | None = SECRET, path: str = "/telegram"
    ) -> tuple[int, bytes, Any]:
        """Post as Telegram does; returns status, body and headers."""
        headers = {SECRET_HEADER: secret} if secret is not None else {}
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        url = f"http://127.0.0.1:{self.port}{path}"
        async with (
            aiohttp.ClientSession() as session,
            session.post(url, data=data, headers=headers) as answer,
        ):
            return answer.status, await answer.read(), answer.headers

    async def status(self, body: Any, secret: str | None = SECRET) -> int:
        return (await self.post(body, secret))[0]

    async def opens(self, *lines: str) -> "Caller":
        """Begin a request by hand."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write("\r\n".join(lines).encode())
        await writer.drain()
        return Caller(reader, writer)


@dataclass
class Caller:
    """One bare connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def hears(self) -> bytes:
        """Everything until the other side hangs up."""
        try:
            async with asyncio.timeout(30):
                return await self.reader.read()
        except ConnectionResetError:
            return b""
        finally:
            self.writer.close()


BEGINNING = ("POST /telegram HTTP/1.1", "Host: pandu", f"{SECRET_HEADER}: {SECRET}")


@asynccontextmanager
async def open_page(
    database: Database, clock: HandMovedClock, limits: http_server.Limits = PATIENT
) -> AsyncIterator[Page]:
    page = Page(Inbox(database, clock), database)
    door = Reception(Intake(page.inbox, page.hand_over, page.metrics), SECRET)
    listener = http_server.listen("WEBHOOK", "127.0.0.1", 0)
    page.port = listener.getsockname()[1]
    async with http_server.serving(door.app("/telegram"), listener, limits):
        yield page
    await door.finish()


@pytest.fixture
async def page(database: Database, clock: HandMovedClock) -> AsyncIterator[Page]:
    async with open_page(database, clock) as page:
        yield page


async def test_an_update_is_stored_masked_before_200(page: Page) -> None:
    status, body, _ = await page.post(message(words="NIK 1603012505900002"))

    assert (status, body) == (200, b"")
    assert await page.inbox.count_open() == 1
    (kept,) = page.handed_over
    assert kept.chat_id == 42
    assert "1603012505900002" not in kept.payload


async def test_an_update_that_comes_again_is_taken_and_has_no_second_effect(page: Page) -> None:
    assert await page.status(message()) == 200
    assert await page.status(message()) == 200

    assert len(page.handed_over) == 1
    assert counted(page, "pandu_updates_total", kind="message") == 1


async def test_many_at_once_are_all_stored_once(page: Page) -> None:
    posts = [page.status(message(number)) for number in (1, 2, 3, 4, 5, 6, 6)]

    assert set(await asyncio.gather(*posts)) == {200}
    assert sorted(update.update_id for update in page.handed_over) == [1, 2, 3, 4, 5, 6]


@any_database
@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], SECRET + "x", "ключ-é"])
async def test_a_caller_without_the_secret_is_turned_away(page: Page, secret: str | None) -> None:
    status, body, _ = await page.post(message(), secret)

    assert (status, body) == (401, b"")
    assert await page.inbox.count_open() == 0
    assert counted(page, "pandu_webhook_refusals_total", status="401") == 1


DEEP = b'{"update_id": 7, "message": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


@any_database
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"null",
        b"[]",
        b'"update"',
        b"{}",
        b'{"update_id": "7"}',
        b'{"update_id": true}',
        b'{"update_id": 7.5}',
        b'{"update_id": NaN}',
        b'{"update_id": 9223372036854775808}',
        b'{"update_id": ' + b"9" * 5000 + b"}",
        b'{"update_id": 7, "message": {"chat": []}}{',
        DEEP,
    ],
    ids=lambda body: repr(body[:60]),
)
async def test_what_is_no_update_is_refused_without_a_word(
    page: Page, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    status, answer, _ = await page.post(body)

    assert (status, answer) == (400, b"")
    assert await page.inbox.count_open() == 0
    assert caplog.records == []


async def test_a_malformed_update_is_taken_and_left_to_the_worker(page: Page) -> None:
    """Refused, it would come again for a day."""
    update = message()
    update["message"]["date"] = "kemarin"

    assert await page.status(update) == 200


async def test_an_update_of_an_unknown_kind_is_taken(page: Page) -> None:
    assert await page.status({"update_id": 9, "novelty": [1, 2]}) == 200
    assert counted(page, "pandu_updates_total", kind="other") == 1


@any_database
async def test_other_paths_and_methods_do_not_exist(page: Page) -> None:
    async with aiohttp.ClientSession() as session:
        root = f"http://127.0.0.1:{page.port}"
        for path, status in (("/telegram", 405), ("/metrics", 404), ("/", 404)):
            async with session.get(root + path) as answer:
                assert answer.status == status
    assert (await page.post(message(), path="/telegram/"))[0] == 404


@any_database
@pytest.mark.parametrize("word", ["a", "1 ", "a@", "0812-"])
async def test_a_large_update_is_taken_at_once(page: Page, word: str) -> None:
    length = LARGEST_BODY // 8 // len(word)
    # Of this process alone: what else the machine does is not what is measured.
    began = time.process_time()

    assert await page.status(message(words=word * length)) == 200

    assert time.process_time() - began < 5


@any_database
async def test_a_body_that_is_announced_too_large_is_not_read(page: Page) -> None:
    caller = await page.opens(*BEGINNING, f"Content-Length: {LARGEST_BODY + 1}", "", "{")

    assert (await caller.hears()).startswith(b"HTTP/1.1 413 ")


@any_database
async def test_a_body_in_chunks_is_not_read_beyond_the_limit(page: Page) -> None:
    caller = await page.opens(*BEGINNING, "Transfer-Encoding: chunked", "", "")
    chunk = b"10000\r\n" + b"a" * 0x10000 + b"\r\n"
    try:
        for _ in range(LARGEST_BODY // 0x10000 + 1):
            caller.writer.write(chunk)
            await caller.writer.drain()
    except ConnectionError:
        pass  # it may have hung up already

    assert (await caller.hears())[:13] in (b"HTTP/1.1 413 ", b"")
    assert counted(page, "pandu_webhook_refusals_total", status="413") == 1


@any_database
async def test_endless_headers_are_cut_off(page: Page) -> None:
    caller = await page.opens(*BEGINNING, *(f"X-{n}: {'a' * 1000}" for n in range(200)))

    assert (await caller.hears())[:13] in (b"HTTP/1.1 400 ", b"")
    assert await page.status(message()) == 200


@any_database
async def test_a_caller_who_never_ends_the_headers_is_hung_up_on(
    database: Database, clock: HandMovedClock
) -> None:
    async with open_page(database, clock, IMPATIENT) as page:
        silent = await page.opens("")
        slow = await page.opens(*BEGINNING)

        assert await silent.hears() == b""
        assert await slow.hears() == b""


@any_database
async def test_a_second_request_may_not_take_longer_either(
    database: Database, clock: HandMovedClock
) -> None:
    body = json.dumps(message())
    # Long enough for the first request to be heard whatever else the machine does.
    async with open_page(database, clock, replace(IMPATIENT, header_seconds=1)) as page:
        caller = await page.opens(*BEGINNING, f"Content-Length: {len(body)}", "", body)
        assert (await caller.reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200 ")
        caller.writer.write(b"POST /telegram HTTP/1.1\r\n")

        assert await caller.hears() == b""


@any_database
async def test_a_caller_who_never_ends_the_body_is_hung_up_on(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "BODY_SECONDS", 0.2)
    caller = await page.opens(*BEGINNING, "Content-Length: 100", "", "{")

    assert (await caller.hears()).startswith(b"HTTP/1.1 408 ")


@any_database
@pytest.mark.parametrize("path", ["/telegram", "/nowhere"])
async def test_no_caller_goes_on_sending_once_refused(page: Page, path: str) -> None:
    caller = await page.opens(f"POST {path} HTTP/1.1", "Host: x", "Content-Length: 999999", "", "")
    head = await caller.reader.readuntil(b"\r\n\r\n")

    async def sends_on() -> None:
        while True:
            caller.writer.write(b"a" * 100)
            await caller.writer.drain()
            # The other side of the connection is in the same loop, and needs its turns.
            await asyncio.sleep(0.005)

    with pytest.raises(ConnectionError):
        await asyncio.wait_for(sends_on(), PATIENCE_SECONDS)
    assert head.split()[1] in (b"401", b"404")


@any_database
async def test_nonsense_is_answered_with_400(page: Page) -> None:
    caller = await page.opens("NONSENSE\0\r\n\r\n")

    assert (await caller.hears()).startswith(b"HTTP/1.1 400 ")


@any_database
async def test_a_caller_who_comes_when_it_is_full_is_told_to_come_again(
    database: Database, clock: HandMovedClock
) -> None:
    async with open_page(
        database, clock, http_server.Limits(connections=3, header_seconds=30)
    ) as page:
        slow = [await page.opens(*BEGINNING) for _ in range(2)]

        assert await page.status(message()) == 503
        for caller in slow:
            caller.writer.close()
            await caller.writer.wait_closed()

        async def has_room() -> bool:
            return await page.status(message()) == 200

        await until(has_room)


async def test_without_the_database_telegram_is_asked_to_come_again(page: Page) -> None:
    async with page.database.begin() as session:
        await (await session.connection()).execute(text("ALTER TABLE inbox RENAME TO away"))

    status, body, headers = await page.post(message())
    assert (status, body) == (503, b"")
    assert int(headers["Retry-After"]) > 0

    async with page.database.begin() as session:
        await (await session.connection()).execute(text("ALTER TABLE away RENAME TO inbox"))
    assert await page.status(message()) == 200
    assert len(page.handed_over) == 1


async def test_what_is_stored_too_late_is_handled_all_the_same(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "STORE_SECONDS", 0.1)
    accept, may_go = page.inbox.accept, asyncio.Event()

    async def slow_disk(letters: Sequence[StoredUpdate]) -> list[StoredUpdate]:
        await may_go.wait()
        return await accept(letters)

    monkeypatch.setattr(page.inbox, "accept", slow_disk)
    assert await page.status(message()) == 503
    may_go.set()

    async def is_stored() -> bool:
        return await page.status(message()) == 200

    await until(is_stored)
    assert len(page.handed_over) == 1


@pytest.mark.postgres
async def test_a_server_that_has_vanished_holds_up_nobody_for_long(
    postgres: str, clock: HandMovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "STORE_SECONDS", 0.3)
    database = open_database(await new_postgres_database(postgres))
    await migrate.upgrade(database)
    async with open_page(database, clock) as page:
        async with database.begin() as session:
            await (await session.connection()).execute(text("LOCK TABLE inbox"))
            assert await page.status(message()) == 503

        async def is_stored() -> bool:
            return await page.status(message()) == 200

        await until(is_stored)
        assert await page.inbox.count_open() == 1
    await database.close()


def counted(page: Page, name: str, **labels: str) -> float | None:
    return page.metrics.registry.get_sample_value(name, labels)


def test_a_port_that_is_taken_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(http_server.PortUnusable) as stopped:
            http_server.listen("WEBHOOK", "127.0.0.1", port)

    assert f"WEBHOOK_PORT holds {port}" in str(stopped.value)


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("https://pandu.go.id/telegram", None),
        ("https://pandu.go.id:8443", None),
        ("", "WEBHOOK_URL is not set"),
        ("http://pandu.go.id", "without https"),
        ("https://pandu.go.id:8080", "port 8080"),
    ],
)
def test_what_telegram_would_not_take_is_named_at_the_start(url: str, fault: str | None) -> None:
    settings = load(_env_file=None, webhook_url=url, webhook_secret=SECRET)

    found = faults(settings)
    assert [fault in one for one in found] == [True] if fault else found == []


def test_a_missing_secret_is_named_and_a_present_one_is_not_shown() -> None:
    settings = load(_env_file=None, webhook_url="https://pandu.go.id")

    (fault,) = faults(settings)
    assert "WEBHOOK_SECRET is not set" in fault
    assert SECRET not in repr(load(_env_file=None, webhook_secret=SECRET))
