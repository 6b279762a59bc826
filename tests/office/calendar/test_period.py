"""How people in the office name a span of days to look back at."""

from datetime import UTC, date, datetime

import pytest

from office.calendar.date_parser import Unclear
from office.calendar.period import NAMED, Period, from_code, read_period, week_before
from tests.conftest import WIB

THURSDAY = date(2026, 11, 26)


def days(first: tuple[int, int, int], last: tuple[int, int, int]) -> Period:
    return Period(date(*first), date(*last))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("minggu lalu", days((2026, 11, 16), (2026, 11, 22))),
        ("Pekan  kemarin", days((2026, 11, 16), (2026, 11, 22))),
        ("minggu ini", days((2026, 11, 23), (2026, 11, 29))),
        ("bulan lalu", days((2026, 10, 1), (2026, 10, 31))),
        ("bulan ini", days((2026, 11, 1), (2026, 11, 30))),
        ("triwulan lalu", days((2026, 7, 1), (2026, 9, 30))),
        ("tw ini", days((2026, 10, 1), (2026, 12, 31))),
        ("tahun ini", days((2026, 1, 1), (2026, 12, 31))),
        ("tahun lalu", days((2025, 1, 1), (2025, 12, 31))),
        ("Oktober 2026", days((2026, 10, 1), (2026, 10, 31))),
        ("desember", days((2025, 12, 1), (2025, 12, 31))),
        ("2/2024", days((2024, 2, 1), (2024, 2, 29))),
        ("2025", days((2025, 1, 1), (2025, 12, 31))),
        ("1/10/2026 - 15/10/2026", days((2026, 10, 1), (2026, 10, 15))),
        ("1.10.2026 s.d. 15.10.2026", days((2026, 10, 1), (2026, 10, 15))),
    ],
)
def test_a_period_is_read_as_people_write_it(text: str, period: Period) -> None:
    assert read_period(text, THURSDAY) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "besok",
        "desember 2026",
        "13/2026",
        "0000",
        "31/2/2026 - 1/3/2026",
        "2/3/2026 - 1/3/2026",
    ],
)
def test_what_is_no_period_or_lies_ahead_is_refused(text: str) -> None:
    with pytest.raises(Unclear):
        read_period(text, THURSDAY)


@pytest.mark.parametrize("name", NAMED)
def test_every_named_period_has_begun_and_survives_a_button(name: str) -> None:
    for day in (THURSDAY, date(2026, 1, 1), date(2028, 2, 29), date(2026, 12, 31)):
        period = NAMED[name](day)

        assert period.first <= day
        assert from_code(period.code) == period


@pytest.mark.parametrize("code", ["", "20261122-20261116", "20261399-20261401", "x"])
def test_a_forged_code_is_no_period(code: str) -> None:
    with pytest.raises(Unclear):
        from_code(code)


def test_the_week_before_ends_on_sunday_whatever_the_day() -> None:
    for number in range(23, 30):
        assert week_before(date(2026, 11, number)) == days((2026, 11, 16), (2026, 11, 22))


def test_the_period_before_is_as_long_and_touches_it() -> None:
    assert days((2026, 11, 16), (2026, 11, 22)).before == days((2026, 11, 9), (2026, 11, 15))


def test_a_period_begins_and_ends_at_the_offices_midnight() -> None:
    starts_at, ends_at = days((2026, 11, 16), (2026, 11, 22)).moments(WIB)

    assert starts_at == datetime(2026, 11, 15, 17, tzinfo=UTC)
    assert ends_at == datetime(2026, 11, 22, 17, tzinfo=UTC)
