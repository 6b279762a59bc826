"""The kinds of personal data that are found, and where one is in a text."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MASK = "•"


class Kind(StrEnum):
    """The kinds of personal data that are recognised by their shape, some beside a word."""

    EMAIL = "email"
    NIK = "nik"
    PHONE = "phone"
    PASSPORT = "passport"
    PERMIT = "permit"
    BPJS = "bpjs"
    LICENCE = "licence"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Span:
    """One finding: its first character, the one after its last, and its kind."""

    start: int
    end: int
    kind: Kind
    # Of a telephone number: it may be the office's own.
    digits: str = ""


def merged(kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    """Return the kinds without repetition, in the order in which they were found."""
    return tuple(dict.fromkeys(kinds))
