"""The control API does over HTTP what tests in Python do with objects."""

import base64
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import pytest

from emulator import PHOTO, Emulator, Person
from emulator.control_people import ACTIONS
from tests.emulator.conftest import Api


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
    assert [one["text"] for one in messages] == ["halo", "Pilih"]


async def test_what_cannot_be_done_is_said(control: Control, budi: Person) -> None:
    about = f"people/{budi.id}"

    assert (await control("POST", f"{about}/taps", text="Ya"))[0] == 400
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
    assert all(callable(getattr(Person, name)) for name in ACTIONS)


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
    await api("sendGift", chat_id=budi.id)
    _, calls = await control("GET", "calls")

    assert [call["method"] for call in calls] == ["sendMessage", "sendGift"]
    assert calls[0]["result"]["text"] == calls[0]["params"]["text"] == "x"
    assert calls[1]["refusal"]["description"] == "Bad Request: sendGift is not emulated"
    await control("DELETE", "calls")
    assert await control("GET", "calls?method=sendMessage") == (200, [])


async def test_bots_and_raw_updates_are_added(control: Control, telegram: Emulator) -> None:
    status, update = await control("POST", "updates", poll={"id": "1"})
    assert (status, update) == (200, {"update_id": 900000001})

    _, bot = await control("POST", "bots", token="777:x", username="lain_bot", answers_inline=True)
    assert bot["id"] == 777
    assert telegram.world.bots["777:x"].answers_inline
    assert (await control("POST", "bots", token="x"))[0] == 400


async def test_a_form_of_a_foreign_page_controls_nothing(control: Control, budi: Person) -> None:
    path = f"/control/people/{budi.id}/types"
    headers = {"Content-Type": "text/plain"}
    answer = await control.session.post(path, data='{"text": "x"}', headers=headers)

    assert answer.status == 409
    assert budi.chat == []
