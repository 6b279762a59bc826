"""The categories of anomalies, read from `anomalies.toml`."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from knowledge.reading import toml_file
from knowledge.reading.faults import Fault, Message, dangling
from knowledge.reading.office.escalation_policy import ROLES, URGENCIES
from knowledge.reading.sops import quotes
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.quotes import SectionQuote
from knowledge.reading.toml_file import Complaint, TomlFile

_LONGEST_LABEL = 28  # a button as wide as half a phone shows no more
_LONGEST_HINT = 200
_ID = re.compile(r"[a-z][a-z0-9-]{0,19}")  # a button carries it, in at most 64 bytes
_TEXTS = ("label", "section", "urgency", "hint")
_LISTS = {"sops": True, "joined_by": False}  # True if the key is required
_STEP_KEYS = {"id", "label", "asks", "says", "from"}
_MOST_STEPS = 8


@dataclass(frozen=True)
class RequiredStep:
    """What must be done before a report of a category is closed, or why it was not."""

    id: str
    label: str
    quote: SectionQuote
    """The words of the shelf that ask for it."""
    asks: str = ""
    """What must be written with it; empty: a tap is enough."""


@dataclass(frozen=True)
class Category:
    """A kind of anomaly: its button's label, the section that handles it, and what to write."""

    id: str
    label: str
    section: str
    urgency: str
    hint: str
    sops: tuple[str, ...]
    joined_by: tuple[str, ...] = ()
    """Posts that are notified together with every tier."""
    may_have_victim: bool = False
    """Somebody may be in danger: the bot says at once whom to call."""
    steps: tuple[RequiredStep, ...] = ()

    def step(self, id: str) -> RequiredStep | None:
        return next((step for step in self.steps if step.id == id), None)


Categories = Mapping[str, Category]


def load(path: Path) -> Categories:
    """Read the categories, in the order of the file.

    Raises:
        BrokenKnowledge: with every fault of the file.
    """
    file = toml_file.read(path)
    file.refuse(_complaints(file.tables))
    return {id: _category(id, words) for id, words in file.tables["categories"].items()}


def misfits(path: Path, sections: Collection[str], sops: Collection[str]) -> list[Fault]:
    """Return the faults where a valid file names a section or SOP that the office does not have."""
    file = toml_file.read(path)
    return [
        fault
        for category in load(path).values()
        for fault in _misfits(file, category, sections, sops)
    ]


def offered_for(categories: Categories, sop: str) -> tuple[Category, ...]:
    """Return the categories that a report under that SOP's answer can have, the likeliest first."""
    named = [one for one in categories.values() if sop in one.sops]
    return tuple(sorted(named, key=lambda category: category.sops.index(sop)))


def shown(
    categories: Categories, sections: Collection[str], has: Callable[[str], bool]
) -> Categories:
    """Return the categories that a section takes, without the SOPs that the office lacks."""
    return {
        category.id: replace(category, sops=tuple(filter(has, category.sops)))
        for category in categories.values()
        if category.section in sections
    }


def _misfits(
    file: TomlFile, category: Category, sections: Collection[str], sops: Collection[str]
) -> Iterator[Fault]:
    where = f"[categories.{category.id}]"
    if category.section not in sections:
        yield file.fault(
            (
                where,
                Message(
                    "{where} section '{section}' is not in office.toml",
                    where=where,
                    section=category.section,
                ),
            )
        )
    for sop in category.sops:
        if sop not in sops:
            message = Message(
                "{where} names the SOP '{sop}', which does not exist", where=where, sop=sop
            )
            yield dangling(file.path, file.fault((where, message)).line, message, sop)


def _category(id: str, words: dict[str, Any]) -> Category:
    texts = {key: words[key].strip() for key in _TEXTS}
    return Category(
        id,
        sops=tuple(words["sops"]),
        joined_by=tuple(words.get("joined_by", ())),
        may_have_victim=words.get("victim", False),
        steps=tuple(map(_step, words.get("steps", ()))),
        **texts,
    )


def _step(words: dict[str, Any]) -> RequiredStep:
    return RequiredStep(
        words["id"], words["label"], SectionQuote.of(words), words.get("asks", "").strip()
    )


