"""The sample letters to copy: one Markdown file each, with braces around what is to fill in."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from knowledge.reading import front_matter
from knowledge.reading.faults import BrokenKnowledge, Fault, Message, dangling
from knowledge.reading.footnotes import without_footnotes
from knowledge.reading.layers import Folder
from knowledge.reading.sops.library import Library
from knowledge.reading.sources import catalogue
from knowledge.reading.sources.catalogue import NONE, ShelfSources

STATES = ("contoh", "ditetapkan")
_TEXTS = ("id", "title", "purpose", "status")
_KEYS = {*_TEXTS, "sops", "sources"}
_DIGITS = re.compile(r"\d{8,}")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as officers copy it: its words, without what only the bot needs."""

    id: str
    title: str
    purpose: str
    status: str
    sops: tuple[str, ...]
    body: str
    documents: tuple[str, ...] = ()

    @property
    def is_sample(self) -> bool:
        """Whether the office has yet to confirm it."""
        return self.status == STATES[0]


Letters = Mapping[str, Letter]


def load(folder: Folder, documents: ShelfSources = NONE) -> Letters:
    """Read every letter of a folder. Raises BrokenKnowledge with all faults of all files."""
    faults: list[Fault] = []
    found: dict[str, Letter] = {}
    for path in sorted(folder.glob("*.md")):
        letter, own = _read(path, documents)
        faults += own
        if letter is not None:
            found[letter.id] = letter
    if faults:
        raise BrokenKnowledge(faults)
    return found


def misfits(folder: Folder, letters: Letters, library: Library) -> Iterator[Fault]:
    """Yield a fault for every SOP that a letter names and the library lacks."""
    for letter in letters.values():
        for sop_id in letter.sops:
            if sop_id not in library:
                message = Message("sops names '{sop_id}', which is the id of no SOP", sop_id=sop_id)
                yield dangling(folder / f"{letter.id}.md", 2, message, sop_id)


def shown(letters: Letters, has: Callable[[str], bool]) -> Letters:
    """Return the letters without the SOPs that the office lacks, and those with no other left out.

    A letter that names no SOP is always shown.
    """
    kept = ((letter, tuple(filter(has, letter.sops))) for letter in letters.values())
    return {
        letter.id: replace(letter, sops=sops) for letter, sops in kept if sops or not letter.sops
    }


def _read(path: Path, documents: ShelfSources) -> tuple[Letter | None, list[Fault]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    try:
        matter, end = front_matter.opened(lines)
    except front_matter.BadYaml as error:
        return None, [Fault(path, error.line, error.message)]
    faults = list(_faults(path, matter.values))
    listed = matter.values.get("sources")
    faults += [Fault(path, 1, message) for message in catalogue.unknown(listed, documents)]
    faults += [
        Fault(path, number, Message("a sample holds nobody's data: a long number stands here"))
        for number, line in enumerate(lines[end + 1 :], start=end + 2)
        if _DIGITS.search(line)
    ]
    if faults:
        return None, faults
    body = without_footnotes("\n".join(lines[end + 1 :])).strip()
    values = matter.values
    sops = tuple(map(str, values["sops"]))
    texts = {key: str(values[key]).strip() for key in _TEXTS}
    return Letter(**texts, sops=sops, body=body, documents=catalogue.ids_of(listed)), []


def _faults(path: Path, values: Mapping[Any, Any]) -> Iterator[Fault]:
    for _, message in front_matter.complaints(values, _KEYS, _TEXTS, path.stem):
        yield Fault(path, 1, message)
    if values.get("status") not in STATES:
        yield Fault(path, 1, Message("status must be one of: {known}", known=", ".join(STATES)))
    if not isinstance(values.get("sops"), list):
        yield Fault(path, 1, Message("'sops' must hold a list of SOP ids"))
