"""Reads which days off somebody asks for: "besok libur ga", "cuti bersama desember"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from office.calendar.date_parser import MONTHS, Unclear, day_in
from office.calendar.days_off import DaysOff

_AHEAD = timedelta(days=364)
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_WORD = re.compile(r"[a-z0-9']+")
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})[a-z]*\b")
_DATED = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)})")
_YEAR = re.compile(r"\b(20\d\d)\b")
_JOINT = re.compile(r"\b(?:cuti bersama|cutber|joint leave)\b")
# What people call a holiday, and what stands in its name. The longer one of two comes first.
_NAMES = {
    "lebaran": "idul fitri",
    "idul fitri": "idul fitri",
    "idulfitri": "idul fitri",
    "idul adha": "idul adha",
    "iduladha": "idul adha",
    "kurban": "idul adha",
    "natal": "natal",
    "nyepi": "nyepi",
    "waisak": "waisak",
    "imlek": "imlek",
    "tahun baru islam": "baru islam",
    "muharam": "baru islam",
    "tahun baru": "baru masehi",
    "maulid": "maulid",
    "isra": "isra",
    "paskah": "kebangkitan",
    "buruh": "buruh",
    "pancasila": "pancasila",
    "agustusan": "kemerdekaan",
    "kemerdekaan": "kemerdekaan",
}


@dataclass(frozen=True)
class AskedDays:
    """From the first day to the last, both included."""

    first: date
    last: date
    is_joint: bool = False
    """Whether only joint leave is asked for."""
    called: str = ""
    """What stands in the name of the day off that is asked for; empty: any."""
    is_named: bool = True
    """Whether a day, a span or a holiday is named. Else the next days off are asked for."""

    @property
    def is_one(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last

    def free(self, calendar: DaysOff) -> list[date]:
        """Return the days of these that are off."""
        return [day for day in self._days() if self._is_asked(day, calendar)]

    def _days(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]

    def _is_asked(self, day: date, calendar: DaysOff) -> bool:
        if day not in calendar or (self.is_joint and not calendar.is_joint_leave(day)):
            return False
        return self.called in calendar.name_of(day).lower()


def read_days_off(text: str, today: date) -> AskedDays:
    """Read which days a question is about. Without any it is about the next days off."""
    said = " ".join(_WORD.findall(text.lower()))
    is_joint = bool(_JOINT.search(said))
    called = next((part for name, part in _NAMES.items() if name in said), "")
    span = None if _DATED.search(said) else _span(said, today)
    if span is not None and not called:
        return AskedDays(*span, is_joint)
    if not called and not is_joint and (day := _day(text, today)) is not None:
        return AskedDays(day, day)
    first, last = span or (today, today + _AHEAD)
    return AskedDays(first, last, is_joint, called, is_named=bool(called))


def _day(text: str, today: date) -> date | None:
    try:
        return day_in(text, today)
    except Unclear:
        return None


def _span(said: str, today: date) -> tuple[date, date] | None:
    """Return the month, year or week that is named; None if none is."""
    year = int(found[1]) if (found := _YEAR.search(said)) else None
    if (month := _MONTH.search(said)) is not None:
        number = MONTHS.index(month[1]) + 1
        return _month(year or today.year + (number < today.month), number)
    if re.search(r"\b(?:bulan|bln) (?:depan|dpn)", said):
        return _month(today.year + today.month // 12, today.month % 12 + 1)
    if re.search(r"\b(?:bulan|bln) ini", said):
        return _month(today.year, today.month)
    if found := re.search(r"\b(?:tahun|taun|thn) (depan|dpn|ini)", said):
        year = today.year + (found[1] != "ini")
    if year is not None:
        return date(year, 1, 1), date(year, 12, 31)
    # "senin minggu depan" is a day.
    if found := re.fullmatch(r"(?:.* )?(?<!hari )(?:minggu|mgg) (depan|dpn|ini)(?: .*)?", said):
        monday = today - timedelta(days=today.weekday())
        first = monday if found[1] == "ini" else monday + _WEEK
        return (first, first + _WEEK - _DAY) if not _names_weekday(said) else None
    return None


def _names_weekday(said: str) -> bool:
    return bool(re.search(r"\b(?:senin|senen|selasa|rabu|kamis|jum'?at|sabtu|ahad)\b", said))


def _month(year: int, month: int) -> tuple[date, date]:
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), after - _DAY
