"""Texts in one plain spelling, with the way back to the original characters."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# Letters of other alphabets that look like those used as digits.
_ALIKE = {"О": "O", "о": "o", "Ο": "O", "ο": "o", "І": "I", "Ι": "I", "ӏ": "l", "Ӏ": "I"}
_DIGIT_ALIKE = frozenset("OoIl")
# Stands for an invisible character next to a digit. Elsewhere it is left out.
UNSEEN = "\u200b"
# Format characters such as the zero-width space, and marks such as the frame of a keycap.
_INVISIBLE = ("Cf", "Mn", "Me")
# Symbols that are read as a word. Others that mean several letters, such as \u2122, are signs.
_READ_AS_WORDS = frozenset("\u2116\u2121")
# The characters of which emoji are made, for a set in a regular expression.
EMOJI = "\u2190-\u2bff\u3030\u303d\U0001f000-\U0001faff"
_UNSEEN_IN_A_WORD = re.compile(rf"(?<![0-9{UNSEEN}{EMOJI}]){UNSEEN}+(?![0-9{UNSEEN}])")


# An x between digits is a sign: 1671x0152.
_TIMES = re.compile(r"(?<=[0-9OoIl])[xX](?=[0-9]|[OoIl]+(?:[0-9xX]|(?![^\W\d_])))")
_SIGN = "\u00d7"


@dataclass(frozen=True, slots=True)
class NormalText:
    """A text in plain spelling. `origins` has the original position of each character."""

    text: str
    origins: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the original text for a range of this one, which is not empty."""
        return self.origins[start], self.origins[end - 1] + 1


def normalise(text: str) -> NormalText:
    """Fold compatibility forms (NFKC), digits of all scripts, spaces, dashes, invisible signs."""
    if text.isascii():
        return NormalText(_without_times(text), range(len(text)))
    plain: list[str] = []
    origins: list[int] = []
    for at, character in enumerate(text):
        follows = at > 0 and text[at - 1].isalnum()
        for piece in _plain(character, follows=follows):
            plain.append(piece)
            origins.append(at)
    return _without_unseen(_without_times("".join(plain)), origins)


def _without_times(text: str) -> str:
    return _TIMES.sub(_SIGN, text) if "x" in text or "X" in text else text


def _without_unseen(text: str, origins: Sequence[int]) -> NormalText:
    """Join words that an invisible character interrupts."""
    if UNSEEN not in text:
        return NormalText(text, origins)
    left_out = {
        at for run in _UNSEEN_IN_A_WORD.finditer(text) for at in range(run.start(), run.end())
    }
    kept = [at for at in range(len(text)) if at not in left_out]
    return NormalText("".join(text[at] for at in kept), [origins[at] for at in kept])


@lru_cache(maxsize=4096)
def _plain(character: str, *, follows: bool) -> str:
    """Return the plain spelling of a character that follows a letter or digit, or does not."""
    plain = unicodedata.normalize("NFKC", character)
    if plain == character or not _is_symbol(character):
        return "".join(_folded(piece) for piece in plain)
    if not _has_letter(plain):
        return _folded(plain[0])  # One sign stays one: \u2057 is four of them.
    if character in _READ_AS_WORDS and not follows:
        return plain
    # \u24b8 may begin a passport number, and \u24c4 may be a digit.
    is_letter = plain.isascii() and len(plain) == 1 and (plain in _DIGIT_ALIKE or not follows)
    return plain if is_letter else character


def _is_symbol(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _has_letter(plain: str) -> bool:
    return any(piece.isalnum() for piece in plain)


def _folded(piece: str) -> str:
    category = unicodedata.category(piece)
    if category in _INVISIBLE:
        return UNSEEN
    if category[0] == "Z":
        return " "
    if category == "Pd":
        return "-"
    # Digits of any script, and ideographs from 〇 to 九.
    value = unicodedata.numeric(piece, None)
    if value is not None and value in range(10):
        return str(int(value))
    return _ALIKE.get(piece, piece)
