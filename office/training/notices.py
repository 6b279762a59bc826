"""What training sends: the kinds of message that it puts into the outbox."""

from enum import StrEnum


class TrainingNotice(StrEnum):
    """A card or a quiz for one member; the sender reads it again and finds the words."""

    CARD = "training_card"  # about: the CardDay; detail: how often it was put off
    QUIZ = "training_quiz"  # about: the QuizAttempt
