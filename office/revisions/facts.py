"""What the office must know of the content to revise it: plain words in, plain words out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from typing import Protocol


def digest(text: str | None) -> str:
    """What tells one text from another; empty where there is none."""
    return "" if text is None else blake2b(text.encode(), digest_size=16).hexdigest()


@dataclass(frozen=True)
class Stamped:
    """A text with its number, version and dates set by rule."""

    text: str
    version: str


@dataclass(frozen=True)
class Publication:
    """How a text is published: after which one, from when on, beside which others."""

    # What it replaces; None where the file is new.
    before: str | None
    effective_from: date
    reviewed_at: date
    # The newest texts of all files by their paths, begun or not: their numbers are taken.
    others: Mapping[str, str] = field(default_factory=dict)
    # Whether a number that a new text brings stays its own where it is free.
    keeps_number: bool = False


class FileFacts(Protocol):
    """The content files, as far as revisions ask."""

    def written(self, path: str) -> str | None:
        """What stands in the file on the disk, if there is one."""

    def stamped(self, path: str, text: str, how: Publication) -> Stamped:
        """The text as it is published in the place of the one before."""

    def version(self, path: str, text: str) -> str:
        """The version that a text says it is; empty where it has none."""

    def faults_with(self, path: str, text: str, beside: Mapping[str, str]) -> Sequence[str]:
        """What would be wrong with that text beside the others. Reads everything: a moment."""

    def left_out(self) -> Mapping[str, str]:
        """The revisions that cannot be used with the files: their paths, and what is wrong."""

    def covered(self) -> Mapping[str, str]:
        """The revisions that stand over broken files: their paths, and what is wrong below."""

    def passage(self, path: str, heading: str, text: str) -> str:
        """The address of the section that was written; empty where that is more than one.

        Of a new SOP it is the first one.
        """


class NoFiles:
    """Stands in where no content is at hand: there are no files and nothing is stamped."""

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
