"""5S cards and quizzes: who gets which and when, what members know, and what trainers see."""

from typing import Final

from office.noun import Noun
from office.training import errors
from office.training.cards import Taken
from office.training.catalogue import SOP_THEME, Catalogue, QuestionFacts, Schedule, ShelfCatalogue
from office.training.errors import (
    AlreadySnoozed,
    CardIsClosed,
    CardIsHeld,
    CardUnknown,
    NoTraining,
    NoTrainingDay,
    OutsideWorkingHours,
    QuizUnknown,
)
from office.training.models import CardDay, CardState
from office.training.notices import UNREACHED, TrainingNotice
from office.training.quizzes import Answered
from office.training.records import RECORDS
from office.training.results import SHOWN_DAYS, ItemTally, OwnResults, ResultsOverview, Tallies
from office.training.rules.leitner import DAYS, LAST
from office.training.scheduling.form import (
    OFFICE,
    SCHEDULE,
    PlanAnswers,
    PlanForm,
    ScheduleStep,
    read_time,
)
from office.training.scheduling.schedules import ScheduleInForce
from office.training.service import Training
from office.training.stores.store import held_items, hold_item, release_items

NOUN: Final = Noun("training", RECORDS, (SCHEDULE,), unreached=UNREACHED)

__all__ = [
    "DAYS",
    "LAST",
    "NOUN",
    "OFFICE",
    "SCHEDULE",
    "SHOWN_DAYS",
    "SOP_THEME",
    "AlreadySnoozed",
    "Answered",
    "CardDay",
    "CardIsClosed",
    "CardIsHeld",
    "CardState",
    "CardUnknown",
    "Catalogue",
    "ItemTally",
    "NoTraining",
    "NoTrainingDay",
    "OutsideWorkingHours",
    "OwnResults",
    "PlanAnswers",
    "PlanForm",
    "QuestionFacts",
    "QuizUnknown",
    "ResultsOverview",
    "Schedule",
    "ScheduleInForce",
    "ScheduleStep",
    "ShelfCatalogue",
    "Taken",
    "Tallies",
    "Training",
    "TrainingNotice",
    "errors",
    "held_items",
    "hold_item",
    "read_time",
    "release_items",
]
