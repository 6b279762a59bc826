"""What the shelf tells the office, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b


def digest(text: str | None) -> str:
    """Return a fingerprint of a text; empty if there is none."""
    return "" if text is None else blake2b(text.encode(), digest_size=16).hexdigest()


@dataclass(frozen=True)
class SectionText:
    """A section as it is today."""

    address: str
    sop_id: str
    name: str
    owner: str
    lines: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True)
class ItemFacts:
    """A training card or a quiz question: its section, and a fingerprint of its wording."""

    passage: str
    fingerprint: str


@dataclass(frozen=True)
class UnreadCase:
    """A case that quotes lines which have changed since its owner read them, or are gone."""

    id: str
    path: str
    owner: str
    # What its lines say today, as a digest.
    mark: str


@dataclass(frozen=True)
class Stamped:
    """A text whose number, version and dates are set by rule."""

    text: str
    version: str


@dataclass(frozen=True)
class Publication:
    """How a text is published: after which text, from which day, and beside which others."""

    # The text that it replaces. None if the file is new.
    before: str | None
    effective_from: date
    reviewed_at: date
    # The newest texts of all files by path, begun or not: their numbers are taken.
    others: Mapping[str, str] = field(default_factory=dict)
    # Whether a new text keeps the number it brings, if that number is free.
    keeps_number: bool = False


@dataclass(frozen=True)
class LineRecord:
    """What a post has said of a line, as it is written into the file."""

    said: str
    by: str
    on: date
    line: str
    # The answer to what the line only asks, or the source of what it states.
    says: str = ""
    source: str = ""
    side: int = 0


@dataclass(frozen=True)
class PartAge:
    """Sections of an SOP that must be confirmed by a day."""

    kind: str
    due_on: date
    reviewed_on: date
    slugs: tuple[str, ...]


@dataclass(frozen=True)
class SopAge:
    """An SOP of a section of the office, and its parts, the one that is due first in front."""

    sop_id: str
    path: str
    owner: str
    parts: tuple[PartAge, ...]


@dataclass(frozen=True)
class RestingText:
    """A letter or an interview that rests on a document, with the lines that say so."""

    path: str
    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class RestingSection:
    """A section with lines that rest on a document that has changed."""

    sop_id: str
    slug: str
    heading: str
    owner: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class KnownSign:
    """A sign of an interview. Its words are those that officers read."""

    id: str
    interview: str
    question: str
    words: str
    # The same as its file says it: with the variables of the national shelf.
    written: tuple[str, str] = ("", "")
    # The interviews that do not name it and have room for it.
    lacking: tuple[str, ...] = ()
    # Whether nobody may propose it, whatever the figures say.
    is_barred: bool = False
