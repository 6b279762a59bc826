"""A new office: what is asked before its first start, what is written, what is missing."""

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
from office.setup.folder import write_folder
from office.setup.readiness import ReadinessStep, StepState, readiness
from office.setup.unit_files import UnitPlaces, unit_files

__all__ = [
    "CLASSES",
    "QUESTIONS",
    "ZONES",
    "OfficeAnswers",
    "ReadinessStep",
    "SetupQuestion",
    "StepState",
    "UnitPlaces",
    "Wrong",
    "WrongAnswer",
    "read_file",
    "readiness",
    "unit_files",
    "write_folder",
]
