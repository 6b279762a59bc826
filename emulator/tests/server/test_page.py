"""The page's routes: what it shows, what people do on it, and its live feed."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from botapi_emulator import Bot, Emulator, Person
from botapi_emulator.page import routes
from helpers.api import Api


class Page:
    """The page as a browser calls it."""

    def __init__(self, session: aiohttp.ClientSession, person: Person) -> None:
        self._session = session
        self._person = person

    async def get(self, path: str) -> aiohttp.ClientResponse:
        return await self._session.get(path)

    async def person(self) -> dict[str, Any]:
        state = await (await self.get("/page/state")).json()
        return next(one for one in state["people"] if one["id"] == self._person.id)

    async def post(self, action: str, **body: Any) -> tuple[int, dict[str, Any]]:
        return await self._sent(action, json=body)

    async def post_photo(self, content: bytes, kind: str) -> tuple[int, dict[str, Any]]:
        headers = {"Content-Type": kind}
        return await self._sent("photo?caption=KK%20asli", data=content, headers=headers)

    async def _sent(self, action: str, **request: Any) -> tuple[int, dict[str, Any]]:
        url = f"/page/people/{self._person.id}/{action}"
        async with self._session.post(url, **request) as answer:
            return answer.status, await answer.json()

    async def feed(self) -> AsyncIterator[tuple[str, dict[str, Any]]]:
        answer = await self._session.get("/page/events")
        kind = ""
        async for raw in answer.content:
            name, _, value = raw.decode().strip().partition(": ")
            if name == "event":
                kind = value
            if name == "data":
                yield kind, json.loads(value)


@pytest.fixture
async def page(telegram: Emulator, budi: Person) -> AsyncIterator[Page]:
    async with aiohttp.ClientSession(telegram.url) as session:
        yield Page(session, budi)


async def test_the_page_and_every_part_it_names_are_served_from_here(page: Page) -> None:
    index = await (await page.get("/")).text()

    parts = [piece.split('"')[0] for piece in index.split('="/page/')[1:]]
    assert parts
    assert [(await page.get(f"/page/{part}")).status for part in parts] == [200] * len(parts)
    assert "http://" not in index.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in index


async def test_the_state_holds_the_people_with_their_chats_and_menus(
    page: Page, budi: Person, api: Api
) -> None:
    await budi.types("halo")
    await api("setMyCommands", commands=[{"command": "tanya", "description": "Tanya SOP"}])
    await api("sendMessage", chat_id=budi.id, text="<b>Halo</b>", parse_mode="HTML")

    person = await page.person()
    assert (person["number"], person["name"], person["blocked"]) == (1, "Budi Santoso", False)
    assert person["commands"] == [{"command": "tanya", "description": "Tanya SOP"}]
    assert [(m["text"], m["unread"]) for m in person["messages"]] == [
        ("halo", False),
        ("Halo", True),
    ]
    assert person["messages"][1]["entities"] == [{"type": "bold", "offset": 0, "length": 4}]


async def test_a_world_without_a_bot_shows_nobody(telegram: Emulator) -> None:
    telegram.person("Siti Rahma")
    async with aiohttp.ClientSession(telegram.url) as session:
        state = await (await session.get("/page/state")).json()

    assert state == {"bot": None, "people": []}


async def test_a_text_typed_on_the_page_reaches_the_bot(page: Page, api: Api) -> None:
    status, _ = await page.post("text", text="  syarat paspor anak ")

    assert status == 200
    (update,) = (await api("getUpdates"))["result"]
    assert update["message"]["text"] == "syarat paspor anak"


async def test_a_button_tapped_on_the_page_reaches_the_bot(
    page: Page, budi: Person, api: Api
) -> None:
    keys = {
        "inline_keyboard": [
            [{"text": "Biaya", "callback_data": "b"}],
            [{"text": "a", "url": "a.b"}],
        ]
    }
    sent = await api("sendMessage", chat_id=budi.id, text="Pilih", reply_markup=keys)
    number = sent["result"]["message_id"]

    status, tapped = await page.post("tap", message_id=number, row=0, column=0)
    (update,) = (await api("getUpdates"))["result"]
    assert status == 200
    assert update["callback_query"]["id"] == tapped["callback_query_id"]
    assert update["callback_query"]["data"] == "b"

    for row, column in ((1, 0), (0, 1), (7, 0)):
        status, refusal = await page.post("tap", message_id=number, row=row, column=column)
        assert (status, refusal) == (409, {"error": "That button is gone."})


async def test_a_quiz_is_answered_once_and_shows_the_choice(
    page: Page, budi: Person, api: Api
) -> None:
    quiz = {"question": "Sapaan?", "options": ["Senyum", "Sapa"], "correct_option_id": 1}
    sent = await api("sendPoll", chat_id=budi.id, type="quiz", **quiz)
    number = sent["result"]["message_id"]

    assert (await page.post("vote", message_id=number, options=[0]))[0] == 200
    assert (await page.post("vote", message_id=number, options=[1]))[0] == 409

    (message,) = (await page.person())["messages"]
    assert message["voted"] == [0]
    assert message["poll"]["total_voter_count"] == 1


async def test_a_person_who_blocks_the_bot_cannot_write_until_unblocking(page: Page) -> None:
    await page.post("block", blocked=True)
    refused = await page.post("text", text="halo")
    was_blocked = (await page.person())["blocked"]
    await page.post("block", blocked=False)

    assert refused == (409, {"error": "The bot is blocked. Unblock it first."})
    assert was_blocked
    assert (await page.post("text", text="halo"))[0] == 200


async def test_a_photo_travels_with_its_caption_and_can_be_seen(page: Page) -> None:
    status, _ = await page.post_photo(b"\xff\xd8\xff gambar", "image/jpeg")

    (message,) = (await page.person())["messages"]
    seen = await page.get(f"/page/files/{message['photo'][-1]['file_id']}")
    assert (status, message["caption"]) == (200, "KK asli")
    assert await seen.read() == b"\xff\xd8\xff gambar"
    assert seen.headers["X-Content-Type-Options"] == "nosniff"


async def test_a_document_and_a_voice_travel_with_what_is_said_of_them(page: Page) -> None:
    kind = {"Content-Type": "application/octet-stream"}
    document = "document?name=surat.pdf&type=application/pdf&caption=tugas"
    assert (await page._sent(document, data=b"%PDF", headers=kind))[0] == 200
    assert (await page._sent("voice?seconds=7", data=b"OggS", headers=kind))[0] == 200

    sent, voice = (await page.person())["messages"]
    assert sent["document"]["file_name"] == "surat.pdf"
    assert sent["caption"] == "tugas"
    assert voice["voice"]["duration"] == 7
    foreign = {"Content-Type": "text/plain"}
    assert (await page._sent(document, data=b"%PDF", headers=foreign))[0] == 409


async def test_a_text_may_reply_to_a_message(page: Page, budi: Person) -> None:
    asked = await budi.types("berapa?")

    assert (await page.post("text", text="satu", reply_to=asked.id))[0] == 200
    assert budi.last.json["reply_to_message"]["text"] == "berapa?"
    assert (await page.post("text", text="satu", reply_to=99))[0] == 409


async def test_a_document_is_downloaded_never_opened_in_the_page(page: Page, budi: Person) -> None:
    message = await budi.sends_document(b"<script>", "a.html", mime_type="text/html")

    answer = await page.get(f"/page/files/{message.json['document']['file_id']}")
    assert answer.headers["Content-Disposition"] == "attachment"


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"teks", "text/plain"), (b"", "image/png"), (b"x" * 10_485_761, "image/png")],
)
async def test_what_is_no_photo_is_refused(page: Page, content: bytes, kind: str) -> None:
    assert (await page.post_photo(content, kind))[0] == 409
    assert (await page.person())["messages"] == []


async def test_a_form_of_a_foreign_page_cannot_write(page: Page) -> None:
    form = {"Content-Type": "text/plain"}
    assert (await page._sent("text", data='{"text": "halo"}', headers=form))[0] == 409
    assert (await page.person())["messages"] == []


async def test_nobody_else_can_be_acted_for(telegram: Emulator, page: Page) -> None:
    async with aiohttp.ClientSession(telegram.url) as session:
        answer = await session.post("/page/people/1/text", json={"text": "halo"})

    assert answer.status == 404


async def test_the_feed_opens_with_the_state_and_tells_every_change(
    page: Page, telegram: Emulator, budi: Person, api: Api
) -> None:
    feed = page.feed()
    kind, state = await anext(feed)
    assert (kind, state["bot"]["username"]) == ("state", "pandu_bot")

    await api("sendChatAction", chat_id=budi.id, action="typing")
    assert await anext(feed) == ("typing", {"person": budi.id, "action": "typing"})

    sent = (await api("sendMessage", chat_id=budi.id, text="satu"))["result"]
    kind, news = await anext(feed)
    assert (kind, news["person"], news["message"]["text"]) == ("message", budi.id, "satu")

    place = {"chat_id": budi.id, "message_id": sent["message_id"]}
    await api("editMessageText", **place, text="dua")
    kind, news = await anext(feed)
    assert (kind, news["message"]["text"]) == ("message", "dua")
    assert "edit_date" in news["message"]

    await api("deleteMessage", **place)
    gone = {"person": budi.id, "message_id": sent["message_id"]}
    assert await anext(feed) == ("deleted", gone)

    await budi.blocks()
    kind, news = await anext(feed)
    assert (kind, news["blocked"]) == ("person", True)

    telegram.person("Siti Rahma")
    kind, state = await anext(feed)
    assert (kind, [one["number"] for one in state["people"]]) == ("state", [1, 2])


async def test_the_feed_tells_how_the_bot_answered_a_tap(
    page: Page, budi: Person, api: Api
) -> None:
    message = await api(
        "sendMessage",
        chat_id=budi.id,
        text="Pilih",
        reply_markup={"inline_keyboard": [[{"text": "Biaya", "callback_data": "b"}]]},
    )
    feed = page.feed()
    await anext(feed)

    number = message["result"]["message_id"]
    _, tapped = await page.post("tap", message_id=number, row=0, column=0)
    query = tapped["callback_query_id"]
    await api("answerCallbackQuery", callback_query_id=query, text="Dicatat", show_alert=True)

    answer = {"person": budi.id, "id": query, "text": "Dicatat", "show_alert": True}
    assert await anext(feed) == ("answer", answer)


async def test_a_second_bot_does_not_speak_on_the_phones(
    page: Page, telegram: Emulator, budi: Person, pandu: Bot
) -> None:
    other = telegram.add_bot("654321:OTHER", "lain_bot", "Lain")
    await budi.types("untuk yang lain", bot=other)
    await budi.types("untuk Pandu", bot=pandu)

    assert [m["text"] for m in (await page.person())["messages"]] == ["untuk Pandu"]


def test_every_sentence_of_the_page_is_there_in_indonesian() -> None:
    static = Path(routes.__file__).parent / "static"
    indonesian = (static / "indonesian.js").read_text(encoding="utf-8")
    sentences = set(re.findall(r'^  "(.+?)": "', indonesian, re.MULTILINE))
    parts = [*static.glob("*.js"), static / "index.html", static.parent / "actions.py"]
    spoken = "\n".join(p.read_text(encoding="utf-8") for p in parts if p.name != "indonesian.js")
    asked = set(re.findall(r'\bt\("(.+?)"[,)]', spoken))
    asked |= set(re.findall(r" data-words(?: hidden)?>([^<]+)<", spoken))
    asked |= set(re.findall(r'^[A-Z_]+ = "([^"/]+)"$', spoken, re.MULTILINE))

    assert asked - sentences == set()
    assert {sentence for sentence in sentences if f'"{sentence}"' not in spoken} <= asked
