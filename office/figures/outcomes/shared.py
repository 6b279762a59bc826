"""The edition of the figures that may leave the circle of the heads. A pure rule.

Outside it a small number would be about somebody. So each cell is shown as a band of five, what is
below five is "< 5", and nothing else is made from the counts: no total, no share, no difference.

- No cell is the sum of others, and no cell is a part of another.
- Only whole months that are over are shown, each alone: periods that overlap could be subtracted.
- A cell counts what stood when its month ended. A report that is opened again later stays in it:
  two editions would tell that five had become four.
- All get the same: the whole office, without reports about superiors. Parts of an office would
  add up to the whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from office.anomalies import Outcome
from office.calendar import Period

# The width of a band: what is below it is no number.
BAND = 5


class CellKind(StrEnum):
    """What a cell counts."""

    # A question is in one of these: one answer for sure, later one of a head, "Mungkin ini", a
    # choice, none.
    SURE = "dijawab_pasti"
    BY_HEAD = "dijawab_pejabat"
    MAYBE = "mungkin"
    CHOICE = "pilihan"
    UNANSWERED_QUESTION = "belum_terjawab"
    READ = "dibaca"
    CARD = "kartu"
    QUIZ_RIGHT = "kuis_benar"
    QUIZ_WRONG = "kuis_salah"
    ACTIVE = "memakai"  # people in a week of use that ended within the month
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
class SharedCell:
    """One thing that is counted."""

    kind: CellKind
    of: str = ""
    outcome: Outcome | None = None


@dataclass(frozen=True)
class MonthCells:
    """The cells of a month as they were counted, and the waits in the middle of some."""

    month: Period
    counts: Mapping[SharedCell, int] = field(default_factory=dict)
    waits: Mapping[SharedCell, timedelta] = field(default_factory=dict)
    is_whole: bool = True
    """False: questions and announcements alone, for who trains."""


@dataclass(frozen=True)
class SharedMonth:
    """A month in bands."""

    month: Period
    bands: Mapping[SharedCell, int] = field(default_factory=dict)
    """The least count of each band. What is not here is below five."""
    waits: Mapping[SharedCell, timedelta] = field(default_factory=dict)
    """The wait in the middle, of five at least."""
    is_whole: bool = True

    def least(self, cell: SharedCell) -> int:
        """Return the least count of the cell's band; 0 stands for all below five."""
        return self.bands.get(cell, 0)


def shared(cells: MonthCells) -> SharedMonth:
    """Put what was counted into bands."""
    bands = {cell: count // BAND * BAND for cell, count in cells.counts.items()}
    bands = {cell: least for cell, least in bands.items() if least}
    waits = {cell: wait for cell, wait in cells.waits.items() if cell in bands}
    return SharedMonth(cells.month, bands, waits, cells.is_whole)
