"""A new office: what is asked before its first start, and the files that are written of it."""

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
from office.setup.unit_files import UnitPlaces, unit_files

__all__ = [
    "CLASSES",
    "QUESTIONS",
    "ZONES",
    "OfficeAnswers",
    "SetupQuestion",
    "UnitPlaces",
    "Wrong",
    "WrongAnswer",
    "read_file",
    "unit_files",
    "write_folder",
]
