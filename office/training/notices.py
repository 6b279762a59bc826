"""What training sends: the kinds of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class TrainingNotice(StrEnum):
    """A card or a quiz for one member. The renderer reads it anew and finds the words."""

    CARD = "training_card"  # about: the CardDay; detail: how often it was put off
    QUIZ = "training_quiz"  # about: the QuizAttempt


UNREACHED: Consequences = {
    TrainingNotice.CARD: Consequence(Told.NOBODY, Again.NOTHING),
    TrainingNotice.QUIZ: Consequence(Told.NOBODY, Again.NOTHING),
}
