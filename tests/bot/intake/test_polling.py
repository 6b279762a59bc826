"""What is stored of an update: everything a handler needs, and no personal data."""

import asyncio
import json
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import InvalidToken

from bot.intake import polling
from bot.intake.polling import Intake, Poller, stored_update
from bot.telegram.outgoing import AppBot
from office.privacy import Kind


def message(**content: Any) -> dict[str, Any]:
    return {
        "update_id": 7,
        "message": {"message_id": 1, "date": 0, "chat": {"id": 42, "type": "private"}, **content},
    }


def test_the_offices_own_number_is_taken_in_as_it_was_typed() -> None:
    kept = stored_update(message(text="telepon (0734) 421148, hp 081234567890"), {"0734421148"})

    assert "telepon (0734) 421148, hp \\u2022" in kept.payload
    assert kept.masked == (Kind.PHONE,)


def test_personal_data_in_a_text_is_masked_and_named() -> None:
    kept = stored_update(message(text="NIK 1603012505900002"))

    assert kept.masked == (Kind.NIK,)
    assert "1603012505900002" not in kept.payload
    assert (kept.update_id, kept.chat_id) == (7, 42)


def test_captions_and_quoted_messages_are_masked_too() -> None:
    kept = stored_update(
        message(caption="hp 081234567890", reply_to_message={"text": "paspor A1234567 hilang"})
    )

    assert kept.masked == (Kind.PHONE, Kind.PASSPORT)
    assert "081234567890" not in kept.payload
    assert "A1234567" not in kept.payload


def test_a_shared_contact_or_place_is_not_kept() -> None:
    kept = stored_update(
        message(
            contact={"phone_number": "+628123", "first_name": "Budi", "user_id": 1},
            location={"latitude": -3.65, "longitude": 103.77},
        )
    )

    assert "628123" not in kept.payload
    assert "Budi" not in kept.payload
    assert "103.77" not in kept.payload


def test_a_pressed_button_belongs_to_its_chat() -> None:
    update = {
        "update_id": 8,
        "callback_query": {
            "id": "1",
            "from": {"id": 42},
            "message": {"chat": {"id": 42}, "text": "Biaya"},
            "data": "o:deadbeef:1",
        },
    }

    assert stored_update(update).chat_id == 42
    assert json.loads(stored_update(update).payload)["callback_query"]["data"] == "o:deadbeef:1"


def test_an_answer_to_a_quiz_keeps_its_ids_and_belongs_to_who_gave_it() -> None:
    # Telegram's poll ids look like identity numbers.
    answer = {
        "poll_id": "1603012505900002",
        "user": {"id": 42, "first_name": "Rina"},
        "option_ids": [2],
        "option_persistent_ids": ["081234567890"],
    }

    kept = stored_update({"update_id": 10, "poll_answer": answer})

    assert kept.chat_id == 42
    assert kept.masked == ()
    assert json.loads(kept.payload)["poll_answer"] == answer


def test_an_update_of_an_unknown_kind_is_kept_for_nobody() -> None:
    assert stored_update({"update_id": 9, "novelty": [1, 2]}).chat_id == 0


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_can_be_stored(text: str) -> None:
    payload = stored_update(message(text=text)).payload

    payload.encode("utf-8")
    assert "\0" not in json.loads(payload)["message"]["text"]


@pytest.mark.parametrize(
    "url",
    [
        "https://wa.me/6281234567890",
        "https://contoh.id/?nik=1671010505900001",
        "https://contoh.id/?nik=1671%200105%200590%200001",
        "tg://user?phone=%2B6281234567890",
        "https://contoh.id/KTP_1671010505900001.pdf",
    ],
)
def test_a_link_that_hides_a_number_behind_its_text_is_dropped(url: str) -> None:
    link = {"type": "text_link", "offset": 0, "length": 4, "url": url}
    bold = {"type": "bold", "offset": 0, "length": 4}

    kept = stored_update(message(text="sini", entities=[link, bold]))

    assert json.loads(kept.payload)["message"]["entities"] == [bold]
    assert kept.masked


def test_a_harmless_link_stays() -> None:
    url = "https://www.imigrasi.go.id/berita/2024/03/12/biaya-paspor?id=650000"
    link = {"type": "text_link", "offset": 0, "length": 4, "url": url}

    kept = stored_update(message(caption="sini", caption_entities=[link]))

    assert json.loads(kept.payload)["message"]["caption_entities"] == [link]
    assert kept.masked == ()


def test_the_address_behind_a_button_is_masked() -> None:
    button = {"text": "WA", "url": "https://wa.me/6281234567890"}

    kept = stored_update(message(text="x", reply_markup={"inline_keyboard": [[button]]}))

    assert "81234567890" not in kept.payload


async def test_a_refused_token_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that gave up would stay deaf and alive, and nobody would start it anew."""
    monkeypatch.setattr(polling, "_LONGEST_PAUSE", 0)
    poller, tries = Poller(cast(AppBot, None), cast(Intake, None)), 0
    is_taken = asyncio.Event()

    async def poll_once() -> None:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise InvalidToken
        is_taken.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(poller, "poll_once", poll_once)
    running = asyncio.create_task(poller.run())
    async with asyncio.timeout(5):
        await asyncio.wait(
            [running, asyncio.create_task(is_taken.wait())], return_when="FIRST_COMPLETED"
        )

    assert is_taken.is_set()
    running.cancel()
