"""The table [data_protection] of `office.toml`: what an office does more than the law asks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from knowledge.reading.faults import Message
from knowledge.reading.toml_file import Complaint

SWITCHES: Final[Mapping[str, tuple[str, str]]] = {
    "own_messages": ("tawarkan", "langsung"),
    "photos": ("boleh", "tolak"),
    "names": ("boleh", "samarkan"),
}
"""Each switch with its two values: what holds without it, and what is stricter."""


@dataclass(frozen=True)
class Protection:
    """The switches of an office."""

    deletes_own_messages: bool = False
    """Whether what officers should not have sent is deleted at once, or they are asked."""
    takes_files: bool = True
    """Whether reports may have photos and documents."""
    hides_names: bool = False
    """Whether a name after "a.n." is hidden in reports before it is stored."""


def protection(table: Mapping[str, Any]) -> Protection:
    """Build the switches from a table that has no faults."""
    strict = {key: table.get(key) == stricter for key, (_, stricter) in SWITCHES.items()}
    return Protection(strict["own_messages"], not strict["photos"], strict["names"])


def complaints(table: Any) -> Iterator[Complaint]:
    """Yield what is wrong with [data_protection]."""
    if not isinstance(table, dict):
        yield "data_protection", Message("[data_protection] must be a table")
        return
    for key in table.keys() - SWITCHES.keys():
        yield key, Message("[data_protection] has unknown '{key}'", key=key)
    for key, (loose, strict) in SWITCHES.items():
        if table.get(key, loose) not in (loose, strict):
            yield (
                key,
                Message(
                    "[data_protection] {key} must be '{loose}' or '{strict}'",
                    key=key,
                    loose=loose,
                    strict=strict,
                ),
            )
