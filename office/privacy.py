"""Finds personal data in free text and masks it, so that it is never stored nor logged.

A mask keeps the length of what it hides: the offsets of Telegram's entities stay right.
UU 27/2022 counts these identifiers as personal data; the office needs none of them in a chat.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MASK = "•"


class Kind(StrEnum):
    """The kinds of personal data that are recognised by their shape alone."""

    EMAIL = "email"
    NIK = "nik"
    PHONE = "phone"
    PASSPORT = "passport"


# Order matters: an e-mail may hold digits, and sixteen digits may begin like a telephone number.
_SHAPES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    # Looks behind only so that a long word without an @ is read once, not from each of its letters.
    (Kind.EMAIL, re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    # 16 digits (NIK and the family-card number), also in groups, also stuck to a word.
    (Kind.NIK, re.compile(r"(?<!\d)\d(?:[ .\-]?\d){15}(?![ .\-]?\d)")),
    # Indonesian numbers begin with 08, 628 or +628; landlines with 0 and an area code are covered
    # when written with a separator, as in 0734-421234.
    (Kind.PHONE, re.compile(r"(?<!\d)(?:\+?62[ \-]?|0)8\d(?:[ .\-]?\d){6,11}(?!\d)")),
    (Kind.PHONE, re.compile(r"(?<![\w.])\(?0[2-7]\d{1,2}\)?[ \-]\d{3,4}[ \-]?\d{3,4}(?!\d)")),
    # One or two letters and six to eight digits: Indonesian passports and SPLP, and most others.
    # "Rp1000000" is an amount. With a space in between only one capital letter counts.
    (Kind.PASSPORT, re.compile(r"(?<![A-Za-z0-9/\-])(?![Rr][Pp])[A-Za-z]{1,2}\d{6,8}(?!\d)")),
    (Kind.PASSPORT, re.compile(r"(?<![A-Za-z0-9/\-])[A-Z][ \-]\d{6,7}(?!\d)")),
)


@dataclass(frozen=True)
class Masked:
    """A text with its personal data hidden, and the kinds that were found in it, in order."""

    text: str
    kinds: tuple[Kind, ...]


def mask(text: str) -> Masked:
    """Hide every identifier in the text behind dots of the same length."""
    kinds: list[Kind] = []
    for kind, shape in _SHAPES:

        def hide(found: re.Match[str], kind: Kind = kind) -> str:
            kinds.append(kind)
            return MASK * len(found.group())

        text = shape.sub(hide, text)
    return Masked(text, tuple(dict.fromkeys(kinds)))


def merged(kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    """The kinds without repetition, in the order they were first found."""
    return tuple(dict.fromkeys(kinds))
