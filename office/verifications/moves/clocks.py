"""The two clocks of a verification, in office days: the issuer's and the applicant's.

Pure rules: days in, moments out.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from office.calendar import WorkingHours
from office.payload import Joined


class Alarm(StrEnum):
    """What a clock reminds of."""

    ANSWER_DUE = "jawaban_ditunggu"  # the day that the officer set for the issuer's answer
    ANSWER_LATE = "jawaban_lewat"  # that day is over
    DEADLINE_NEAR = "tenggat_dekat"  # the office day before the last that the law gives
    DEADLINE_TODAY = "tenggat_hari_ini"


# The head is told of the first clock only after the officer's own reminder changed nothing.
TOLD_TO_HEADS = frozenset({Alarm.ANSWER_LATE, Alarm.DEADLINE_NEAR, Alarm.DEADLINE_TODAY})


@dataclass(frozen=True)
class Reminded(Joined):
    """What a clock reminded of, and the day that it was about: so the history notes it."""

    alarm: Alarm
    about: date


@dataclass(frozen=True)
class DueAlarm:
    """An alarm, the day it is about, and when it is due."""

    alarm: Alarm
    about: date
    at: datetime

    @property
    def key(self) -> Reminded:
        """Return what the history notes of it."""
        return Reminded(self.alarm, self.about)


Clock = Sequence[DueAlarm]
"""The alarms of one clock, the earliest first."""


def clocks(
    answer_due_on: date | None, deadline_on: date | None, hours: WorkingHours
) -> list[Clock]:
    """Return the running clocks. A day that is None stops its clock."""
    running: list[Clock] = []
    if answer_due_on is not None:
        late = hours.office_day(answer_due_on, 1)
        running.append(
            [
                DueAlarm(Alarm.ANSWER_DUE, answer_due_on, hours.first_opening(answer_due_on)),
                DueAlarm(Alarm.ANSWER_LATE, answer_due_on, hours.first_opening(late)),
            ]
        )
    if deadline_on is not None:
        near = hours.office_day(deadline_on, -1)
        running.append(
            [
                DueAlarm(Alarm.DEADLINE_NEAR, deadline_on, hours.first_opening(near)),
                DueAlarm(Alarm.DEADLINE_TODAY, deadline_on, hours.first_opening(deadline_on)),
            ]
        )
    return running


def pending(running: Sequence[Clock], reminded: Collection[Reminded]) -> Iterator[Clock]:
    """Yield what is still to come. A later alarm that was sent makes earlier ones obsolete."""
    for clock in running:
        last = max((n for n, alarm in enumerate(clock) if alarm.key in reminded), default=-1)
        if left := clock[last + 1 :]:
            yield left


def due(running: Sequence[Clock], reminded: Collection[Reminded], now: datetime) -> list[DueAlarm]:
    """Return what is due now: the last alarm of each clock whose moment has come."""
    come = ([alarm for alarm in clock if alarm.at <= now] for clock in pending(running, reminded))
    return [alarms[-1] for alarms in come if alarms]


def next_alarm(running: Sequence[Clock], reminded: Collection[Reminded]) -> datetime | None:
    """Return when to look again, or None."""
    return min((clock[0].at for clock in pending(running, reminded)), default=None)
