"""Numbers from 0 to 99 as people say them in Indonesian: digit by digit, or two at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_DIGITS = {
    "nol": "0",
    "kosong": "0",
    "satu": "1",
    "dua": "2",
    "tiga": "3",
    "empat": "4",
    "ampat": "4",
    "lima": "5",
    "enam": "6",
    "anam": "6",
    "tujuh": "7",
    "tuju": "7",
    "delapan": "8",
    "lapan": "8",
    "sembilan": "9",
}
_WHOLE = {"sepuluh": "10", "sebelas": "11"}
# "satuenamtujuh": longer words first, or "lapan" would be found in "delapan".
_GLUED = re.compile("|".join(sorted(_DIGITS, key=len, reverse=True)))
# "dobel nol" is 00.
_TIMES = {"dobel": 2, "dobol": 2, "double": 2, "tripel": 3, "triple": 3}
_LONGEST_GAP = 3


@dataclass(frozen=True, slots=True)
class Number:
    """One or two digits that were said, and where."""

    digits: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Said:
    """What some tokens say, and how many tokens these are."""

    numbers: tuple[Number, ...]
    tokens: int


def read(text: str, tokens: Sequence[re.Match[str]], at: int) -> Said | None:
    """Return the number that begins at a token, or None."""
    first = _word(tokens, at)
    start = tokens[at].start()
    if first in _WHOLE:
        return _one(_WHOLE[first], start, tokens[at].end(), 1)
    if first in _TIMES:
        return _repeated(text, tokens, at)
    if first not in _DIGITS:
        return _glued(tokens[at])
    if text.startswith("2", tokens[at].end()):
        return None  # "dua2nya": a word said twice
    digit = _DIGITS[first]
    unit = _word(tokens, at + 1) if _are_near(text, tokens, at) else ""
    if unit == "belas":
        return _one(f"1{digit}", start, tokens[at + 1].end(), 2)
    if unit == "puluh":
        if not _are_near(text, tokens, at + 1) or not _is_last_digit(text, tokens, at + 2):
            return _one(f"{digit}0", start, tokens[at + 1].end(), 2)
        last = _DIGITS[_word(tokens, at + 2)]
        return _one(f"{digit}{last}", start, tokens[at + 2].end(), 3)
    return _one(digit, start, tokens[at].end(), 1)


def _repeated(text: str, tokens: Sequence[re.Match[str]], at: int) -> Said | None:
    """Return the digit after "dobel" or "tripel", as often as that says."""
    said = _word(tokens, at + 1)
    digit = _DIGITS.get(said, said)
    if len(digit) != 1 or digit not in "0123456789" or not _are_near(text, tokens, at):
        return None
    times = _TIMES[_word(tokens, at)]
    return _one(digit * times, tokens[at].start(), tokens[at + 1].end(), 2)


def _one(digits: str, start: int, end: int, tokens: int) -> Said:
    return Said((Number(digits, start, end),), tokens)


def _word(tokens: Sequence[re.Match[str]], at: int) -> str:
    return tokens[at][0].lower() if at < len(tokens) else ""


def _are_near(text: str, tokens: Sequence[re.Match[str]], at: int) -> bool:
    """Whether hardly anything is between this token and the next."""
    if at + 1 >= len(tokens):
        return False
    return tokens[at + 1].start() - tokens[at].end() <= _LONGEST_GAP


def _is_last_digit(text: str, tokens: Sequence[re.Match[str]], at: int) -> bool:
    """Whether the word ends a pair: in "tujuh puluh tiga belas" the "tiga" begins the next one."""
    if _word(tokens, at) not in _DIGITS or _DIGITS[_word(tokens, at)] == "0":
        return False
    return not (_are_near(text, tokens, at) and _word(tokens, at + 1) in ("belas", "puluh"))


def _glued(token: re.Match[str]) -> Said | None:
    word = token[0].lower()
    if not _GLUED.match(word):
        return None
    found = list(_GLUED.finditer(word))
    if len(found) < 2 or sum(len(match[0]) for match in found) < len(word):
        return None
    base = token.start()
    return Said(
        tuple(
            Number(_DIGITS[match[0]], base + match.start(), base + match.end()) for match in found
        ),
        1,
    )
