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
from office.setup.errors import AnswerChanged, NotReady
from office.setup.folder import write_folder
from office.setup.history import GivenAnswer, note_arranged
from office.setup.models import SetupEntry, SetupEvent
from office.setup.notices import UNREACHED, SetupNotice
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
from office.setup.unit_files import UnitPlaces, backup_times, unit_files

NOUN: Final = Noun(
    "setup",
    RECORDS,
    # Its history is one chain for the whole office.
    histories=Histories(store.ids, store.entries, store.acted_in, lambda _: "setup"),
    unreached=UNREACHED,
)

__all__ = [
    "ASKED",
    "CLASSES",
    "LATER",
    "MOST_BEFORE_READY",
    "NOUN",
    "OF_HEADS",
    "QUESTIONS",
    "SEERS",
    "ZONES",
    "AnswerChanged",
    "GivenAnswer",
    "NotReady",
    "OfficeAnswers",
    "OfficeContent",
    "OfficeFacts",
    "OfficeReadiness",
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
    "backup_times",
    "note_arranged",
    "read_answer",
    "read_file",
    "readiness",
    "unit_files",
    "write_folder",
]
