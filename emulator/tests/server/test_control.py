"""The control API does over HTTP what tests in Python do with objects."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from botapi_emulator import PHOTO, Bot, Emulator, Group, Person
from botapi_emulator.server import control_groups, control_people
from helpers.api import Api


class Control:
    """The control API as another program calls it."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session

    async def __call__(self, verb: str, path: str, **body: Any) -> tuple[int, Any]:
        sent = {"json": body} if body else {}
        async with self.session.request(verb, f"/control/{path}", **sent) as answer:
            return answer.status, await answer.json()


@pytest.fixture
async def control(telegram: Emulator, budi: Person) -> AsyncIterator[Control]:
    async with aiohttp.ClientSession(telegram.url) as session:
        yield Control(session)


async def test_a_person_appears_writes_taps_and_expects(control: Control, api: Api) -> None:
    _, siti = await control("POST", "people", name="Siti Rahma", has_started=True)
    about = f"people/{siti['id']}"
    await control("POST", f"{about}/types", text="halo")
    keys = {"inline_keyboard": [[{"text": "Ya", "callback_data": "ya"}]]}
    await api("sendMessage", chat_id=siti["id"], text="Pilih", reply_markup=keys)

    status, seen = await control("POST", f"{about}/expects", text="Pilih", buttons=["Ya"])
    assert (status, seen["text"]) == (200, "Pilih")
    status, tapped = await control("POST", f"{about}/taps", text="Ya")
    updates = (await api("getUpdates"))["result"]
    assert updates[0]["message"]["text"] == "halo"
    assert updates[1]["callback_query"]["id"] == tapped["callback_query_id"]
    _, messages = await control("GET", f"{about}/messages")
    assert [message["text"] for message in messages] == ["halo", "Pilih"]


async def test_what_cannot_be_done_is_said(control: Control, budi: Person) -> None:
    about = f"people/{budi.id}"

    assert (await control("POST", f"{about}/taps", text="Ya"))[0] == 409
    assert (await control("POST", f"{about}/taps", text="Ya", message_id=9))[0] == 404
    assert (await control("POST", f"{about}/dances", text="x"))[0] == 404
    assert (await control("POST", "people/1/types", text="x"))[0] == 404
    status, refusal = await control("POST", f"{about}/expects", text="x", within=0.01)
    assert status == 408
    assert "expected 'x' within 0.01 s" in refusal["error"]


async def test_files_come_in_base64(control: Control, budi: Person) -> None:
    photo = base64.b64encode(PHOTO).decode()
    status, sent = await control(
        "POST", f"people/{budi.id}/sends_photo", content=photo, caption="KK"
    )

    assert (status, sent["caption"]) == (200, "KK")
    assert budi.last.photo == PHOTO
    refusal = await control("POST", f"people/{budi.id}/sends_voice", content="?")
    assert refusal == (400, {"error": "content must be in base64"})


async def test_every_action_is_something_that_people_do() -> None:
    assert all(callable(getattr(Person, name)) for name in control_people.ACTIONS)
    assert all(callable(getattr(Group, name)) for name in control_groups.ACTIONS)


async def test_faults_are_ordered_and_lifted(control: Control, budi: Person, api: Api) -> None:
    await control("POST", "faults", kind="storm", method="sendMessage", retry_after=3)
    assert (await api("sendMessage", chat_id=budi.id, text="x"))["retry_after"] == "3"
    await control("DELETE", "faults")

    assert (await api("sendMessage", chat_id=budi.id, text="x"))["ok"]
    assert (await control("POST", "faults", kind="rain"))[0] == 400


async def test_the_clock_is_moved_and_polls_close_with_it(
    control: Control, budi: Person, api: Api
) -> None:
    await api("sendPoll", chat_id=budi.id, question="?", options=["a"], open_period=600)
    _, before = await control("GET", "clock")
    _, after = await control("POST", "clock", advance=601)

    gone = datetime.fromisoformat(after["now"]) - datetime.fromisoformat(before["now"])
    assert gone >= timedelta(seconds=601)
    assert budi.last.poll
    assert budi.last.poll["is_closed"]
    _, put = await control("POST", "clock", now="2026-11-26T09:00:00+07:00")
    assert put["now"].startswith("2026-11-26T02:00:0")
    assert (await control("POST", "clock", now="besok"))[0] == 400


async def test_calls_are_logged_with_their_outcome(
    control: Control, budi: Person, api: Api
) -> None:
    await api("sendMessage", chat_id=budi.id, text="x")
    await api("deleteMessage", chat_id=budi.id, message_id=99)
    _, calls = await control("GET", "calls")

    assert [call["method"] for call in calls] == ["sendMessage", "deleteMessage"]
    assert calls[0]["result"]["text"] == calls[0]["params"]["text"] == "x"
    assert calls[1]["refusal"]["description"] == "Bad Request: message to delete not found"
    await control("DELETE", "calls")
    assert await control("GET", "calls?method=sendMessage") == (200, [])


