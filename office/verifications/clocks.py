"""The two clocks of a verification, in office days: the issuer's answer, the applicant's passport.

Pure rules: days in, moments out.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from office.calendar.working_hours import WorkingHours


class Alarm(StrEnum):
    """What a clock says when it rings."""

    ANSWER_DUE = "jawaban_ditunggu"  # the day that the officer has set for the issuer's answer
    ANSWER_LATE = "jawaban_lewat"  # that day is over
    DEADLINE_NEAR = "tenggat_dekat"  # the office day before the last that the law gives
    DEADLINE_TODAY = "tenggat_hari_ini"


# The head hears of the first clock only once the officer's own reminder has led to nothing.
TOLD_TO_HEADS = frozenset({Alarm.ANSWER_LATE, Alarm.DEADLINE_NEAR, Alarm.DEADLINE_TODAY})


@dataclass(frozen=True)
class Ring:
    """An alarm, the day that it is about, and when it rings."""

    alarm: Alarm
    about: date
    at: datetime

    @property
    def key(self) -> str:
        """How the history notes it."""
        return f"{self.alarm}|{self.about.isoformat()}"


Clock = Sequence[Ring]
"""The rings of one clock, the earliest first."""


def clocks(
    answer_due_on: date | None, deadline_on: date | None, hours: WorkingHours
) -> list[Clock]:
    """The clocks that run; a day that is None stops its clock."""
    running: list[Clock] = []
    if answer_due_on is not None:
        late = hours.office_day(answer_due_on, 1)
        running.append(
            [
                Ring(Alarm.ANSWER_DUE, answer_due_on, hours.first_opening(answer_due_on)),
                Ring(Alarm.ANSWER_LATE, answer_due_on, hours.first_opening(late)),
            ]
        )
    if deadline_on is not None:
        near = hours.office_day(deadline_on, -1)
        running.append(
            [
                Ring(Alarm.DEADLINE_NEAR, deadline_on, hours.first_opening(near)),
                Ring(Alarm.DEADLINE_TODAY, deadline_on, hours.first_opening(deadline_on)),
            ]
        )
    return running


def pending(running: Sequence[Clock], rung: Collection[str]) -> Iterator[Clock]:
    """What has yet to ring. Once a later alarm of a clock has rung, earlier ones are obsolete."""
    for clock in running:
        last = max((n for n, ring in enumerate(clock) if ring.key in rung), default=-1)
        if left := clock[last + 1 :]:
            yield left


def due(running: Sequence[Clock], rung: Collection[str], now: datetime) -> list[Ring]:
    """What rings now: of each clock the last alarm whose moment has come."""
    come = ([ring for ring in clock if ring.at <= now] for clock in pending(running, rung))
    return [rings[-1] for rings in come if rings]


def next_ring(running: Sequence[Clock], rung: Collection[str]) -> datetime | None:
    """When to look again."""
    return min((clock[0].at for clock in pending(running, rung)), default=None)
