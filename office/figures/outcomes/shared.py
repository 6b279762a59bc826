"""The edition of the figures that may leave the circle of the heads. A pure rule.

Outside it a small number would be about somebody. So each cell is shown as a band of five, what is
below five is "< 5", and nothing else is made from the counts: no total, no share, no difference.

- No cell is the sum of others.
- Only whole months that are over are shown, each alone: periods that overlap could be subtracted.
- A cell counts what stood when its month ended. A report that is opened again later stays in it:
  two editions would tell that five had become four.
- It counts the whole office, without reports about superiors, whoever asks. Parts of an office
  would add up to it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from office.anomalies import Outcome
from office.assistance import HelpFigures
from office.calendar import Period, WorkingHours
from office.drills import DrillFigures
from office.escalation.policy import Urgency
from office.figures.outcomes import rules
from office.figures.outcomes.rules import CaseRow
from office.verifications import Figure as Issuer

# The width of a band: what is below it is no number.
BAND = 5


class CellKind(StrEnum):
    """What a cell counts."""

    ENDED = "berakhir"  # of a category, with an outcome
    TAKEN = "diterima"  # of an urgency; sent and taken within the month
    CLIMBED = "naik"  # sent and raised within the month
    ANSWERED = "dijawab"  # by an issuer
    UNANSWERED = "tidak_dijawab"
    HELPED = "didampingi"
    FALSE_ALARM = "salah_tekan"
    DRILLED = "simulasi_tuntas"
    DRILL_STOPPED = "simulasi_dihentikan"


@dataclass(frozen=True)
class CaseCell:
    """One thing that is counted."""

    kind: CellKind
    of: str = ""
    outcome: Outcome | None = None


@dataclass(frozen=True)
class MonthCells:
    """The cells of a month as they were counted, and the waits of what was taken."""

    month: Period
    counts: Mapping[CaseCell, int] = field(default_factory=dict)
    took: Mapping[Urgency, timedelta] = field(default_factory=dict)


@dataclass(frozen=True)
class SharedMonth:
    """A month in bands."""

    month: Period
    bands: Mapping[CaseCell, int] = field(default_factory=dict)
    """The least count of each band. What is not here is below five."""
    took: Mapping[Urgency, timedelta] = field(default_factory=dict)
    """Until somebody had it, in the middle; of five at least."""

    def least(self, cell: CaseCell) -> int:
        """Return the least count of the cell's band; 0 stands for all below five."""
        return self.bands.get(cell, 0)


def shared(cells: MonthCells) -> SharedMonth:
    """Put what was counted into bands."""
    bands = {cell: count // BAND * BAND for cell, count in cells.counts.items()}
    bands = {cell: least for cell, least in bands.items() if least}
    took = {
        urgency: wait
        for urgency, wait in cells.took.items()
        if CaseCell(CellKind.TAKEN, urgency) in bands
    }
    return SharedMonth(cells.month, bands, took)


def of_reports(
    month: Period,
    rows: Iterable[CaseRow],
    starts_at: datetime,
    ends_at: datetime,
    hours: WorkingHours,
) -> MonthCells:
    """Count the reports of a month, as they stood when it ended."""
    known = list(rows)
    filed = [row for row in known if row.created_at >= starts_at]
    ended = rules.by_category(rules.ended_within(known, starts_at, ends_at))
    paces = rules.taken(filed, hours)
    counts = Counter(
        {
            CaseCell(CellKind.ENDED, category, outcome): times
            for category, results in ended.items()
            for outcome, times in results.items()
        }
    )
    counts.update(
        {CaseCell(CellKind.TAKEN, urgency): pace.count for urgency, pace in paces.items()}
    )
    counts[CaseCell(CellKind.CLIMBED)] = sum(row.climbed_at is not None for row in filed)
    waits = {urgency: pace.median for urgency, pace in paces.items()}
    return MonthCells(month, counts, waits)


def of_others(
    issuers: Iterable[Issuer], calls: HelpFigures, drills: DrillFigures
) -> dict[CaseCell, int]:
    """Count what is not a report. An issuer is counted, never an officer."""
    counts: dict[CaseCell, int] = {}
    for one in issuers:
        counts[CaseCell(CellKind.ANSWERED, one.issuer_id)] = one.answered
        counts[CaseCell(CellKind.UNANSWERED, one.issuer_id)] = one.count - one.answered
    counts[CaseCell(CellKind.HELPED)] = calls.calls - calls.false_alarms
    counts[CaseCell(CellKind.FALSE_ALARM)] = calls.false_alarms
    counts[CaseCell(CellKind.DRILLED)] = drills.done
    counts[CaseCell(CellKind.DRILL_STOPPED)] = drills.held - drills.done
    return counts
