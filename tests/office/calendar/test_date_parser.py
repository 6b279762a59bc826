"""Times in plain Indonesian. It is Wednesday, 25 November 2026, 09.00, unless a row differs."""

from datetime import date, datetime

import pytest

from office.calendar.date_parser import IsPast, NoHour, Unclear, read_day, read_moment
from tests.conftest import WIB

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=WIB)


def at(month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=WIB)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("sekarang", NOW),
        ("Skrg", NOW),
        ("besok 07.30", at(11, 26, 7, 30)),
        ("Besok, pukul 07:30 WIB", at(11, 26, 7, 30)),
        ("bsk jam 8 pagi", at(11, 26, 8)),
        ("besok jam setengah delapan", at(11, 26, 7, 30)),
        ("besok pagi jam delapan", at(11, 26, 8)),
        ("lusa 10.00", at(11, 27, 10)),
        ("senin jam 8 pagi", at(11, 30, 8)),
        ("hari senin jam 8", at(11, 30, 8)),
        ("jum'at 13.30", at(11, 27, 13, 30)),
        ("jumat ini 13.30", at(11, 27, 13, 30)),
        ("jumat depan jam 9", at(12, 4, 9)),
        ("senin minggu depan 9.15", at(11, 30, 9, 15)),
        ("minggu depan jam 9", at(12, 2, 9)),
        ("minggu jam 9 pagi", at(11, 29, 9)),
        ("rabu jam 2 siang", at(11, 25, 14)),
        ("27/11 13.00", at(11, 27, 13)),
        ("27-11-2026 13.00", at(11, 27, 13)),
        ("27.11.2026 13.00", at(11, 27, 13)),
        ("27 nov 07.30", at(11, 27, 7, 30)),
        ("27 November 2026 pukul 07.30", at(11, 27, 7, 30)),
        ("27/11/26 13.00", at(11, 27, 13)),
        ("Jumat, 27 November 2026 pukul 07.30 WIB", at(11, 27, 7, 30)),
        ("minggu 29 nov 08.00", at(11, 29, 8)),
        ("tanggal 30 jam 10", at(11, 30, 10)),
        ("tgl 3 jam 10", at(12, 3, 10)),
        ("tanggal 28 bulan depan jam 10", at(12, 28, 10)),
        ("akhir bulan jam 3 sore", at(11, 30, 15)),
        ("awal bulan 08.00", at(12, 1, 8)),
        ("nanti sore jam 3", at(11, 25, 15)),
        ("nanti jam 3", at(11, 25, 15)),
        ("hari ini 15.45", at(11, 25, 15, 45)),
        ("malam ini jam 7", at(11, 25, 19)),
        ("jam 12 siang", at(11, 25, 12)),
        ("jam 12 malam", at(11, 26, 0)),
        ("24.00", at(11, 26, 0)),
        ("besok 03.00", at(11, 26, 3)),
        ("besok jam 3 pagi", at(11, 26, 3)),
        ("jam 10 lewat 15", at(11, 25, 10, 15)),
        ("2 jam lagi", at(11, 25, 11)),
        ("setengah jam lagi", at(11, 25, 9, 30)),
        ("30 menit lagi", at(11, 25, 9, 30)),
        ("dua hari lagi jam 8", at(11, 27, 8)),
    ],
)
def test_a_time_is_read_as_it_is_written_in_the_office(text: str, moment: datetime) -> None:
    assert read_moment(text, NOW) == moment


@pytest.mark.parametrize(
    ("text", "now", "moment"),
    [
        ("besok 00.15", at(11, 30, 23, 59), at(12, 1, 0, 15)),
        ("lusa 07.30", at(12, 30, 12), at(1, 1, 7, 30, 2027)),
        ("2/1 07.30", at(12, 28, 12), at(1, 2, 7, 30, 2027)),
        ("29 feb 08.00", at(2, 28, 8, 0, 2028), at(2, 29, 8, 0, 2028)),
        ("akhir bulan 08.00", at(2, 1, 8, 0, 2027), at(2, 28, 8, 0, 2027)),
        ("awal bulan 08.00", at(12, 31, 8), at(1, 1, 8, 0, 2027)),
        ("tanggal 5 jam 8", at(12, 20, 8), at(1, 5, 8, 0, 2027)),
    ],
)
def test_a_time_goes_across_midnight_month_and_year(
    text: str, now: datetime, moment: datetime
) -> None:
    assert read_moment(text, now) == moment


@pytest.mark.parametrize("text", ["08.00", "jam 7 pagi", "24/11 13.00", "1 nov 2026 08.00"])
def test_a_time_that_is_over_is_refused(text: str) -> None:
    with pytest.raises(IsPast):
        read_moment(text, NOW)


@pytest.mark.parametrize("text", ["besok", "jumat depan", "27/11", "lusa pagi", "besok pagi"])
def test_a_day_alone_lacks_the_hour(text: str) -> None:
    with pytest.raises(NoHour):
        read_moment(text, NOW)


@pytest.mark.parametrize(
    "text",
    ["", "kapan saja", "besok 25.00", "31/11 08.00", "30 feb 08.00", "besok 08.75", "jam 2 malam",
     "kamis 27 nov 08.00",
     "besok 07.30 ya kalau bisa", "7.30 8.30", "besok lusa tulat"],
)  # fmt: skip
def test_what_is_no_time_is_unclear(text: str) -> None:
    with pytest.raises(Unclear):
        read_moment(text, NOW)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30/11/2026", date(2026, 11, 30)),
        ("31 des", date(2026, 12, 31)),
        ("akhir bulan", date(2026, 11, 30)),
        ("besok", date(2026, 11, 26)),
        ("hari ini", date(2026, 11, 25)),
        ("jumat", date(2026, 11, 27)),
    ],
)
def test_a_day_is_read_alone(text: str, day: date) -> None:
    assert read_day(text, NOW.date()) == day


def test_a_day_that_is_over_is_refused() -> None:
    with pytest.raises(IsPast):
        read_day("24/11/2026", NOW.date())
