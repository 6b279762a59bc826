"""Whatever is sent, the answer is Telegram's JSON, and nothing breaks inside."""

import asyncio
import json
import os
from collections.abc import Iterator
from contextlib import AsyncExitStack
from itertools import islice
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from botapi_emulator import PHOTO, Emulator, Person
from botapi_emulator.methods.table import METHODS
from botapi_emulator.parameters import schema
from botapi_emulator.world.chats import Chat
from helpers.bad_values import KINDS, entity

WANTED = int(os.environ.get("FUZZ_EXAMPLES", "0"))
FEW, MANY = 150, 1500
FORM = "application/x-www-form-urlencoded"
IN_AN_ACCOUNT = {
    name
    for name, method in schema.load()["methods"].items()
    if any(one["name"] == "business_connection_id" and one["required"] for one in method["fields"])
}
SLOW = {"getUpdates": ("timeout",)}
"""Parameters that would only make the test wait."""

RIGHT: dict[str, list[Any]] = {
    "text": ["halo", "<b>a</b> @budi", "*a*", "x" * 5000],
    "parse_mode": ["", "HTML", "Markdown", "MarkdownV2"],
    "question": ["Ringkas?"],
    "options": [["a", "b"], [{"text": "a"}]],
    "type": ["regular", "quiz"],
    "action": ["typing"],
    "commands": [[{"command": "sop", "description": "Cari"}]],
    "media": [{"type": "photo", "media": "EMphoto000001"}] * 2,
    "message_ids": [[1, 2], [3]],
    "url": ["http://127.0.0.1:9/"],
    "name": ["Pandu"],
    "reply_markup": [
        {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]},
        {"keyboard": [["x"]]},
        {"remove_keyboard": True},
    ],
}
"""Parameters that mostly pass."""

PASSING: dict[str, Any] = {
    "title": "Paspor",
    "description": "Baru",
    "payload": "1",
    "prices": [{"label": "Biaya", "amount": 1}],
    "shipping_options": [{"id": "1", "title": "Pos", "prices": [{"label": "x", "amount": 1}]}],
    "results": [],
    "latitude": 1,
    "longitude": 1,
    "address": "Jl. Mawar",
    "phone_number": "+62",
    "first_name": "Budi",
}
"""Parameters that pass wherever they are named."""
WANTED_BY: dict[str, dict[str, Any]] = {
    "sendPoll": {"type": "quiz", "correct_option_ids": [0]},
    "restrictChatMember": {"permissions": {}},
    "sendInvoice": {"currency": "XTR"},
    "createInvoiceLink": {"currency": "XTR"},
    "answerShippingQuery": {"ok": True},
}
"""What a method needs to get as far as its other parameters."""

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
NUMBERS = st.integers(-3, 12) | st.integers() | st.sampled_from(["", "5", "x", " 3", "1e9"])
TEXTS = st.text(max_size=30) | st.sampled_from(
    ["<b>a</b>", "*a* _b", "`", "[a](b.id)", "/sop@x", "a" * 5000, "\ud800", "HTML", "MarkdownV2"]
)


def value_of(types: tuple[str, ...], depth: int = 0) -> st.SearchStrategy[Any]:
    """Values that nearly fit one of the types."""
    return st.one_of([_value_of(kind, depth) for kind in types])


def _value_of(kind: str, depth: int) -> st.SearchStrategy[Any]:
    if kind.startswith(schema.ARRAY):
        return st.lists(_value_of(kind.removeprefix(schema.ARRAY), depth), max_size=3)
    if kind in {"Integer", "Float"}:
        return NUMBERS | st.floats(allow_nan=False)
    if kind in {"Boolean", "True"}:
        return st.sampled_from([True, False, "true", "1", 0, ""])
    if kind in schema.PLAIN:
        return TEXTS
    table = schema.load()["types"].get(kind, {})
    if "subtypes" in table:
        return st.deferred(lambda: value_of(tuple(table["subtypes"]), depth))
    return st.deferred(lambda: _object_of(table.get("fields", []), depth))


