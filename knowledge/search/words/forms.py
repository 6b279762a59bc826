"""The plainer forms of a word that nobody knows: how chat and Palembang bend words.

"tanpo" is "tanpa", "ngebap" is about a "bap", "terambek" about "ambek".
"""

from collections.abc import Iterator

# What stands before a word, and how many letters must be left.
_AHEAD = {"nge": 3, "ter": 3, "te": 4, "ke": 4, "di": 4}
# What a word ends with, and what that is in Indonesian.
_BEHIND = {"ke": "kan", "o": "a", "in": ""}
_LEFT = 3


def plainer(word: str) -> Iterator[str]:
    """Yield the words that a word may be a form of, the likeliest first."""
    for ending, plain in _BEHIND.items():
        if word.endswith(ending) and len(word) - len(ending) >= _LEFT:
            yield word.removesuffix(ending) + plain
    for start, left in _AHEAD.items():
        if word.startswith(start) and len(word) - len(start) >= left:
            yield word.removeprefix(start)
