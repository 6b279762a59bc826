"""Numbers that must be masked: people write them in every spelling, and none may be found again."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from sqlmodel import SQLModel, select

from botapi_emulator import Call
from office.services import Services
from tests.office.privacy.judge import text_of
from tests.office.privacy.messages import message
from tests.office.privacy.spellings import IN_DIGITS

# So many letters and digits in a row are found by no accident, but for the ids of updates: buttons
# carry thousands of them, and all begin alike.
_READABLE = 8
_UPDATE_ID = re.compile(r"\b9000\d{5}\b")
Place = tuple[str, str]


@dataclass(frozen=True)
class Number:
    """A message with a personal number in it, and the number without its marks."""

    text: str
    kind: str
    secret: str


def written(chance: Random) -> Number:
    """Write down some number in some spelling, between some words."""
    kind, spelling = message(chance, IN_DIGITS)
    secret = "".join(piece.text for piece in spelling if piece.secret)
    # Telegram trims what is sent.
    return Number(text_of(spelling).strip(), kind, folded(secret))


def folded(text: str) -> str:
    """Only letters and digits, whatever their script and what stands between them."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(_plain(one) for one in plain if one.isalnum())


def _plain(character: str) -> str:
    digit = unicodedata.digit(character, None)
    return character if digit is None else str(digit)


def leaks(numbers: Iterable[Number], places: Iterable[Place]) -> Iterator[str]:
    """Name each place and text in which a part of a number can be read."""
    signs = {sign: number for number in numbers for sign in _signs(number.secret)}
    lengths = {len(sign) for sign in signs}
    for where, text in sorted(set(places)):
        found = folded(_UPDATE_ID.sub("", text))
        kinds = {
            signs[part].kind
            for length in lengths
            for part in _parts(found, length)
            if part in signs
        }
        yield from (f"{where} holds {kind}: {text[:80]!r}" for kind in sorted(kinds))


def _signs(secret: str) -> Iterator[str]:
    return _parts(secret, min(len(secret), _READABLE))


def _parts(text: str, length: int) -> Iterator[str]:
    return (text[at : at + length] for at in range(len(text) - length + 1))


async def in_database(services: Services) -> list[Place]:
    """Every text of every table, unsealed."""
    found: list[Place] = []
    async with services.database.read() as session:
        for table in SQLModel.metadata.sorted_tables:
            # Nobody writes these keys, and the digits of their moments look like any others.
            columns = [column for column in table.columns if column.name != "dedup_key"]
            rows = await (await session.connection()).execute(select(*columns))
            found += ((table.name, text) for row in rows for text in _texts(list(row)))
    return found


def at_telegram(calls: Iterable[Call]) -> Iterator[Place]:
    """Every text that the bot has sent, and the names of its files."""
    for call in calls:
        names = [upload.name for upload in call.uploads.values()]
        yield from ((call.method, text) for text in _texts([call.params, names]))


def in_log(log: str) -> Iterator[Place]:
    return (("the log", line) for line in log.splitlines())


def _texts(value: Any) -> Iterator[str]:
    """All texts in it, however deep; JSON is opened."""
    match value:
        case str() if value.startswith(("{", "[")):
            try:
                yield from _texts(json.loads(value))
            except ValueError:
                yield value
        case str():
            yield value
        case dict():
            yield from (text for one in value.values() for text in _texts(one))
        case list() | tuple():
            yield from (text for one in value for text in _texts(one))