async def test_bots_and_raw_updates_are_added(control: Control, telegram: Emulator) -> None:
    status, update = await control("POST", "updates", poll={"id": "1"})
    assert (status, update) == (200, {"update_id": 900000001})

    _, bot = await control("POST", "bots", token="777:x", username="lain_bot", answers_inline=True)
    assert bot["id"] == 777
    assert telegram.world.bots["777:x"].answers_inline
    assert (await control("POST", "bots", token="x"))[0] == 400


async def test_a_group_is_founded_filled_and_read(control: Control, api: Api, budi: Person) -> None:
    _, team = await control("POST", "groups", title="Team", username="the_team")
    about = f"groups/{team['id']}"
    await control("POST", f"{about}/joins", person=budi.id)
    await control("POST", f"{about}/promotes_bot", by=budi.id, rights={"can_pin_messages": False})
    _, said = await control("POST", f"{about}/hears", person=budi.id, text="hello all")
    await api("sendMessage", chat_id="@the_team", text="hello Budi")

    status, heard = await control("POST", f"{about}/expects", text="hello")
    assert (status, heard["text"]) == (200, "hello Budi")
    _, replied = await control(
        "POST", f"{about}/hears", person=budi.id, text="again", reply_to=said["message_id"]
    )
    assert replied["reply_to_message"]["text"] == "hello all"
    assert [group["title"] for group in (await control("GET", "groups"))[1]] == ["Team"]
    _, messages = await control("GET", f"{about}/messages")
    assert [message["text"] for message in messages if "text" in message] == [
        "hello all",
        "hello Budi",
        "again",
    ]
    texts = [
        one["message"].get("text")
        for one in (await api("getUpdates"))["result"]
        if "message" in one
    ]
    assert texts == [None, "hello all", "again"]
    refusals = [
        (f"{about}/hears", {"person": 1, "text": "x"}, 404, "person must be the id of a person"),
        (f"{about}/hears", {"person": budi.id, "text": "x", "reply_to": 99}, 404, "reply_to must"),
        (f"{about}/promotes_bot", {"by": budi.id, "rights": [1]}, 400, "rights must be like"),
        (f"{about}/asks_to_join", {"person": budi.id, "link": "x"}, 404, "link must be an invite"),
        (f"{about}/dances", {"person": budi.id}, 404, "the action must be one of hears, posts"),
        (f"{about}/expects", {"within": 0}, 408, "Team expected '' within 0 s. Unread: nothing."),
        ("groups/-5/posts", {"text": "x"}, 404, "there is no such group"),
        ("groups", {"title": "x", "kind": "club"}, 400, "kind must be one of supergroup, group"),
    ]
    for path, body, code, sentence in refusals:
        status, refusal = await control("POST", path, **body)
        assert (status, refusal["error"][: len(sentence)]) == (code, sentence)


async def test_an_inline_query_is_asked_and_a_result_chosen(
    control: Control, api: Api, budi: Person, pandu: Bot
) -> None:
    about = f"people/{budi.id}"
    assert (await control("POST", f"{about}/asks_inline", text="x", within=0))[0] == 408
    pandu.answers_inline = True
    asked = asyncio.create_task(control("POST", f"{about}/asks_inline", text="tea"))
    (update,) = (await api("getUpdates", timeout=5))["result"]
    words = {"message_text": "Green tea"}
    result = {"type": "article", "id": "1", "title": "Green", "input_message_content": words}
    await api("answerInlineQuery", inline_query_id=update["inline_query"]["id"], results=[result])

    status, offered = await asked
    assert (status, offered["results"][0]["title"]) == (200, "Green")
    status, sent = await control(
        "POST", f"{about}/chooses", query_id=offered["query_id"], title="Gre"
    )
    assert (status, sent["text"], sent["via_bot"]["id"]) == (200, "Green tea", pandu.id)
    assert (await control("POST", f"{about}/chooses", query_id="0"))[0] == 404


async def test_a_reset_begins_anew_with_the_same_bots(
    control: Control, api: Api, budi: Person, telegram: Emulator
) -> None:
    await control("POST", "people", name="Ayu", language="de")
    assert [user.language_code for user in telegram.world.users.values()] == ["en", "de"]
    await control("POST", "groups", title="Team")
    await budi.types("hello")
    await control("POST", "faults", kind="fail")
    await control("POST", "reset")

    assert (await control("GET", "people"))[1]["people"] == []
    assert (await control("GET", "groups"))[1] == []
    assert (await control("GET", "calls"))[1] == []
    assert (await api("getUpdates"))["result"] == []
    _, ayu = await control("POST", "people", name="Ayu", has_started=True)
    sent = await api("sendMessage", chat_id=ayu["id"], text="welcome")
    assert (ayu["id"], sent["result"]["message_id"]) == (budi.id, 1)


