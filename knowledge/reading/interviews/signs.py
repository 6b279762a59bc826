"""What a sign of an interview may never be about: `knowledge/signs.toml`; and what names a sign."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from knowledge.reading import toml_file
from knowledge.reading.faults import Fault, Message
from knowledge.reading.interviews.file import Interviews
from knowledge.reading.layers import Folder
from knowledge.reading.toml_file import Complaint

FILE = "signs.toml"
_NEVER = "never"
GROUPS = ("origin", "sex", "looks", "dress")
_ID = 12  # letters, so that a button can carry it
_BETWEEN = re.compile(r"\W+")


def normal(words: str) -> str:
    """Return the words without case, marks and line breaks: mending these makes no other sign."""
    return _BETWEEN.sub(" ", words.casefold()).strip()


def sign_id(interview: str, words: str) -> str:
    """Return what names a sign of an interview for as long as its words stay."""
    return sha256(f"{interview}\n{normal(words)}".encode()).hexdigest()[:_ID]


@dataclass(frozen=True)
class BarredWords:
    """Words of each group. A sign that holds one is no sign of anything."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def group(self, sign: str) -> str | None:
        """Return what the sign is about that no sign may be about; None if it is about nothing."""
        said = normal(sign)
        return next((name for name, pattern in self._patterns if pattern.search(said)), None)

    @cached_property
    def _patterns(self) -> list[tuple[str, re.Pattern[str]]]:
        return [
            (name, re.compile(rf"\b(?:{'|'.join(map(_spelled, words))})\b"))
            for name, words in self.words.items()
        ]


def _spelled(word: str) -> str:
    """Also with what Indonesian puts around a noun: pakaiannya, berpakaian, wajah-wajah."""
    return rf"(?:ber)?{re.escape(normal(word))}(?:an)?(?:nya)?"


def load(path: Path) -> BarredWords:
    """Read the list. Without the file nothing is barred. Raises BrokenKnowledge."""
    if not path.exists():
        return BarredWords()
    file = toml_file.read(path)
    file.refuse(_complaints(file.tables))
    return BarredWords({name: tuple(file.tables[_NEVER][name]) for name in GROUPS})


def misfits(folder: Folder, interviews: Interviews, barred: BarredWords) -> Iterator[Fault]:
    """Yield a fault for every sign that is about what no sign may be about."""
    for interview in interviews.values():
        for question in interview.questions:
            for sign in question.signs:
                if barred.group(sign.text) is not None:
                    message = Message(
                        "'{sign}' is no sign: none is about origin, sex, looks or dress",
                        sign=sign.text,
                    )
                    yield Fault(folder / f"{interview.id}.md", 1, message)


def _complaints(tables: Mapping[str, Any]) -> Iterator[Complaint]:
    never = tables.get(_NEVER)
    found = never if isinstance(never, dict) else {}
    for name in GROUPS:
        words = found.get(name)
        is_list = isinstance(words, list) and words and all(isinstance(one, str) for one in words)
        if not is_list:
            yield name, Message("lacks '{key}', a list of texts", key=name)
    for name in sorted({*found} - {*GROUPS}):
        yield (
            name,
            Message("'{key}' is not a key here; known: {known}", key=name, known=", ".join(GROUPS)),
        )
