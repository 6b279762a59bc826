"""Texts in one plain spelling, with the way back to the original characters."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# Letters of other alphabets that look like those used as digits.
_ALIKE = {"О": "O", "о": "o", "Ο": "O", "ο": "o", "І": "I", "Ι": "I", "ӏ": "l", "Ӏ": "I"}
# Stands for an invisible character next to a digit. Elsewhere it is left out.
UNSEEN = "\u200b"
# Format characters such as the zero-width space, and marks such as the frame of a keycap.
_INVISIBLE = ("Cf", "Mn", "Me")


_UNSEEN_IN_A_WORD = re.compile(rf"(?<![0-9{UNSEEN}]){UNSEEN}+(?![0-9{UNSEEN}])")


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
        return NormalText(text, range(len(text)))
    plain: list[str] = []
    origins: list[int] = []
    for at, character in enumerate(text):
        for piece in _plain(character):
            plain.append(piece)
            origins.append(at)
    return _without_unseen("".join(plain), origins)


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
def _plain(character: str) -> str:
    return "".join(_folded(piece) for piece in unicodedata.normalize("NFKC", character))


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
