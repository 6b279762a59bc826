"""Signs: what officers noticed in interviews that became reports, counted by how these ended."""

from typing import Final

from office.noun import Noun
from office.signs.errors import NoProposal, SignsOfOthers, SignUnfit
from office.signs.figures import Ended, InterviewFigures, SignFigures, SignProposal
from office.signs.models import (
    DecisionOnSign,
    ProposalKind,
    ReportSign,
    SignCount,
    SignDecision,
)
from office.signs.records import RECORDS
from office.signs.rules.wilson import Interval, wilson
from office.signs.service import LearnedSigns

NOUN: Final = Noun("signs", RECORDS)

__all__ = [
    "NOUN",
    "DecisionOnSign",
    "Ended",
    "Interval",
    "InterviewFigures",
    "LearnedSigns",
    "NoProposal",
    "ProposalKind",
    "ReportSign",
    "SignCount",
    "SignDecision",
    "SignFigures",
    "SignProposal",
    "SignUnfit",
    "SignsOfOthers",
    "wilson",
]
