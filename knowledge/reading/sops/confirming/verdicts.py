"""What the office has said of single lines: the table `[lines]` of `confirmed.toml`.

It is written from answers given in chat, and can be read and changed by hand.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from typing import Any

from knowledge.reading import toml_file
from knowledge.reading.faults import Message
from knowledge.reading.footnotes import without_footnotes
from knowledge.reading.sops.moved_sections import Moved, place_of

TABLE = "lines"
_DIGEST_BYTES = 6
_TABLE = re.compile(r"(?ms)^\[lines\][^\n]*\n.*?(?=^\[|\Z)")
_KINDS = {"is": str, "by": str, "on": date, "line": str}
_OPTIONAL = {"says": str, "with": str, "side": int}
_TYPES = {**_KINDS, **_OPTIONAL}
_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"


class VerdictKind(StrEnum):
    """What was said of a line."""

    TRUE = "benar"
    NOT_HERE = "tidak-berlaku"
    UNKNOWN = "tidak-tahu"
    CHOSEN = "dipilih"


@dataclass(frozen=True, slots=True)
class LineStatement:
    """What a post said of a line, when, and with what."""

    said: VerdictKind
    by: str
    on: date
    line: str
    says: str = ""
    document: str = ""
    side: int = 0

    @property
    def told(self) -> str:
        """Return who confirmed it and when, as a source says it. It names no person."""
        day = f"{self.on.day} {_MONTHS.split()[self.on.month - 1]} {self.on.year}"
        told = f"dikonfirmasi {self.by}, {day}"
        return f"{told}: {self.document}" if self.document else told


Verdicts = Mapping[str, LineStatement]
"""By the keys of their lines."""


def key_of(sop_id: str, heading: str, digest: str) -> str:
    """Return the key under which a line is confirmed."""
    return f"{sop_id}/{heading}#{digest}"


def digest_of(block: str) -> str:
    """Return a fingerprint of the words of a block as written: other words are another line."""
    return short(" ".join(without_footnotes(block).split()))


def short(text: str) -> str:
    """Return a short fingerprint of a text."""
    return blake2b(text.encode(), digest_size=_DIGEST_BYTES).hexdigest()


def load(path: Path) -> Verdicts:
    """Read the table. Without the file nothing was said of any line. Raises BrokenKnowledge."""
    if not path.exists():
        return {}
    file = toml_file.read(path)
    table: dict[str, Any] = file.tables.get(TABLE, {})
    file.refuse(
        (
            key,
            Message('holds {{ is = "benar", by = "…", on = 2026-12-01, line = "…" }}'),
        )
        for key, entry in table.items()
        if not _is_whole(entry)
    )
    return _of_table(table)


def of_text(text: str) -> Verdicts:
    """Return what a text of `confirmed.toml` says of lines, which was read without faults."""
    return _of_table(toml_file.tables_of(text).get(TABLE, {}))


def written(text: str, changes: Mapping[str, LineStatement | None]) -> str:
    """Return the text of the file with these lines confirmed anew; None removes one."""
    found = {**of_text(text), **changes}
    lines = [f"{_quoted(key)} = {_entry(it)}" for key, it in sorted(found.items()) if it]
    rest = _TABLE.sub("", text).rstrip("\n")
    return f"{rest}\n\n[{TABLE}]\n" + "".join(f"{line}\n" for line in lines)


def followed(verdicts: Verdicts, moved: Moved | None) -> Verdicts:
    """Return them where their sections stand today."""
    if moved is None:
        return verdicts
    return {new: it for key, it in verdicts.items() for new in _now(key, moved)}


def _now(key: str, moved: Moved) -> Iterator[str]:
    place, _, digest = key.rpartition("#")
    # Of a section that was split, the line stands in one of its parts.
    for sop_id, heading in moved.now(place_of(place)):
        yield key_of(sop_id, heading, digest)


def _of_table(table: Mapping[str, Any]) -> Verdicts:
    return {
        key: LineStatement(
            VerdictKind(entry["is"]),
            entry["by"],
            entry["on"],
            entry["line"],
            entry.get("says", ""),
            entry.get("with", ""),
            entry.get("side", 0),
        )
        for key, entry in table.items()
    }


def _is_whole(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and _KINDS.keys() <= entry.keys() <= {*_KINDS, *_OPTIONAL}
        and all(isinstance(entry[key], _TYPES[key]) for key in entry)
        and entry["is"] in {*VerdictKind}
    )


def _entry(verdict: LineStatement) -> str:
    parts = [f"is = {_quoted(verdict.said)}", f"by = {_quoted(verdict.by)}"]
    parts.append(f"on = {verdict.on.isoformat()}")
    if verdict.says:
        parts.append(f"says = {_quoted(verdict.says)}")
    if verdict.document:
        parts.append(f"with = {_quoted(verdict.document)}")
    if verdict.side:
        parts.append(f"side = {verdict.side}")
    return f"{{ {', '.join([*parts, f'line = {_quoted(verdict.line)}'])} }}"


def _quoted(text: str) -> str:
    # A JSON string is a basic string of TOML, but for DEL, which no line of text has.
    return json.dumps(text, ensure_ascii=False)
