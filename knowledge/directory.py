"""The office's sections and units, read from `office.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.faults import BrokenKnowledge, Fault


@dataclass(frozen=True)
class OfficeSection:
    """A section of the office: its full name, the short one, and the post that leads it."""

    id: str
    name: str
    short: str
    head: str


@dataclass(frozen=True)
class Unit:
    """A place where officers work: the office itself or one of its UKK."""

    id: str
    name: str


@dataclass(frozen=True)
class Directory:
    """The office as its own staff would describe it."""

    name: str
    sections: Mapping[str, OfficeSection]
    units: Mapping[str, Unit]


def load(path: Path) -> Directory:
    """Read the office's directory.

    Raises:
        BrokenKnowledge: with every fault of the file.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BrokenKnowledge([Fault(path, 1, "the file is missing")]) from None
    except tomllib.TOMLDecodeError as error:
        raise BrokenKnowledge([Fault(path, 1, f"not valid TOML: {error}")]) from None
    faults = [Fault(path, 1, message) for message in _complaints(data)]
    if faults:
        raise BrokenKnowledge(faults)
    return Directory(
        name=data["name"],
        sections={id: OfficeSection(id, **words) for id, words in data["sections"].items()},
        units={id: Unit(id, **words) for id, words in data["units"].items()},
    )


def _complaints(data: Mapping[str, Any]) -> list[str]:
    found = [] if isinstance(data.get("name"), str) else ["'name' of the office is missing"]
    for table, keys in (("sections", {"name", "short", "head"}), ("units", {"name"})):
        entries = data.get(table)
        if not entries:
            found.append(f"there is no [{table}.…] table")
            continue
        for id, words in entries.items():
            found += [f"[{table}.{id}] lacks '{key}'" for key in sorted(keys - words.keys())]
            found += [f"[{table}.{id}] has unknown '{key}'" for key in sorted(words.keys() - keys)]
    return found
