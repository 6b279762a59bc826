"""When news of changes goes out."""

from datetime import date, datetime, time

import pytest

from office.calendar.working_hours import WorkingHours
from office.changes.rules.telling import reminders, told_at
from tests.conftest import WIB

DAY = [(time(7, 30), time(12)), (time(13), time(16))]
HOURS = WorkingHours(WIB, [DAY] * 5 + [[]] * 2, {date(2026, 11, 26)})


def at(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, second, tzinfo=WIB)


@pytest.mark.parametrize(
    ("noticed", "told"),
    [
        (at(25, 9, 0), at(25, 9, 15)),
        (at(25, 9, 9, 59), at(25, 9, 15)),
        (at(25, 9, 10, 1), at(25, 9, 30)),
        (at(25, 11, 58), at(25, 13)),
        (at(25, 20), at(27, 7, 30)),
        (at(27, 2), at(27, 7, 30)),
    ],
)
def test_what_is_noticed_within_a_quarter_is_told_at_once_while_the_office_is_open(
    noticed: datetime, told: datetime
) -> None:
    assert told_at(noticed, HOURS) == told


def test_what_must_be_read_is_brought_up_again_on_office_days() -> None:
    assert reminders(at(25, 9), HOURS) == [at(27, 9), at(30, 9), at(30, 9).replace(month=12, day=2)]