async def test_a_form_of_a_foreign_page_controls_nothing(control: Control, budi: Person) -> None:
    path = f"/control/people/{budi.id}/types"
    headers = {"Content-Type": "text/plain"}
    answer = await control.session.post(path, data='{"text": "x"}', headers=headers)

    assert answer.status == 400
    assert (await answer.json()) == {"error": "Content-Type must be application/json"}
    assert budi.chat == []


DEEP = ("[" * 90_000).encode()
SOMEBODY = "people/700000001"


@pytest.mark.parametrize(
    ("path", "body", "code", "error"),
    [
        ("faults", b"{", 400, "the body must be JSON, nested no deeper than 100"),
        ("faults", b"\xff", 400, "the body must be JSON, nested no deeper than 100"),
        ("faults", b'{"kind": NaN}', 400, "the body must be JSON, nested no deeper than 100"),
        ("faults", DEEP, 400, "the body must be JSON, nested no deeper than 100"),
        ("updates", b'{"a": ' * 900 + b"1" + b"}" * 900, 400, "the body must be JSON, nested no"),
        ("faults", b"[]", 400, "the body must be a JSON object"),
        (f"{SOMEBODY}/types", b'{"text": "\\ud800"}', 400, "the body must hold whole characters"),
        (
            "updates",
            b'{"message": {"text": "\\ud800"}}',
            400,
            "the body must hold whole characters",
        ),
        ("faults", {}, 400, "kind must be a string"),
        ("faults", {"kind": "rain"}, 400, "kind must be one of delay, fail, storm, lose, drop"),
        ("faults", {"kind": "delay"}, 400, "seconds must be a number of at least 0"),
        ("faults", {"kind": "delay", "seconds": "2"}, 400, "seconds must be a number of at least"),
        ("faults", {"kind": "delay", "seconds": -1}, 400, "seconds must be a number of at least"),
        ("faults", {"kind": "fail", "times": "2"}, 400, "times must be a whole number from 1 to"),
        ("faults", {"kind": "fail", "times": 0}, 400, "times must be a whole number from 1 to"),
        ("faults", {"kind": "fail", "times": True}, 400, "times must be a whole number from 1 to"),
        ("faults", {"kind": "fail", "code": 200}, 400, "code must be a whole number from 500 to"),
        ("faults", {"kind": "fail", "code": "502"}, 400, "code must be a whole number from 0 to"),
        ("faults", {"kind": "fail", "method": 5}, 400, "method must be a string"),
        ("faults", {"kind": "storm", "retry_after": 0}, 400, "retry_after must be a whole number"),
        ("clock", {}, 400, "the body must hold advance (seconds) or now (a moment)"),
        ("clock", {"advance": "1"}, 400, "advance must be a number"),
        ("clock", {"advance": 2**70}, 400, "advance must leave the clock where it can go"),
        ("clock", {"advance": 2**5000}, 400, "advance must be a number"),
        ("clock", {"advance": -(10**11)}, 400, "advance must leave the clock where it can go"),
        ("clock", b'{"advance": NaN}', 400, "the body must be JSON"),
        ("clock", b'{"advance": 1e999}', 400, "advance must be a number"),
        ("clock", {"now": 5}, 400, "now must be a string"),
        ("clock", {"now": "besok"}, 400, "now must be a moment like 2026-11-26T09:00:00+00:00"),
        ("clock", {"now": "2026-11-26T09:00:00"}, 400, "now must name its time zone"),
        ("clock", {"now": "0001-01-01T00:00:00+14:00"}, 400, "now must leave the clock where it"),
        ("bots", {}, 400, "token must be a string"),
        ("bots", {"token": "²:x"}, 400, 'token must look like "123:abc"'),
        ("bots", {"token": "1:x", "username": 5}, 400, "username must be a string"),
        ("bots", {"token": "1:x", "answers_inline": "yes"}, 400, "answers_inline must be true or"),
        ("updates", {"update_id": "x"}, 400, "update_id must be a whole number from 1 to"),
        ("people", {}, 400, "name must be a string"),
        ("people", {"name": " "}, 400, "name must be a string that is not empty"),
        ("people", {"name": "Ayu", "username": 5}, 400, "username must be a string"),
        ("people", {"name": "Ayu", "has_started": 1}, 400, "has_started must be true or false"),
        ("people/1/types", {"text": "x"}, 404, "there is no such person"),
        (f"people/{'9' * 5000}/types", {"text": "x"}, 404, "there is nothing at this address"),
        (f"{SOMEBODY}/dances", {}, 404, "the action must be one of opens, types, "),
        (f"{SOMEBODY}/opens", {"start": 5}, 400, "start must be a string"),
        (f"{SOMEBODY}/types", {}, 400, "text must be a string"),
        (f"{SOMEBODY}/types", {"text": ""}, 400, "text must be a string that is not empty"),
        (
            f"{SOMEBODY}/types_html",
            {"html": "<b>"},
            400,
            "html must be as Telegram takes it: can't",
        ),
        (f"{SOMEBODY}/replies", {"text": "x"}, 400, "message_id must be a whole number from 0 to"),
        (f"{SOMEBODY}/replies", {"message_id": 9, "text": "x"}, 404, "message_id must name a"),
        (f"{SOMEBODY}/taps", {"text": 5}, 400, "text must be a string"),
        (f"{SOMEBODY}/taps", {"text": "Ya"}, 409, "Budi Santoso sees no button with 'Ya'"),
        (f"{SOMEBODY}/presses", {"text": "Ya"}, 409, "Budi Santoso has no key with 'Ya'"),
        (f"{SOMEBODY}/returns_from_app", {"text": "Ya"}, 400, "data must be a string"),
        (f"{SOMEBODY}/pays", {"message_id": 1}, 409, "#1 halo is no invoice"),
        (f"{SOMEBODY}/votes", {"message_id": 1}, 400, "options must be a list of whole numbers"),
        (
            f"{SOMEBODY}/votes",
            {"message_id": 1, "options": ["a"]},
            400,
            "options must be a list of",
        ),
        (f"{SOMEBODY}/votes", {"message_id": 1, "options": [0]}, 409, "#1 halo is no poll"),
        (f"{SOMEBODY}/reacts", {"message_id": 1, "emoji": "👍"}, 400, "emoji must be a list of"),
        (f"{SOMEBODY}/sends_photo", {"content": 5}, 400, "content must be a string"),
        (f"{SOMEBODY}/sends_photo", {"content": "?"}, 400, "content must be in base64"),
        (f"{SOMEBODY}/sends_photo", {"caption": 5}, 400, "caption must be a string"),
        (f"{SOMEBODY}/sends_document", {"name": 5}, 400, "name must be a string"),
        (f"{SOMEBODY}/sends_poll", {"question": "?"}, 400, "options must be a list of strings"),
        (
            f"{SOMEBODY}/sends_poll",
            {"question": "?", "options": []},
            400,
            "options must be a list of 1 to 12 non-empty strings",
        ),
        (f"{SOMEBODY}/expects", {"buttons": 5}, 400, "buttons must be a list of strings"),
        (f"{SOMEBODY}/expects", {"within": "1"}, 400, "within must be a number of at least 0"),
        (f"{SOMEBODY}/expects", {"within": 0}, 408, "Budi Santoso expected '' within 0 s"),
        ("", {}, 404, "there is nothing at this address"),
        ("nowhere", {}, 404, "there is nothing at this address"),
        ("calls", {}, 405, "the verb must be DELETE or GET or HEAD"),
    ],
)
async def test_a_bad_request_gets_a_sentence_that_names_the_field(
    control: Control, budi: Person, api: Api, path: str, body: Any, code: int, error: str
) -> None:
    await budi.types("halo")
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    url = f"/control/{path}"
    async with control.session.post(url, data=data, headers=headers) as answer:
        assert answer.content_type == "application/json"
        refusal = await answer.json()

    assert (answer.status, list(refusal)) == (code, ["error"])
    assert refusal["error"].startswith(error)
    assert (await api("getUpdates"))["ok"]


