"""The told cases with which an office drills."""

from knowledge.reading.drills.file import (
    DrillCase,
    DrillCases,
    ToldFact,
    load,
    misfits,
    outdated,
    shown,
    strange,
)

__all__ = [
    "DrillCase",
    "DrillCases",
    "ToldFact",
    "load",
    "misfits",
    "outdated",
    "shown",
    "strange",
]
