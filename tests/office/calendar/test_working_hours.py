"""Working time is counted only while the office is open."""

from datetime import date, datetime, time, timedelta

import pytest

from office.calendar.days_off import DaysOff
from office.calendar.working_hours import NeverOpen, WorkingHours
from tests.conftest import WIB

MORNING, AFTERNOON = (time(7, 30), time(12)), (time(13), time(16))
FRIDAY = ((time(7, 30), time(11, 30)), (time(13), time(16, 30)))
WEEK = (*[(MORNING, AFTERNOON)] * 4, FRIDAY, (), ())
HOURS = WorkingHours(WIB, WEEK, DaysOff(joint_leave=[date(2026, 12, 24)]))


def wib(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


@pytest.mark.parametrize(
    ("begun", "days", "passed", "law"),
    [
        ("2026-11-25 09:00", 2, "2026-11-27 09:00", "the same hour, two office days later"),
        ("2026-11-26 09:00", 2, "2026-11-30 09:00", "Saturday and Sunday are none"),
        ("2026-11-25 20:00", 1, "2026-11-27 07:30", "after hours the next day begins it"),
        ("2026-11-26 12:30", 1, "2026-11-27 13:00", "it ends when somebody is there again"),
        ("2026-12-23 09:00", 1, "2026-12-28 09:00", "cuti bersama and Christmas are none"),
        ("2026-11-25 09:00", 0, "2026-11-25 09:00", "no day at all is now"),
    ],
)
def test_office_days_pass(begun: str, days: int, passed: str, law: str) -> None:
    assert HOURS.add_days(wib(begun), days) == wib(passed), law


@pytest.mark.parametrize(
    ("begun", "minutes", "passed", "law"),
    [
        ("2026-11-25 09:00", 60, "2026-11-25 10:00", "an hour of the morning is an hour"),
        ("2026-11-25 11:30", 60, "2026-11-25 13:30", "the break is left out"),
        ("2026-11-25 12:15", 60, "2026-11-25 14:00", "in the break the clock stands"),
        ("2026-11-25 11:00", 60, "2026-11-25 12:00", "what ends with a span ends there"),
        ("2026-11-25 15:30", 60, "2026-11-26 08:00", "the rest counts in the next morning"),
        ("2026-11-25 23:59", 60, "2026-11-26 08:30", "the night does not count"),
        ("2026-11-26 00:00", 60, "2026-11-26 08:30", "midnight does not count"),
        ("2026-11-27 11:50", 60, "2026-11-27 14:00", "Friday 11.50 lies in Friday's break"),
        ("2026-11-27 11:20", 60, "2026-11-27 13:50", "Friday's break begins at 11.30"),
        ("2026-11-27 16:15", 60, "2026-11-30 08:15", "Friday ends at 16.30, then Monday"),
        ("2026-11-28 10:00", 60, "2026-11-30 08:30", "a Saturday is free"),
        ("2026-11-29 10:00", 60, "2026-11-30 08:30", "a Sunday is free"),
        ("2026-08-17 10:00", 60, "2026-08-18 08:30", "a national holiday on a Monday is free"),
        ("2026-12-23 15:30", 60, "2026-12-28 08:00", "cuti bersama and Christmas are free"),
        ("2026-12-31 15:50", 20, "2027-01-04 07:40", "the year turns over a holiday and a weekend"),
        ("2026-11-30 15:30", 60, "2026-12-01 08:00", "a month ends"),
        ("2026-11-25 09:00", 5 * 450, "2026-12-02 09:00", "a week later at the same time"),
        ("2026-11-25 20:00", 0, "2026-11-26 07:30", "no time at all has passed at the opening"),
    ],
)
def test_working_time(begun: str, minutes: int, passed: str, law: str) -> None:
    worked = timedelta(minutes=minutes)
    assert HOURS.add(wib(begun), worked) == wib(passed), law
    assert HOURS.worked_between(wib(begun), wib(passed)) == worked, law


@pytest.mark.parametrize(
    ("moment", "is_open", "opening", "law"),
    [
        ("2026-11-25 07:29", False, "2026-11-25 07:30", "closed until the opening"),
        ("2026-11-25 07:30", True, "2026-11-25 07:30", "open at the opening"),
        ("2026-11-25 12:00", False, "2026-11-25 13:00", "closed in the break"),
        ("2026-11-25 16:00", False, "2026-11-26 07:30", "closed at the closing"),
        ("2026-11-27 16:00", True, "2026-11-27 16:00", "longer open on Friday"),
        ("2026-11-28 09:00", False, "2026-11-30 07:30", "closed on Saturday"),
        ("2026-12-24 09:00", False, "2026-12-28 07:30", "closed on cuti bersama"),
    ],
)
def test_the_next_opening(moment: str, is_open: bool, opening: str, law: str) -> None:
    assert HOURS.is_open(wib(moment)) is is_open, law
    assert HOURS.next_opening(wib(moment)) == wib(opening), law


@pytest.mark.parametrize(
    ("moment", "closing"),
    [
        ("2026-11-25 07:00", "2026-11-25 12:00"),
        ("2026-11-25 11:59", "2026-11-25 12:00"),
        ("2026-11-25 12:00", "2026-11-25 16:00"),
        ("2026-11-27 15:59", "2026-11-27 16:30"),
        ("2026-11-27 16:30", "2026-11-30 12:00"),
    ],
)
def test_the_next_closing_ends_the_span_that_runs_or_comes_next(moment: str, closing: str) -> None:
    assert HOURS.next_closing(wib(moment)) == wib(closing)


def test_a_day_begins_and_ends_by_the_office_s_own_clock() -> None:
    assert HOURS.opening_of(date(2026, 11, 27)) == wib("2026-11-27 07:30")
    assert HOURS.closing_of(date(2026, 11, 27)) == wib("2026-11-27 16:30")
    assert HOURS.opening_of(date(2026, 11, 28)) is None
    assert HOURS.closing_of(date(2026, 11, 28)) is None


def test_an_office_that_never_opens_is_an_error_and_no_endless_search() -> None:
    with pytest.raises(NeverOpen):
        WorkingHours(WIB, [()] * 7).next_opening(wib("2026-11-25 09:00"))


def test_a_long_wait_is_counted_over_more_than_a_year() -> None:
    weekly = WorkingHours(WIB, [[(time(8), time(9))], *[()] * 6])

    assert weekly.add(wib("2026-11-25 09:00"), timedelta(hours=60)).year == 2028
