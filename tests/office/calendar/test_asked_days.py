"""Days off as people ask for them."""

from datetime import date

import pytest

from office.calendar import DaysOff, read_days_off

WEDNESDAY = date(2026, 11, 25)
CALENDAR = DaysOff([date(2026, 12, 24)])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("besok libur ga", date(2026, 11, 26)),
        ("bsk libur kah", date(2026, 11, 26)),
        ("hari ini tanggal merah bukan", WEDNESDAY),
        ("lusa masuk ga?", date(2026, 11, 27)),
        ("senin libur ga", date(2026, 11, 30)),
        ("senin minggu depan libur ga", date(2026, 11, 30)),
        ("tanggal 25 desember libur ga", date(2026, 12, 25)),
        ("24/12 masuk ga", date(2026, 12, 24)),
    ],
)
def test_one_day_is_read_among_other_words(text: str, day: date) -> None:
    asked = read_days_off(text, WEDNESDAY)

    assert (asked.first, asked.last, asked.is_one) == (day, day, True)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("cuti bersama desember", date(2026, 12, 1), date(2026, 12, 31)),
        ("libur bulan ini", date(2026, 11, 1), date(2026, 11, 30)),
        ("libur bulan depan apa aja", date(2026, 12, 1), date(2026, 12, 31)),
        ("tanggal merah maret", date(2027, 3, 1), date(2027, 3, 31)),
        ("cuti bersama 2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("libur taun depan", date(2027, 1, 1), date(2027, 12, 31)),
        ("minggu depan ado libur dak", date(2026, 11, 30), date(2026, 12, 6)),
    ],
)
def test_a_span_is_read(text: str, first: date, last: date) -> None:
    asked = read_days_off(text, WEDNESDAY)

    assert (asked.first, asked.last, asked.is_named) == (first, last, True)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("cuti bersama desember", [date(2026, 12, 24)]),
        ("libur natal kapan", [date(2026, 12, 24), date(2026, 12, 25)]),
        ("libur tahun baru kapan", [date(2027, 1, 1)]),
        ("libur nyepi", [date(2027, 3, 8)]),
        ("cuti bersama november", []),
    ],
)
def test_the_days_that_are_asked_for_are_found(text: str, days: list[date]) -> None:
    assert read_days_off(text, WEDNESDAY).free(CALENDAR) == days


@pytest.mark.parametrize("text", ["kapan libur lagi", "cuti bersama kapan", "31 november libur"])
def test_without_a_day_the_next_ones_are_asked_for(text: str) -> None:
    asked = read_days_off(text, WEDNESDAY)

    assert not asked.is_named
    assert asked.first == WEDNESDAY
    assert date(2026, 12, 24) in asked.free(CALENDAR)


def test_december_leads_into_the_next_year() -> None:
    asked = read_days_off("libur bulan depan", date(2026, 12, 3))

    assert (asked.first, asked.last) == (date(2027, 1, 1), date(2027, 1, 31))


def test_days_off_have_indonesian_names() -> None:
    assert CALENDAR.name_of(date(2026, 12, 25)) == "Hari Raya Natal"
    assert CALENDAR.name_of(date(2026, 12, 24)) == "Cuti Bersama Hari Raya Natal"
    assert CALENDAR.is_joint_leave(date(2026, 12, 24))
    assert not CALENDAR.is_joint_leave(date(2026, 12, 25))
    assert CALENDAR.name_of(date(2026, 11, 25)) == ""
