"""What was asked, what was answered, and how officers rated it."""

from office.questions.models import Asked, Dislike, Question
from office.questions.service import QuestionOutcome, Questions

__all__ = ["Asked", "Dislike", "Question", "QuestionOutcome", "Questions"]
