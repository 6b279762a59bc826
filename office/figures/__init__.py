"""What heads see: counts of a period, as far as a viewer's posts reach; never of one person."""

from typing import Final

from office.figures import values
from office.figures.notices import UNREACHED, FiguresNotice
from office.figures.outcomes.shared import BAND, CellKind, SharedCell, SharedMonth
from office.figures.outcomes.values import (
    CasePace,
    ConfirmedSigns,
    InterviewsHeld,
    OutcomeFigures,
)
from office.figures.pilot.models import Completeness
from office.figures.pilot.rules import WEEKS
from office.figures.pilot.service import SampledAnswer
from office.figures.records import RECORDS
from office.figures.service import OfficeFigures
from office.figures.values import Picture
from office.noun import Noun

NOUN: Final = Noun("figures", RECORDS, unreached=UNREACHED)

__all__ = [
    "BAND",
    "NOUN",
    "WEEKS",
    "CasePace",
    "CellKind",
    "Completeness",
    "ConfirmedSigns",
    "FiguresNotice",
    "InterviewsHeld",
    "OfficeFigures",
    "OutcomeFigures",
    "Picture",
    "SampledAnswer",
    "SharedCell",
    "SharedMonth",
    "values",
]