def _object_of(fields: list[dict[str, Any]], depth: int) -> st.SearchStrategy[Any]:
    if depth > 2:
        return st.just({})
    known = {
        field["name"]: st.just(field["is"])
        if "is" in field
        else value_of(tuple(field["types"]), depth + 1)
        for field in fields
    }
    required = {field["name"]: known.pop(field["name"]) for field in fields if field["required"]}
    return st.fixed_dictionaries(required, optional=known) | JUNK


@st.composite
def requests(draw: st.DrawFn, world: dict[str, list[Any]]) -> tuple[str, dict[str, Any]]:
    """A method with parameters that are right, but for one or two."""
    method = draw(
        st.sampled_from(sorted(METHODS)) | st.sampled_from(list(schema.load()["methods"]))
    )
    types = schema.parameter_types(method)
    names = [name for name in types if name not in SLOW.get(method, ())]
    spoiled = draw(st.sets(st.sampled_from(names), max_size=2)) if names else set()
    params: dict[str, Any] = {}
    for name in names:
        if name in spoiled:
            params[name] = draw(st.one_of(value_of(types[name]), JUNK))
        elif name in world:
            params[name] = draw(st.sampled_from(world[name]))
        elif draw(st.integers(0, 3)) == 0:
            params[name] = draw(value_of(types[name]))
    serialized = draw(st.sets(st.sampled_from(names))) if names else set()
    return method, {k: json.dumps(v) if k in serialized else v for k, v in params.items()}


