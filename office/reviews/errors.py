"""What is refused about reviews, as data."""

from office.errors import Refusal


class ReviewUnknown(Refusal):
    """There is no such review, or it is not this member's."""


class ReviewOver(Refusal):
    """Somebody has already decided it, or it is moot."""


class TooLateToUndo(Refusal):
    """What was confirmed has been confirmed or changed again since."""


class NoSuchBasis(Refusal):
    """No document of the shelf is called so. `said` is what was typed."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said
