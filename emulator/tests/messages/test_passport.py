"""Telegram Passport: what a person hands over is sealed, and faults must be mended first."""

from typing import Any

import pytest
from telegram import Bot as PtbBot

from botapi_emulator import Bot, Emulator, Person
from helpers.api import Api
from helpers.spec import Spec

CREDENTIALS = {"data": "AA==", "hash": "AA==", "secret": "AA=="}
PASSPORT = {"type": "passport", "data": "AA==", "hash": "one", "front_side": b"sealed"}


async def test_a_person_hands_over_a_sealed_passport_and_mends_what_is_wrong(
    telegram: Emulator, bot: PtbBot, api: Api, pandu: Bot, budi: Person
) -> None:
    pages = {"type": "bank_statement", "files": [b"a", b"b"], "hash": "two"}
    await budi.hands_over([PASSPORT, pages], CREDENTIALS)
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.passport_data
    passport, statement = update.message.passport_data.data
    assert passport.front_side
    file = await bot.get_file(passport.front_side.file_id)
    assert bytes(await file.download_as_bytearray()) == b"sealed"
    assert len(statement.files) == 2
    assert Spec().faults(budi.chat[-1].json, "Message", "message") == []

    fault = {"source": "front_side", "type": "passport", "file_hash": "AA==", "message": "Buram"}
    assert (await api("setPassportDataErrors", user_id=budi.id, errors=[fault]))["ok"]
    assert budi.passport_faults() == ["Buram"]
    with pytest.raises(AssertionError, match="Buram"):
        await budi.hands_over([PASSPORT], CREDENTIALS)
    await budi.hands_over([{**PASSPORT, "hash": "three"}], CREDENTIALS)
    assert budi.passport_faults() == []


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"source": "nose"}, "wrong source specified"),
        ({"type": "visa"}, "wrong Telegram Passport element type specified"),
        ({"file_hash": "?"}, "hash isn't a valid base64-encoded string"),
        ({"source": "files", "file_hashes": [5]}, "hash must be a string"),
        ({"source": "data", "data_hash": "AA=="}, 'Can\'t find field "field_name"'),
    ],
)
async def test_faults_name_what_they_are_about(
    api: Api, budi: Person, fault: dict[str, Any], said: str
) -> None:
    whole = {"source": "selfie", "type": "passport", "file_hash": "AA==", "message": "?"}
    answer = await api("setPassportDataErrors", user_id=budi.id, errors=[{**whole, **fault}])

    assert answer["description"] == f"Bad Request: can't parse PassportElementError: {said}"
