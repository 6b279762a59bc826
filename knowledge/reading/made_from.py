"""From which national texts an office made its own, and on which it confirmed what it did.

`made_from.toml` of the office holds a digest of each. After an upgrade of the program it shows what
has changed below the office's texts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from knowledge.reading import toml_file
from knowledge.reading.faults import BrokenKnowledge, Fault, Message
from knowledge.reading.layers import Layers
from knowledge.reading.sops import choice
from knowledge.reading.sops.choice import SopUse
from knowledge.reading.sops.confirming import confirmations
from knowledge.reading.sops.text.file import read_sop

FILE = "made_from.toml"
_FILES, _CONFIRMED = "files", "confirmed"
# Of these the office's adds to the national one and replaces nothing.
_ADDING = frozenset(
    {
        *("differing.toml", "headings.txt", "moved.toml", "reviewed.toml", "sources.toml"),
        *("vocabulary.toml", "wanted.toml", FILE),
    }
)
_QUESTIONS = "questions/"
_ABOVE = """\
# From which national texts the files of this folder were made, and on which texts was confirmed
# what stands in confirmed.toml. Written by `main.py sop export` and `main.py sop seen`.
"""


@dataclass(frozen=True)
class MadeFrom:
    """Digests of national texts: of files by path, of confirmed sections by `sop/Heading`."""

    files: Mapping[str, str] = field(default_factory=dict)
    confirmed: Mapping[str, str] = field(default_factory=dict)

    def text(self) -> str:
        lines = [_ABOVE]
        for table, digests in ((_FILES, self.files), (_CONFIRMED, self.confirmed)):
            lines += [f"[{table}]", *(f'"{key}" = "{digests[key]}"' for key in sorted(digests)), ""]
        return "\n".join(lines)


def digest(text: str) -> str:
    """Return a digest of a text. It is the one that revisions keep of their file."""
    return blake2b(text.encode(), digest_size=16).hexdigest()


def recorded(layers: Layers) -> MadeFrom:
    """Return what the office has recorded. Raises BrokenKnowledge if the file is not TOML."""
    path = layers.own(FILE)
    if layers.office is None or not path.exists():
        return MadeFrom()
    tables = toml_file.read(path).tables
    return MadeFrom(_digests(tables, _FILES), _digests(tables, _CONFIRMED))


def today(layers: Layers) -> MadeFrom:
    """Return the digests of the national texts below the office's, as they are now."""
    if layers.office is None:
        return MadeFrom()
    files = {
        path: digest(below)
        for path in _replacing(layers, layers.office)
        if (below := _read(layers.national / path)) is not None
    }
    sections = {
        f"{sop_id}/{heading}": digest(body)
        for sop_id, heading in confirmations.load(layers.own("confirmed.toml"))
        if (body := _section(layers, sop_id, heading)) is not None
    }
    return MadeFrom(files, sections)


def changes(layers: Layers) -> Iterator[Fault]:
    """Yield a warning for each national text that has changed below the office's, or is unknown."""
    try:
        known, now = recorded(layers), today(layers)
    except BrokenKnowledge as error:
        yield from error.faults
        return
    for path, found in now.files.items():
        if known.files.get(path) == found:
            continue
        if path in known.files:
            message = Message(
                "the national text has changed since this one was made from it: compare them, "
                "then `main.py sop seen {path}`",
                path=path,
            )
        else:
            message = Message(
                "nobody has recorded from which national text this one was made: "
                "`main.py sop seen {path}` takes today's",
                path=path,
            )
        yield Fault(layers.own(path), 1, message)
    for path in known.files.keys() - now.files.keys():
        if layers.own(path).exists():
            message = Message("the national text from which this one was made is gone")
            yield Fault(layers.own(path), 1, message)
    for place, found in now.confirmed.items():
        if place in known.confirmed and known.confirmed[place] != found:
            message = Message(
                "the national text of '{place}' has changed since it was confirmed: "
                "confirm it again, then `main.py sop seen {place}`",
                place=place,
            )
            yield Fault(layers.own("confirmed.toml"), 1, message)


def with_seen(layers: Layers, *names: str) -> MadeFrom:
    """Return the record with today's digests of these paths, SOPs or `sop/Heading`; of all without.

    What was never recorded of confirmed sections is recorded in any case: nobody can have seen
    another text of it.
    """
    known, now = recorded(layers), today(layers)

    def is_seen(key: str) -> bool:
        stem = Path(key).stem if key.endswith(".md") else key.partition("/")[0]
        return not names or key in names or stem in names

    files = {
        path: found if is_seen(path) else known.files[path]
        for path, found in now.files.items()
        if is_seen(path) or path in known.files
    }
    sections = {
        place: found if is_seen(place) else known.confirmed.get(place, found)
        for place, found in now.confirmed.items()
    }
    return MadeFrom(files, sections)


def _replacing(layers: Layers, office: Path) -> Iterator[str]:
    for file in sorted(
        (*office.glob("*.toml"), *office.glob("cases/*.toml"), *office.glob("*/*.md"))
    ):
        path = file.relative_to(office).as_posix()
        if path in _ADDING or path.startswith(_QUESTIONS):
            continue
        text = _read(file)
        if text is not None and choice.of(text) is SopUse.OWN:
            yield path


def _section(layers: Layers, sop_id: str, heading: str) -> str | None:
    """Return the body of a section in the national text, if that is what the office uses."""
    for room in ("sop", "issuers"):
        file = layers.file(f"{room}/{sop_id}.md")
        if file.exists() and layers.is_national(file):
            sop, _ = read_sop(file, file.read_bytes())
            found = (
                (section for section in sop.sections if section.heading == heading) if sop else ()
            )
            return next((section.body for section in found), None)
    return None


def _read(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _digests(tables: Mapping[str, Any], name: str) -> dict[str, str]:
    found = tables.get(name, {})
    return {key: str(value) for key, value in found.items()} if isinstance(found, dict) else {}
