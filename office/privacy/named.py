"""Finds names by the words before them: "a.n. Siti Aminah". A guess, so people are asked first.

The rules of `mask` need no asking: they find numbers by their shape alone.
"""

import re

from office.privacy.kinds import MASK

_MOST_WORDS = 4
_MARK = re.compile(r"(?<!\w)(?:a\.\s?n\.?|a/n\.?|an\.|atas\s+nama)\s*[:=]?\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
# What follows a name, or stands in place of one.
_OTHER_WORDS = """
    adalah anak anaknya beda beliau belum berbeda bersama cv dan dari dengan di dia diri hilang ia
    ibu ibunya ini istri itu juga kantor karena ke keluarga kk ktp lain memakai mengaku orang paspor
    pemilik pemohon perusahaan pt saya sendiri suami sudah tapi tersebut tetapi tidak tsb untuk yang
    yg
"""
_NO_NAME = frozenset(_OTHER_WORDS.split())


def named_in(text: str) -> tuple[str, ...]:
    """Return the names that stand after "a.n.", "an." or "atas nama"."""
    return tuple(text[start:end] for start, end in _places(text))


def without_names(text: str) -> str:
    """Return the text with these names hidden."""
    for start, end in reversed(_places(text)):
        text = f"{text[:start]}{MASK * (end - start)}{text[end:]}"
    return text


def _places(text: str) -> list[tuple[int, int]]:
    found = []
    for mark in _MARK.finditer(text):
        end = _end_of_name(text, mark.end())
        if end > mark.end():
            found.append((mark.end(), end))
    return found


def _end_of_name(text: str, start: int) -> int:
    """Return where a name that begins there ends: at the first word that is none."""
    end, at = start, start
    first = _WORD.match(text, start)
    is_capital = first is not None and first[0][0].isupper()
    # In lower case nothing tells where a name ends: two words are a guess that can be read.
    for _ in range(_MOST_WORDS if is_capital else 2):
        word = _WORD.match(text, at)
        if word is None or word[0].lower().strip(".") in _NO_NAME:
            break
        if is_capital and not word[0][0].isupper():
            break
        end = word.end() - (1 if word[0].endswith(".") and len(word[0]) > 3 else 0)
        if end < word.end():
            break
        gap = re.compile(r"[ \t]+").match(text, end)
        if gap is None:
            break
        at = gap.end()
    return end
