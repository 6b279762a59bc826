"""What only the office itself knows: `facts.toml` asks for it, `confirmed.toml` has the answers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.reading import toml_file
from knowledge.reading.faults import Message
from knowledge.reading.office.directory import Directory
from knowledge.reading.sops.confirming.verdicts import LineStatement, Verdicts, digest_of, key_of

FILE = "facts.toml"
FACT = "fakta"
UNSET = "belum dikonfirmasi"
SERVICE_HOURS, ADDRESS, PHONE, UNIT_HOURS = "jam layanan", "alamat", "telepon", "jam unit"
_MARK = re.compile(rf"\{{{FACT}:\s*([^{{}}\n]+?)\s*\}}")
_TABLE, _UNIT, _EACH = "facts", "<unit>", "each"
_FIELD = "field"
_NEEDED, _KEYS = {"section", "ask"}, {"section", "ask", _EACH, _FIELD}


@dataclass(frozen=True, slots=True)
class OfficeFact:
    """One question to the office, with the section that does what it is about."""

    id: str
    section: str
    ask: str
    is_phone: bool = False
    """Whether its answer is a telephone number of the office, which is no secret."""

    @property
    def key(self) -> str:
        """Return the key of its answer. Another question needs another answer."""
        return key_of(FACT, self.id, digest_of(self.ask))


Facts = Mapping[str, OfficeFact]


def load(*paths: Path, office: Directory) -> Facts:
    """Read the questions of every layer; a later one replaces. Raises BrokenKnowledge."""
    found: dict[str, OfficeFact] = {}
    for path in paths:
        file = toml_file.read(path)
        table: dict[str, Any] = file.tables.get(_TABLE, {})
        file.refuse(
            (
                name,
                Message(
                    'a fact holds section = "…", ask = "…", maybe each = "unit", field = "telepon"'
                ),
            )
            for name, entry in table.items()
            if not _is_whole(entry)
        )
        for name, entry in table.items():
            found |= {fact.id: fact for fact in _of_entry(name, entry, office)}
    return found


def answers(facts: Facts, verdicts: Verdicts) -> Mapping[str, LineStatement]:
    """Return what the office has answered, by the facts' ids."""
    found = {id: verdicts.get(fact.key) for id, fact in facts.items()}
    return {id: verdict for id, verdict in found.items() if verdict is not None and verdict.says}


def phones(facts: Facts, verdicts: Verdicts) -> list[str]:
    """Return the telephone numbers that the office has answered."""
    found = answers(facts, verdicts)
    return [found[id].says for id, fact in facts.items() if fact.is_phone and id in found]


def named_in(text: str) -> list[str]:
    """Return the facts that a text names, in its order."""
    return [" ".join(name.lower().split()) for name in _MARK.findall(text)]


def replaced(text: str, says: Mapping[str, str]) -> str:
    """Return the text with these answers in place of the facts that it names."""
    return _MARK.sub(lambda mark: says.get(" ".join(mark[1].lower().split()), mark[0]), text)


def _of_entry(name: str, entry: Mapping[str, str], office: Directory) -> Iterator[OfficeFact]:
    is_phone = entry.get(_FIELD) == PHONE
    if _EACH not in entry:
        yield OfficeFact(name, entry["section"], entry["ask"], is_phone)
        return
    for unit in office.units.values():
        ask = entry["ask"].replace(_UNIT, unit.name)
        yield OfficeFact(f"{name} {unit.id}", entry["section"], ask, is_phone)


def _is_whole(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and _NEEDED <= entry.keys() <= _KEYS
        and all(isinstance(value, str) for value in entry.values())
        and entry.get(_EACH, "unit") == "unit"
        and entry.get(_FIELD, PHONE) == PHONE
    )
