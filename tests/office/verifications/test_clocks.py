"""When the two clocks of a verification remind: office days only, each alarm once for each day."""

from datetime import date, datetime, time

import pytest

from office.calendar.days_off import DaysOff
from office.calendar.working_hours import WorkingHours
from office.verifications.moves.clocks import (
    Alarm,
    Reminded,
    clocks,
    due,
    next_alarm,
)
from tests.conftest import WIB

_DAY = ((time(7, 30), time(12)), (time(13), time(16)))
HOURS = WorkingHours(WIB, (*[_DAY] * 5, (), ()), DaysOff(joint_leave=[date(2026, 12, 24)]))


def on(month: int, day: int) -> date:
    return date(2026, month, day)


def at(month: int, day: int, hour: int = 7, minute: int = 30) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=WIB)


@pytest.mark.parametrize(
    ("interviewed", "last_day"),
    [
        (on(11, 25), on(12, 1)),  # Wednesday: the weekend lies between
        (on(11, 27), on(12, 3)),  # Friday
        (on(11, 28), on(12, 3)),  # entered on a Saturday
        (on(12, 21), on(12, 29)),  # Christmas and the joint leave before it
    ],
)
def test_four_office_days_from_the_interview(interviewed: date, last_day: date) -> None:
    assert HOURS.office_day(interviewed, 4) == last_day


def test_the_office_day_before_skips_the_weekend() -> None:
    assert HOURS.office_day(on(11, 30), -1) == on(11, 27)


def test_days_are_counted_as_the_office_counts_them() -> None:
    assert HOURS.office_days_between(on(11, 25), on(12, 1)) == 4
    assert HOURS.office_days_between(on(11, 28), on(11, 29)) == 0


def test_the_applicants_clock_warns_before_the_law_is_broken() -> None:
    (clock,) = clocks(None, on(12, 1), HOURS)

    assert [(alarm.alarm, alarm.at) for alarm in clock] == [
        (Alarm.DEADLINE_NEAR, at(11, 30)),
        (Alarm.DEADLINE_TODAY, at(12, 1)),
    ]


def test_the_issuers_clock_rings_on_the_day_and_on_the_next_office_day() -> None:
    (clock,) = clocks(on(11, 27), None, HOURS)

    assert [(alarm.alarm, alarm.at) for alarm in clock] == [
        (Alarm.ANSWER_DUE, at(11, 27)),
        (Alarm.ANSWER_LATE, at(11, 30)),
    ]


def test_a_day_on_which_the_office_is_closed_rings_at_the_next_opening() -> None:
    (clock,) = clocks(on(11, 28), None, HOURS)

    assert [alarm.at for alarm in clock] == [at(11, 30), at(11, 30)]


def test_without_days_nothing_rings() -> None:
    assert clocks(None, None, HOURS) == []
    assert next_alarm([], set()) is None


def test_what_has_rung_does_not_ring_again_and_a_new_day_does() -> None:
    reminded = {Reminded(Alarm.ANSWER_DUE, date(2026, 11, 27))}

    assert due(clocks(on(11, 27), None, HOURS), reminded, at(11, 27, 9)) == []
    assert next_alarm(clocks(on(11, 27), None, HOURS), reminded) == at(11, 30)
    (again,) = due(clocks(on(12, 1), None, HOURS), reminded, at(12, 1, 9))
    assert again.alarm is Alarm.ANSWER_DUE


def test_after_a_standstill_each_clock_reminds_once_and_the_earlier_alarm_is_obsolete() -> None:
    running = clocks(on(11, 26), on(12, 1), HOURS)

    reminded = due(running, set(), at(12, 2, 9))

    assert [alarm.alarm for alarm in reminded] == [Alarm.ANSWER_LATE, Alarm.DEADLINE_TODAY]
    assert next_alarm(running, {alarm.key for alarm in reminded}) is None
