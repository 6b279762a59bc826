"""A new office: what is asked before its first start, what is written, what is missing."""

from typing import Final

from office.noun import Histories, Noun
from office.setup import store
from office.setup.answers import (
    CLASSES,
    QUESTIONS,
    ZONES,
    OfficeAnswers,
    SetupQuestion,
    Wrong,
    WrongAnswer,
    read_file,
)
from office.setup.errors import AnswerChanged, NotReady, WrongPaper
from office.setup.files.folder import write_folder
from office.setup.files.unit_files import UnitPlaces, backup_times, unit_files
from office.setup.history import GivenAnswer, note_arranged
from office.setup.models import SetupEntry, SetupEvent
from office.setup.notices import UNREACHED, SetupNotice
from office.setup.paper import NOT_NOTED, PAPER, GivenPaper, PaperField, PaperFigures, read_paper
from office.setup.readiness import OfficeContent, OfficeFacts, StepState, readiness
from office.setup.records import RECORDS
from office.setup.service import MOST_BEFORE_READY, SEERS, OfficeReadiness, Setup
from office.setup.steps import (
    ASKED,
    LATER,
    OF_HEADS,
    ReadinessStep,
    StepAnswer,
    read_answer,
)

NOUN: Final = Noun(
    "setup",
    RECORDS,
    (PAPER,),
    # Its history is one chain for the whole office.
    histories=Histories(store.ids, store.entries, store.acted_in, lambda _: "setup"),
    unreached=UNREACHED,
)

__all__ = [
    "ASKED",
    "CLASSES",
    "LATER",
    "MOST_BEFORE_READY",
    "NOT_NOTED",
    "NOUN",
    "OF_HEADS",
    "PAPER",
    "QUESTIONS",
    "SEERS",
    "ZONES",
    "AnswerChanged",
    "GivenAnswer",
    "GivenPaper",
    "NotReady",
    "OfficeAnswers",
    "OfficeContent",
    "OfficeFacts",
    "OfficeReadiness",
    "PaperField",
    "PaperFigures",
    "ReadinessStep",
    "Setup",
    "SetupEntry",
    "SetupEvent",
    "SetupNotice",
    "SetupQuestion",
    "StepAnswer",
    "StepState",
    "UnitPlaces",
    "Wrong",
    "WrongAnswer",
    "WrongPaper",
    "backup_times",
    "note_arranged",
    "read_answer",
    "read_file",
    "read_paper",
    "readiness",
    "unit_files",
    "write_folder",
]
