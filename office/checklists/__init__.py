"""Checklists: what an applicant must bring, ticked at the counter, gone after the day."""

from typing import Final

from office.checklists.errors import ChecklistGone, NothingToUndo
from office.checklists.models import Checklist, ChecklistMark, MarkState
from office.checklists.records import RECORDS
from office.checklists.service import Checklists, Ticked
from office.noun import Noun

NOUN: Final = Noun("checklists", RECORDS)

__all__ = [
    "NOUN",
    "Checklist",
    "ChecklistGone",
    "ChecklistMark",
    "Checklists",
    "MarkState",
    "NothingToUndo",
    "Ticked",
]