class Line:
    """A bot's line to the emulator, usable from a test that is no coroutine."""

    def __init__(self, runner: asyncio.Runner) -> None:
        self.runner = runner
        self.world: dict[str, list[Any]] = {}
        self.telegram = Emulator()
        self.stack = AsyncExitStack()

    async def open(self) -> None:
        await self.stack.enter_async_context(self.telegram)
        self.telegram.add_bot()
        self.session = await self.stack.enter_async_context(aiohttp.ClientSession())
        budi = self.telegram.person("Budi", username="budi")
        await budi.opens()
        photo = await budi.sends_photo(PHOTO)
        self.world = {
            "chat_id": [budi.id, self.telegram.group("Grup").id],
            "from_chat_id": [budi.id],
            "user_id": [budi.id],
            "message_id": [1, 2, 3, 4, 5],
            "photo": [photo.json["photo"][-1]["file_id"], "attach://x"],
            "file_id": [photo.json["photo"][-1]["file_id"]],
            "callback_query_id": ["1", "2", "3"],
            **RIGHT,
        }
        await self._fills_chat(budi)

    async def _fills_chat(self, budi: Person) -> None:
        await self.post("sendMessage", {"chat_id": budi.id, "text": "satu"})
        poll = {"question": "?", "options": ["a", "b"], "is_anonymous": False}
        await self.post("sendPoll", {"chat_id": budi.id, **poll})
        await budi.sends_callback(budi.last, "x")
        self.remembers(budi.conversation())

    async def leads_a_forum(self) -> dict[str, Any]:
        """Make the bot lead a forum; returns what names it, its people and its messages."""
        budi = self.telegram.person("Siti")
        forum = self.telegram.group("Forum", kind="forum")
        await forum.hears(budi, "halo")
        await forum.promotes_bot(by=budi)
        kept = {"chat_id": forum.id, "from_chat_id": forum.id, "user_id": budi.id}
        await self.post("createForumTopic", {**kept, "name": "Topik"})
        await self.post("sendMessage", {**kept, "text": "satu"})
        self.remembers(forum.chat)
        topic = max(forum.chat.topics)
        return {**kept, "message_id": forum.messages[-1].id, "message_thread_id": topic}

    async def owns_things(self) -> dict[str, Any]:
        """Let there be an account, a set of stickers, gifts and stars; returns what names them."""
        budi = self.telegram.person("Toko")
        budi.user.stars = budi.bot.stars.amount = 10**9
        shop = await budi.connects()
        await shop.hears(budi, "halo")
        photo = self.world["file_id"][0]
        sticker = self.telegram.world.files.add(b"RIFF", "a.webp", "image/webp", "sticker").file_id
        given = {"sticker": sticker, "format": "static", "emoji_list": ["a"]}
        name = f"a_by_{budi.bot.username}"
        await self.post(
            "createNewStickerSet",
            {"user_id": budi.id, "name": name, "title": "a", "stickers": [given] * 2},
        )
        (made,) = self.telegram.world.sticker_sets.values()
        *_, gift = self.telegram.world.gifts.offered(self.telegram.world)
        await self.post("sendGift", {"user_id": budi.id, "gift_id": gift["id"]})
        budi.bot.verifies = True
        return {
            "business_connection_id": shop.id,
            "sticker_set_name": name,
            "sticker": made.stickers[0].file_id,
            "old_sticker": made.stickers[1].file_id,
            "stickers": [given],
            "gift_id": gift["id"],
            "owned_gift_id": next(iter(self.telegram.world.gifts.held)),
            "game_short_name": "tetris",
            "content": {"type": "photo", "photo": photo},
            "active_period": 86400,
            "checklist": {"title": "a", "tasks": [{"id": 1, "text": "b"}]},
            "rich_message": {"html": "<p>a</p>"},
            "draft_id": 1,
            "sender_chat_id": self.telegram.group("Kanal", kind="channel").id,
            "result": {
                "type": "article",
                "id": "1",
                "title": "a",
                "input_message_content": {"message_text": "a"},
            },
        }

    def remembers(self, chat: Chat) -> None:
        """Keep how a chat stands."""
        self.chat = chat
        self.messages = {number: message.snapshot() for number, message in chat.messages.items()}
        self.members = dict(chat.members)

    def restore(self) -> None:
        """Put the chat back as it was, and poll again."""
        self.chat.messages = {
            number: message.snapshot() for number, message in self.messages.items()
        }
        self.chat.members = dict(self.members)
        self.chat.bot.webhook = None

    async def post(self, method: str, params: dict[str, Any], form: bool = False) -> None:
        """Send a request; whatever comes back must be one of Telegram's answers."""
        url = f"{self.telegram.url}/bot123456:TEST-TOKEN/{method}"
        body = {"data": as_form(params)} if form else {"data": json.dumps(params).encode()}
        headers = {} if form else {"Content-Type": "application/json"}
        async with self.session.post(url, headers=headers, **body) as answer:
            raw = await answer.text()
            assert answer.content_type == "application/json", raw
            said = json.loads(raw, parse_constant=pytest.fail)
        assert answer.status < 500, said
        assert said["ok"] is (answer.status == 200), said
        if not said["ok"]:
            assert said["error_code"] == answer.status
            assert said["description"]

    async def close(self) -> None:
        await self.stack.aclose()


def as_form(params: dict[str, Any]) -> dict[str, str]:
    texts = {k: v if isinstance(v, str) else json.dumps(v) for k, v in params.items()}
    return {k: v.encode(errors="replace").decode() for k, v in texts.items()}


@pytest.fixture
def line() -> Iterator[Line]:
    with asyncio.Runner() as runner:
        line = Line(runner)
        runner.run(line.open())
        yield line
        runner.run(line.close())


@pytest.mark.parametrize(
    "examples",
    [
        pytest.param(WANTED or FEW, id="few"),
        pytest.param(MANY, marks=pytest.mark.slow, id="many"),  # the same, looked for longer
    ],
)
@pytest.mark.timeout(900)
def test_no_request_over_the_schema_breaks_anything(line: Line, examples: int) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
    @given(requests(line.world), st.booleans())
    def send(request: tuple[str, dict[str, Any]], form: bool) -> None:
        method, params = request
        line.restore()
        line.runner.run(line.post(method, params, form))

    send()


