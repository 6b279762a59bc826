"""Sends texts of a file in by every shape of update, and tells how each reads in every place after.

A line of the file is a text; `\\n` in it is a line break. What must be hidden stands in [[double
brackets]]. Reports, drafts, verifications and interviews are typed, so they come in by the shapes
here: the mask works before anything is known of the form that is open.
"""

import argparse
import asyncio
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlmodel import select

from bot.intake.polling import stored_update
from office.backups import files, take
from office.clock import SystemClock
from office.database import migrate, open_database
from office.inbox.models import InboxUpdate
from office.people import NewMember, Role
from office.questions import QuestionOutcome
from office.services import Services, no_rules, open_services
from office.settings import load
from tests.office.privacy.judge import text_of
from tests.office.privacy.missed_before import marked
from tests.office.privacy.spellings import Spelling
from tests.office.rows import rows

Place = str
Heard = Callable[[Spelling, str], bool]
"""Whether a text is good as it reads in a place."""

_PERSON = {"id": 42, "is_bot": False, "first_name": "Rina"}
_FRAME = {"message_id": 1, "date": 0, "chat": {"id": 42, "type": "private"}, "from": _PERSON}
_ENDING = ".pdf"


def _messages(text: str) -> Mapping[Place, tuple[dict[str, Any], str]]:
    """Return an update for every way to send a text, and where the text is in it."""
    document = {"file_id": "a", "file_unique_id": "b", "file_name": text + _ENDING}
    quoted = {**_FRAME, "reply_to_message": {**_FRAME, "text": "apa"}, "text": text}
    origin = {"type": "hidden_user", "sender_user_name": "Rina", "date": 0}
    return {
        "a text": ({"message": {**_FRAME, "text": text}}, "message/text"),
        "a reply": ({"message": quoted}, "message/text"),
        "a quoted message": (
            {"message": {**_FRAME, "text": "ya", "reply_to_message": {**_FRAME, "text": text}}},
            "message/reply_to_message/text",
        ),
        "a forwarded message": (
            {"message": {**_FRAME, "forward_origin": origin, "text": text}},
            "message/text",
        ),
        "an edited message": ({"edited_message": {**_FRAME, "text": text}}, "edited_message/text"),
        "a caption": ({"message": {**_FRAME, "caption": text}}, "message/caption"),
        "a file's name": (
            {"message": {**_FRAME, "document": document}},
            "message/document/file_name",
        ),
    }


def lines(file: Path) -> list[Spelling]:
    """Return the texts of a file."""
    written = file.read_text(encoding="utf-8").splitlines()
    return [marked(line.replace("\\n", "\n")) for line in written if line.strip()]


async def places(texts: Sequence[Spelling]) -> Iterator[tuple[Place, Spelling, str]]:
    """Yield every place, every text, and how it reads there."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/pandu.db"
        database = open_database(url)
        await migrate.upgrade(database)
        await database.close()
        settings = load(_env_file=None, database_url=url)
        async with open_services(settings, SystemClock(), no_rules) as services:
            found = [*await _stored(services, texts), *await _exported(services, texts)]
        found += await _in_backup(url, Path(folder), texts)
    return iter(found)


async def _stored(
    services: Services, texts: Sequence[Spelling]
) -> list[tuple[Place, Spelling, str]]:
    """Take each text in by every shape, and read the inbox."""
    sent, number = [], 0
    for text in texts:
        for place, (update, path) in _messages(text_of(text)).items():
            number += 1
            sent.append((number, place, path, text))
            await services.inbox.accept([stored_update({"update_id": number, **update})])
    kept = await rows(services.database, select(InboxUpdate.update_id, InboxUpdate.payload))
    payloads = dict(kept)
    return [(place, text, _at(path, payloads[number])) for number, place, path, text in sent]


async def _exported(
    services: Services, texts: Sequence[Spelling]
) -> list[tuple[Place, Spelling, str]]:
    """Record what was taken in as questions of one person, and export what is known of them."""
    code = await services.people.invite(NewMember("Rina", "kantor", (Role.OFFICER,)))
    officer = await services.people.enrol(code, 42)
    for number, text in enumerate(texts, 1):
        update, path = _messages(text_of(text))["a text"]
        said = _at(path, stored_update({"update_id": number, **update}).payload)
        await services.questions.record(number, officer, said, QuestionOutcome("none"))
    exported = await services.data_protection.personal_data.export(officer.id)
    asked = {row["id"]: row["text"] for row in exported["own"]["question"]}
    return [("an export", text, asked[number]) for number, text in enumerate(texts, 1)]


async def _in_backup(
    url: str, folder: Path, texts: Sequence[Spelling]
) -> list[tuple[Place, Spelling, str]]:
    taken = await take(url, folder / "backups", SystemClock().now())
    files.unpack(taken.file, folder / "restored.db")
    database = open_database(f"sqlite:///{folder}/restored.db")
    kept = dict(await rows(database, select(InboxUpdate.update_id, InboxUpdate.payload)))
    await database.close()
    per_text = len(_messages(""))
    return [
        ("a backup", text, _at("message/text", kept[1 + at * per_text]))
        for at, text in enumerate(texts)
    ]


def _at(path: str, payload: str) -> str:
    found = json.loads(payload)
    for key in path.split("/"):
        found = found[key]
    return str(found).removesuffix(_ENDING)


def score(file: Path, is_good: Heard) -> int:
    """Print what is wrong, place by place, and the score. Returns how many texts were wrong."""
    texts, wrong = lines(file), Counter[Place]()
    bad = set[str]()
    seen: dict[Place, int] = {}
    for place, text, read in asyncio.run(places(texts)):
        seen[place] = seen.get(place, 0) + 1
        if not is_good(text, read):
            wrong[place] += 1
            bad.add(text_of(text))
            print(f"{place}: {text_of(text)!r} reads {read!r}")
    for place, count in seen.items():
        print(f"{place}: {count - wrong[place]} of {count} right")
    print(f"{len(texts) - len(bad)} of {len(texts)} texts are right everywhere.")
    return len(bad)


def main(name: str, about: str, is_good: Heard) -> None:
    """Score the file on the command line; exit code 1 if a text is wrong."""
    parser = argparse.ArgumentParser(prog=f"python -m tests.privacy.{name}", description=about)
    parser.add_argument("file", type=Path, help="texts, one a line, secrets in [[brackets]]")
    raise SystemExit(score(parser.parse_args().file, is_good) > 0)
