"""5S cards and quizzes: who gets which and when, what members know, and what trainers see."""

from typing import Final

from office.noun import Noun
from office.training.catalogue import Catalogue, QuestionFacts, Schedule
from office.training.records import RECORDS
from office.training.scheduling.form import SCHEDULE
from office.training.service import Training

NOUN: Final = Noun("training", RECORDS, (SCHEDULE,))

__all__ = ["NOUN", "Catalogue", "QuestionFacts", "Schedule", "Training"]
