"""Why a document cannot become a draft."""

from enum import StrEnum


class Obstacle(StrEnum):
    """What prevents the conversion. `bot/texts/drafts.py` has a sentence for each."""

    TOO_LARGE = "too_large"
    BOMB = "bomb"  # small outside, huge inside
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"  # pages are pictures: there is no text
    MACROS = "macros"
    DAMAGED = "damaged"
    UNKNOWN_KIND = "unknown_kind"
    TOO_MUCH_TEXT = "too_much_text"  # more characters than any content file has
    TOO_LONG = "too_long"  # more pages or lines than one SOP has
    TOO_SLOW = "too_slow"  # it was stopped: time or memory
    TOO_DEEP = "too_deep"
    EMPTY = "empty"


class Unconvertible(Exception):
    """A document that cannot become a draft. Nothing of it is stored."""

    def __init__(self, reason: Obstacle) -> None:
        super().__init__(reason.value)
        self.reason = reason
