"""`python -m tests.privacy.spellings FILE`: whether personal data of a file's texts can be read.

Without brackets all letters and digits from the first to the last digit of a text, and an address
with an @, count as secret.
"""

import re

from tests.office.privacy.judge import left_of, text_of
from tests.office.privacy.spellings import Piece, Spelling
from tests.privacy.scoring import main

_SECRET = re.compile(r"\S*@\S*|[0-9].*[0-9]", re.DOTALL)


def is_hidden(text: Spelling, read: str) -> bool:
    """Whether nothing secret can be read."""
    return left_of(_with_secret(text), read) == ""


def _with_secret(text: Spelling) -> Spelling:
    if any(piece.secret for piece in text):
        return text
    whole = text_of(text)
    found = _SECRET.search(whole)
    start, end = found.span() if found else (0, len(whole))
    return [Piece(whole[:start]), Piece(whole[start:end], secret=True), Piece(whole[end:])]


if __name__ == "__main__":
    main("spellings", __doc__, is_hidden)
