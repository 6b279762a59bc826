"""`python -m tests.privacy.lookalikes FILE`: whether texts without personal data stay so."""

from tests.office.privacy.judge import text_of
from tests.office.privacy.spellings import Spelling
from tests.privacy.scoring import main


def is_untouched(text: Spelling, read: str) -> bool:
    """Whether it reads as it was written."""
    return read == text_of(text)


if __name__ == "__main__":
    main("lookalikes", __doc__, is_untouched)
