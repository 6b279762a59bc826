"""Reads the told cases: one TOML file each, in `knowledge/drills/`."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.reading import toml_file
from knowledge.reading.faults import BrokenKnowledge, Fault, Message
from knowledge.reading.layers import Folder
from knowledge.reading.office.escalation_policy import URGENCIES
from knowledge.reading.sops import quotes
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.quotes import SectionQuote
from knowledge.reading.toml_file import Complaint, TomlFile

LONGEST_TITLE = 24  # a button; two stand beside each other
LONGEST_TOLD = 500
_TEXTS = ("title", "category", "urgency", "told")
_KEYS = {*_TEXTS, "facts", "look"}


@dataclass(frozen=True, slots=True)
class ToldFact:
    """What a good report of the case says, and the beginnings of words that say it."""

    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrillCase:
    """A case with which is drilled. Nobody in it is real."""

    id: str
    title: str
    category: str
    urgency: str
    told: str
    facts: tuple[ToldFact, ...]
    look: tuple[SectionQuote, ...]
    """What to look for, in the words of the shelf."""

    def still_said(self, library: Library) -> tuple[SectionQuote, ...]:
        """Return what the shelf says today of what to look for."""
        return tuple(quote for quote in self.look if quote.stands(library))


DrillCases = Mapping[str, DrillCase]


def load(folder: Folder) -> DrillCases:
    """Read every case of a folder. Raises BrokenKnowledge with all faults of all files."""
    faults: list[Fault] = []
    found: dict[str, DrillCase] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            found[path.stem] = _case(toml_file.read(path))
        except BrokenKnowledge as error:
            faults += error.faults
    if faults:
        raise BrokenKnowledge(faults)
    return found


def misfits(folder: Folder, cases: DrillCases, library: Library) -> Iterator[Fault]:
    """Yield a fault for every section that a case quotes and the library lacks."""
    for case in cases.values():
        yield from quotes.misfits(folder / f"{case.id}.toml", case.look, library)


def strange(folder: Folder, cases: DrillCases, categories: Collection[str]) -> Iterator[Fault]:
    """Yield a fault for every category that a case names and the office lacks. It is hidden."""
    for case in cases.values():
        if case.category not in categories:
            message = Message("there is no category '{category}'", category=case.category)
            yield Fault(folder / f"{case.id}.toml", 1, message)


def outdated(folder: Folder, cases: DrillCases, library: Library) -> Iterator[Fault]:
    """Yield a fault for every quotation that its section no longer holds. It is not shown."""
    for case in cases.values():
        yield from quotes.outdated(folder / f"{case.id}.toml", case.look, library)


def shown(cases: DrillCases, categories: Collection[str]) -> DrillCases:
    """Return the cases that can be reported in this office."""
    return {id: case for id, case in cases.items() if case.category in categories}


def _case(file: TomlFile) -> DrillCase:
    file.refuse(_complaints(file.tables))
    tables = file.tables
    return DrillCase(
        file.path.stem,
        tables["title"].strip(),
        tables["category"],
        tables["urgency"],
        tables["told"].strip(),
        tuple(ToldFact(one["label"], tuple(one["words"])) for one in tables["facts"]),
        tuple(map(SectionQuote.of, tables["look"])),
    )


def _complaints(tables: Mapping[str, Any]) -> Iterator[Complaint]:
    for key in sorted(tables.keys() - _KEYS):
        yield key, Message("has unknown '{key}'", key=key)
    for key in _TEXTS:
        if not isinstance(tables.get(key), str) or not tables[key].strip():
            yield key, Message("lacks '{key}'", key=key)
    for key, longest in (("title", LONGEST_TITLE), ("told", LONGEST_TOLD)):
        length = len(str(tables.get(key, "")))
        if length > longest:
            yield (
                key,
                Message(
                    "has a {key} of {length} letters; at most {longest} fit",
                    key=key,
                    length=length,
                    longest=longest,
                ),
            )
    if tables.get("urgency", URGENCIES[0]) not in URGENCIES:
        yield (
            "urgency",
            Message(
                "has urgency '{urgency}'; known are: {known}",
                urgency=tables["urgency"],
                known=", ".join(URGENCIES),
            ),
        )
    if not _are(tables.get("facts"), _is_fact):
        yield "[[facts", Message("needs [[facts]], each with a label and words")
    if not _are(tables.get("look"), quotes.is_quote):
        yield "[[look", quotes.WRONG


def _are(value: object, is_right: Any) -> bool:
    is_list = isinstance(value, list) and bool(value)
    return is_list and all(isinstance(one, dict) and is_right(one) for one in value)  # type: ignore[attr-defined]


def _is_fact(written: Mapping[str, Any]) -> bool:
    words = written.get("words")
    return (
        isinstance(written.get("label"), str)
        and isinstance(words, list)
        and bool(words)
        and all(isinstance(word, str) and word == word.casefold() for word in words)
    )
