"""What training sends: the kinds of message for the outbox."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from office.outbox import Again, Consequence, Told


class TrainingNotice(StrEnum):
    """A card or a quiz for one member. The renderer reads it anew and finds the words."""

    CARD = "training_card"  # about: the CardDay; detail: how often it was put off
    QUIZ = "training_quiz"  # about: the QuizAttempt


UNREACHED: Final[Mapping[str, Consequence]] = {
    TrainingNotice.CARD: Consequence(Told.NOBODY, Again.NOTHING),
    TrainingNotice.QUIZ: Consequence(Told.NOBODY, Again.NOTHING),
}
"""What happens if a message of this kind does not arrive."""
