"""5S cards and quizzes: who gets which and when, what members know, and what trainers see."""

from office.training.catalogue import Catalogue, QuestionFacts, Schedule
from office.training.service import Training

__all__ = ["Catalogue", "QuestionFacts", "Schedule", "Training"]