def spoiled(right: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any], Any]]:
    """Each parameter of each method, once with each bad value, beside right ones."""
    for method in METHODS:
        types = schema.parameter_types(method)
        others = {name: right[name] for name in types if name in right}
        if method not in IN_AN_ACCOUNT:
            others.pop("business_connection_id", None)
        others |= WANTED_BY.get(method, {})
        for name in types:
            if name not in SLOW.get(method, ()):
                yield from ((method, name, others, value) for value in KINDS)


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(61, id="a-few-kinds-each"),  # a prime: others at each parameter
        pytest.param(1, marks=pytest.mark.slow, id="every-kind-each"),
    ],
)
@pytest.mark.timeout(900)
def test_no_bad_value_of_any_parameter_breaks_anything(line: Line, step: int) -> None:
    firsts = {name: values[0] for name, values in line.world.items()}
    right = {**firsts, **PASSING, **line.runner.run(line.owns_things())}
    right |= line.runner.run(line.leads_a_forum())

    async def send_all() -> list[str]:
        broken = []
        for method, name, others, value in islice(spoiled(right), 0, None, step):
            line.restore()
            try:
                await line.post(method, {**others, name: value})
            except AssertionError as error:
                broken.append(f"{method} {name}={str(value)[:80]}: {str(error)[:200]}")
        return broken

    assert line.runner.run(send_all()) == []


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("setMyCommands", {"commands": [{"command": "a"}]}),
        ("sendMessage", {"text": "x", "reply_parameters": 5}),
        ("sendMessage", {"text": "x", "entities": [5]}),
        ("sendMessage", {"text": "x", "link_preview_options": "5"}),
        ("sendMessage", {"text": "\ud800"}),
        ("sendMediaGroup", {"media": "5"}),
        ("sendPoll", {"question": "?", "options": [5]}),
        ("sendPoll", {"question": "?", "options": [{}]}),
        ("sendMessage", {"text": "x", "entities": entity("text_mention")}),
        ("editMessageText", {"message_id": 3, "text": "x", "entities": entity("text_mention")}),
        ("deleteMessages", {"message_ids": ["a"]}),
        ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": []}}),
        ("getUpdates", {"allowed_updates": 5, "limit": "x"}),
    ],
)
def test_a_request_that_broke_once_is_answered(
    line: Line, method: str, params: dict[str, Any]
) -> None:
    for form in (True, False):
        line.runner.run(line.post(method, {"chat_id": line.world["chat_id"][0], **params}, form))


def test_a_body_that_is_torn_too_long_or_bottomless_is_answered(line: Line) -> None:
    async def post(data: bytes, kind: str) -> tuple[int, str]:
        url = f"{line.telegram.url}/bot123456:TEST-TOKEN/sendMessage"
        async with line.session.post(url, data=data, headers={"Content-Type": kind}) as answer:
            return answer.status, (await answer.json())["description"]

    for data, kind, said in [
        (b"{", "application/json", "can't parse parameter value"),
        (b"[" * 100_000, "application/json", "JSON object expected"),
        (b'{"a": ' + b"[" * 100_000, "application/json", "can't parse parameter value"),
        (b'{"chat_id": NaN}', "application/json", "can't parse parameter value"),
        (b"\xff\xff", "application/json", "JSON object expected"),
        (b"--x\r\ntorn", "multipart/form-data; boundary=x", "unexpected end of request content"),
        (b"torn", "multipart/form-data", "boundary not found"),
        (b"a=%ff", FORM, "strings must be encoded in UTF-8"),
        (b"chat_id=1", f"{FORM}; charset=nonsense", "chat not found"),
        (b"anything", "text/plain", "chat_id is empty"),
    ]:
        assert line.runner.run(post(data, kind)) == (400, f"Bad Request: {said}"), (data[:20], kind)
    long = b"x" * 51 * 1024 * 1024 + b"xx"
    assert line.runner.run(post(long, "application/json")) == (413, "Request Entity Too Large")
