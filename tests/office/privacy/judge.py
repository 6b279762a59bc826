"""Tells what of a secret is still readable in a masked message."""

from collections.abc import Iterator

from office.privacy import mask
from tests.office.privacy.spellings import Spelling


def text_of(message: Spelling) -> str:
    """The message as it is sent."""
    return "".join(piece.text for piece in message)


def readable(message: Spelling) -> str:
    """The secret letters and digits that are not masked, in order."""
    return left_of(message, mask(text_of(message)).text)


def left_of(message: Spelling, masked: str) -> str:
    """The same for a message that was masked elsewhere."""
    before, after = _units(text_of(message)), _units(masked)
    assert len(before) == len(after)
    left, at = "", 0
    for character, is_secret in _characters(message):
        width = len(_units(character))
        if is_secret and character.isalnum() and before[at : at + width] == after[at : at + width]:
            left += character
        at += width
    return left


def _characters(message: Spelling) -> Iterator[tuple[str, bool]]:
    for piece in message:
        for character in piece.text:
            yield character, piece.secret


def _units(text: str) -> list[bytes]:
    """UTF-16 code units, in which Telegram counts."""
    coded = text.encode("utf-16-le", "surrogatepass")
    return [coded[at : at + 2] for at in range(0, len(coded), 2)]
