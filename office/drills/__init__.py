"""Drills: a told case goes to an officer, and through the real tiers, without being real."""

from typing import Final

from office.drills.errors import (
    AnnouncedFirst,
    DrillIsOpen,
    DrillOver,
    DrillTooSoon,
    DrillUnknown,
    MayNotDrill,
    UrgentFirst,
)
from office.drills.feedback import DrillPoint, Feedback, PointKind, Times
from office.drills.models import Drill, DrillEnd, DrillState
from office.drills.notices import UNREACHED, DrillNotice
from office.drills.planning import DrillBoard
from office.drills.records import RECORDS
from office.drills.service import DrillFigures, Drills
from office.noun import Noun

NOUN: Final = Noun("drills", RECORDS, unreached=UNREACHED)

__all__ = [
    "NOUN",
    "AnnouncedFirst",
    "Drill",
    "DrillBoard",
    "DrillEnd",
    "DrillFigures",
    "DrillIsOpen",
    "DrillNotice",
    "DrillOver",
    "DrillPoint",
    "DrillState",
    "DrillTooSoon",
    "DrillUnknown",
    "Drills",
    "Feedback",
    "MayNotDrill",
    "PointKind",
    "Times",
    "UrgentFirst",
]