async def test_a_control_body_over_51_mb_is_refused(control: Control) -> None:
    headers = {"Content-Type": "application/json"}
    body = b" " * (51 * 1024 * 1024 + 1)
    answer = await control.session.post("/control/updates", data=body, headers=headers)

    assert (answer.status, await answer.json()) == (
        400,
        {"error": "the body must be smaller than 51 MB"},
    )


async def test_a_raw_update_is_for_the_only_bot(control: Control, telegram: Emulator) -> None:
    telegram.add_bot("777:x", "lain_bot")

    refusal = await control("POST", "updates", poll={"id": "1"})
    assert refusal == (409, {"error": "there must be exactly one bot for an update"})


async def test_a_clock_of_the_tests_own_is_not_moved() -> None:
    now = datetime(2026, 11, 25, 9, tzinfo=UTC)
    async with Emulator(now=lambda: now) as telegram, aiohttp.ClientSession() as session:
        answer = await session.post(f"{telegram.url}/control/clock", json={"advance": 1})

        assert answer.status == 409
        assert "a clock of the test's own" in (await answer.json())["error"]


async def test_what_breaks_behind_the_control_api_is_said_in_json(
    control: Control, telegram: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telegram, "world", None)

    refusal = await control("GET", "clock")
    assert refusal == (500, {"error": "the emulator broke; its log says where"})