def quoted(categories: Categories) -> Iterator[SectionQuote]:
    """Yield the words of the shelf that ask for steps."""
    for category in categories.values():
        for step in category.steps:
            yield step.quote


def outdated(path: Path, categories: Categories, library: Library) -> Iterator[Fault]:
    """Yield a fault for each step whose section is gone, or no longer asks for it.

    The step stays: whoever wrote it decides. An SOP that the office goes without is hidden anyway.
    """
    own = [quote for quote in quoted(categories) if quote.sop_id in library]
    yield from quotes.misfits(path, own, library)
    yield from quotes.outdated(path, own, library)


def _complaints(data: Mapping[str, Any]) -> Iterator[Complaint]:
    for table in data.keys() - {"categories"}:
        yield f"[{table}", Message("[{table}] is no table here; known is: categories", table=table)
    entries = data.get("categories")
    if not isinstance(entries, dict) or not entries:
        yield "[categories", Message("there is no [categories.…] table")
        return
    labels: dict[Any, str] = {}
    for id, words in entries.items():
        where = f"[categories.{id}]"
        if not isinstance(words, dict):
            yield id, Message("{where} must be a table", where=where)
            continue
        yield from (
            (where, Message("{where} {message}", where=where, message=message))
            for message in _faults(id, words)
        )
        twin = labels.setdefault(str(words.get("label")), id)
        if twin != id:
            yield (
                where,
                Message(
                    "{where} has the same label as [categories.{twin}]", where=where, twin=twin
                ),
            )


def _faults(id: str, words: dict[str, Any]) -> Iterator[Message]:
    if not _ID.fullmatch(id):
        yield Message("needs an id of 1 to 20 small letters, digits and hyphens")
    for key in sorted(words.keys() - {*_TEXTS, *_LISTS, "victim", "steps"}):
        yield Message("has unknown '{key}'", key=key)
    for key in _TEXTS:
        if not isinstance(words.get(key), str) or not words[key].strip():
            yield Message("lacks '{key}', a text", key=key)
    for key, is_needed in _LISTS.items():
        if not _is_texts(words.get(key, None if is_needed else [])):
            yield Message("lacks '{key}', a list of texts", key=key)
    if not isinstance(words.get("victim", False), bool):
        yield Message("has a 'victim' that is neither true nor false")
    yield from _step_faults(words.get("steps", []))
    yield from _value_faults(words)


def _step_faults(steps: Any) -> Iterator[Message]:
    if not isinstance(steps, list) or len(steps) > _MOST_STEPS:
        yield Message("may have {most} [[steps]] at most", most=_MOST_STEPS)
        return
    for step in steps:
        if not isinstance(step, dict) or not _ID.fullmatch(str(step.get("id", ""))):
            yield Message("has a step that needs an id of 1 to 20 small letters, digits and -")
        elif not 0 < len(str(step.get("label", ""))) <= _LONGEST_LABEL or step.keys() - _STEP_KEYS:
            yield Message("has a step '{id}' with a wrong label or key", id=step["id"])
        elif not quotes.is_quote(step):
            yield Message("has a step '{id}': {wrong}", id=step["id"], wrong=quotes.WRONG)
    ids = [step.get("id") for step in steps if isinstance(step, dict)]
    if len(set(map(str, ids))) < len(ids):
        yield Message("names a step twice")


def _value_faults(words: dict[str, Any]) -> Iterator[Message]:
    for key, longest in (("label", _LONGEST_LABEL), ("hint", _LONGEST_HINT)):
        length = len(str(words.get(key, "")))
        if length > longest:
            yield Message(
                "has a {key} of {length} letters; at most {longest} fit",
                key=key,
                length=length,
                longest=longest,
            )
    if words.get("urgency", URGENCIES[0]) not in URGENCIES:
        yield Message(
            "has urgency '{urgency}'; known are: {known}",
            urgency=words["urgency"],
            known=", ".join(URGENCIES),
        )
    for role in words.get("joined_by") or ():
        if role not in ROLES:
            yield Message(
                "is joined by '{role}'; known are: {known}", role=role, known=", ".join(ROLES)
            )


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)
