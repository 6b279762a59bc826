"""What the office arranges in chat: hours, sections, tiers and numbers, decided by a second one."""

from typing import Final

from office.arrangements.errors import (
    CannotGoBack,
    NotByChat,
    NotYoursToPropose,
    PartUnknown,
    SectionInUse,
)
from office.arrangements.form import ARRANGING, ArrangingAnswers, ArrangingStep
from office.arrangements.notices import UNREACHED, ArrangementNotice
from office.arrangements.proposing import PartProposal, PartProposals
from office.arrangements.service import Arrangements
from office.noun import Noun
from office.records import Records

NOUN: Final = Noun("arrangements", Records(tables=()), (ARRANGING,), unreached=UNREACHED)

__all__ = [
    "ARRANGING",
    "NOUN",
    "ArrangementNotice",
    "Arrangements",
    "ArrangingAnswers",
    "ArrangingStep",
    "CannotGoBack",
    "NotByChat",
    "NotYoursToPropose",
    "PartProposal",
    "PartProposals",
    "PartUnknown",
    "SectionInUse",
]
