"""The figures of the reports, the interviews and the drills as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from office.anomalies import Followed, Outcome
from office.calendar import Period
from office.drills import DrillFigures
from office.escalation.policy import Urgency


@dataclass(frozen=True)
class CasePace:
    """How long something took, in the middle, and how often that was in time.

    Urgent reports are measured by the clock on the wall, the others in working time.
    """

    count: int
    median: timedelta
    limited: int
    """Those that had a limit: the first tier's wait, or a promise."""
    in_time: int
    limits: tuple[timedelta, ...] = ()
    """The different waits of their first tiers, the shortest first; empty for promises."""

    @property
    def minutes(self) -> int:
        return round(self.median / timedelta(minutes=1))


@dataclass(frozen=True)
class InterviewsHeld:
    """The interviews of whole months, and those of them that became a report."""

    held: int = 0
    reported: int = 0


@dataclass(frozen=True)
class ConfirmedSigns:
    """The confirmed reports of whole months that came from an interview, and their signs."""

    cases: int = 0
    signs: int = 0


@dataclass(frozen=True)
class OutcomeFigures:
    """The reports of a period. None of the figures is of one person."""

    ended: Mapping[str, Mapping[Outcome, int]] = field(default_factory=dict)
    """By category, without those of which none ended."""
    followed: Mapping[Followed, int] = field(default_factory=dict)
    filed: int = 0
    # Those of the filed ones that the clock has raised to a tier above.
    climbed: int = 0
    taken: Mapping[Urgency, CasePace] = field(default_factory=dict)
    """Of the filed ones; without urgencies of which none was taken."""
    closed: Mapping[Urgency, CasePace] = field(default_factory=dict)
    is_by_month: bool = False
    """Whether the viewer also sees what is kept by month alone: interviews and signs."""
    months: Period | None = None
    """The whole months of the period; None without one."""
    # None: no whole month, or not for this viewer.
    interviews: InterviewsHeld | None = None
    signs: ConfirmedSigns | None = None
    drills: DrillFigures | None = None
    """Only for the head of office. They are in none of the other figures."""

    @property
    def untaken(self) -> int:
        """Return how many of the filed ones nobody has taken yet."""
        return self.filed - sum(pace.count for pace in self.taken.values())

    @property
    def by_outcome(self) -> Mapping[Outcome, int]:
        """Return how many ended in which way, whatever they were about."""
        return {
            outcome: sum(results.get(outcome, 0) for results in self.ended.values())
            for outcome in Outcome
        }
