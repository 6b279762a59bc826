"""On which morning the picture is due."""

from datetime import date, datetime, time, timedelta

import pytest

from office.calendar.working_hours import WorkingHours
from office.figures.due import is_time
from tests.conftest import WIB

WORK = [(time(7, 30), time(12)), (time(13), time(16))]
MONDAY = date(2026, 11, 30)


def is_time_on(day: date, hour: int, minute: int = 0, closed: tuple[date, ...] = ()) -> bool:
    hours = WorkingHours(WIB, [WORK] * 5 + [[], []], closed)
    return is_time(hours, day, datetime.combine(day, time(hour, minute), WIB))


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [(7, 29, False), (7, 30, True), (10, 29, True), (10, 30, False), (13, 0, False)],
)
def test_on_mondays_from_the_opening_through_the_morning(
    hour: int, minute: int, expected: bool
) -> None:
    assert is_time_on(MONDAY, hour, minute) is expected


def test_on_no_other_day_of_an_ordinary_week() -> None:
    assert not any(is_time_on(MONDAY + timedelta(days=number), 8) for number in range(1, 7))


def test_after_holidays_on_the_first_day_that_is_worked() -> None:
    closed = (MONDAY, MONDAY + timedelta(days=1))

    due = [is_time_on(MONDAY + timedelta(days=day), 8, closed=closed) for day in range(5)]

    assert due == [False, False, True, False, False]
