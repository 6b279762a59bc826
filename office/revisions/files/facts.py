"""What the office must know of the content to revise it: plain words in, plain words out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from typing import Protocol


def digest(text: str | None) -> str:
    """Return a fingerprint of a text; empty if there is none."""
    return "" if text is None else blake2b(text.encode(), digest_size=16).hexdigest()


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


class FileFacts(Protocol):
    """The content files, as far as revisions need to know them."""

    def written(self, path: str) -> str | None:
        """Return the text of the file on the disk, or None if there is no such file."""

    def stamped(self, path: str, text: str, how: Publication) -> Stamped:
        """Return the text as it is published: with its number, version and dates."""

    def version(self, path: str, text: str) -> str:
        """Return the version that a text names; empty if it names none."""

    def faults_with(self, path: str, text: str, beside: Mapping[str, str]) -> Sequence[str]:
        """Return what is wrong with that text beside the others. Reads all: takes a moment."""

    def left_out(self) -> Mapping[str, str]:
        """Return the revisions that cannot be used with the files: path → what is wrong."""

    def covered(self) -> Mapping[str, str]:
        """Return the revisions over broken files: path → what is wrong with the file."""

    def passage(self, path: str, heading: str, text: str) -> str:
        """Return the address of the section that was written; empty if that is more than one.

        For a new SOP it is that of the first section.
        """


class NoFiles:
    """Used where there is no content: there are no files, and nothing is stamped."""

    def written(self, _path: str) -> str | None:
        return None

    def stamped(self, _path: str, text: str, _how: Publication) -> Stamped:
        return Stamped(text, "")

    def version(self, _path: str, _text: str) -> str:
        return ""

    def faults_with(self, _path: str, _text: str, _beside: Mapping[str, str]) -> Sequence[str]:
        return ()

    def left_out(self) -> Mapping[str, str]:
        return {}

    def covered(self) -> Mapping[str, str]:
        return {}

    def passage(self, _path: str, _heading: str, _text: str) -> str:
        return ""
