"""National holidays are known, cuti bersama is listed, and the office has the last word."""

from datetime import date

import pytest

from office.calendar.days_off import DaysOff

DECREED = date(2026, 12, 24)
LISTED = date(2026, 12, 28)


@pytest.mark.parametrize(
    ("days_off", "day", "is_off", "law"),
    [
        (DaysOff(), date(2026, 8, 17), True, "a national holiday is off"),
        (DaysOff(), date(2026, 11, 25), False, "an ordinary Wednesday is not"),
        (DaysOff(), DECREED, True, "decreed joint leave is known without a list"),
        (DaysOff([LISTED]), LISTED, True, "listed joint leave is off"),
        (DaysOff([LISTED]), DECREED, False, "a year that is listed goes by the list alone"),
        (DaysOff([date(2027, 3, 9)]), DECREED, True, "the list of one year is not another's"),
        (DaysOff(closed_on=[LISTED]), LISTED, True, "the office closes for itself"),
        (DaysOff(closed_on=[LISTED]), DECREED, True, "its own days replace no joint leave"),
        (DaysOff(open_on=[date(2026, 8, 17)]), date(2026, 8, 17), False, "the office opens anyway"),
    ],
)
def test_a_day_off(days_off: DaysOff, day: date, is_off: bool, law: str) -> None:
    assert (day in days_off) is is_off, law
