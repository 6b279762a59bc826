"""A span of whole days in the past, and how people in the office name it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from office.calendar.date_parser import MONTHS, Unclear

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_CODE = re.compile(r"(\d{8})-(\d{8})")
_DATES = re.compile(
    r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}) ?(?:-|–|s\.?d\.?|sampai) ?"
    r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
)
_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})")
_NAMED_MONTH = re.compile(rf"({'|'.join(MONTHS)})[a-z]*(?: (\d{{4}}))?")
_YEAR = re.compile(r"(\d{4})")
_SPELLINGS = {
    r"pekan|mgg": "minggu",
    r"bln": "bulan",
    r"thn": "tahun",
    r"kuartal|triwulan|tw": "triwulan",
    r"kemarin|lalu|yang lalu|sebelumnya": "lalu",
}


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both included."""

    first: date
    last: date

    @property
    def code(self) -> str:
        """Return the period as a word that a button can carry."""
        return f"{self.first:%Y%m%d}-{self.last:%Y%m%d}"

    @property
    def before(self) -> "Period":
        """Return the same number of days, ending the day before this period begins."""
        return Period(self.first - (self.last - self.first) - _DAY, self.first - _DAY)

    def moments(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Return when it begins, and when the day after it begins, in UTC."""
        return _midnight(self.first, zone), _midnight(self.last + _DAY, zone)


def week_of(day: date) -> Period:
    """Return the week, Monday to Sunday, that holds that day."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + _WEEK - _DAY)


def week_before(day: date) -> Period:
    """Return the last whole week before that day."""
    return week_of(day - _WEEK)


def last_days(today: date, days: int) -> Period:
    """Return today and this many days before it."""
    return Period(today - timedelta(days=days), today)


def from_code(code: str) -> Period:
    """Read what `code` wrote.

    Raises:
        Unclear: it is no such code.
    """
    found = _CODE.fullmatch(code)
    if found is None:
        raise Unclear
    first, last = (_date(part[:4], part[4:6], part[6:]) for part in found.groups())
    return _ordered(first, last)


def read_period(text: str, today: date) -> Period:
    """Read a period that has begun: "minggu lalu", "oktober 2026", "1/10/2026 - 15/10/2026".

    Raises:
        Unclear: the text names no period, or one in the future.
    """
    words = " ".join(text.casefold().replace(",", " ").split())
    for spelling, word in _SPELLINGS.items():
        words = re.sub(rf"\b(?:{spelling})\b", word, words)
    period = NAMED[words](today) if words in NAMED else _dated(words, today)
    if period.first > today:
        raise Unclear
    return period


def _dated(words: str, today: date) -> Period:
    if found := _DATES.fullmatch(words):
        return _ordered(_date(found[3], found[2], found[1]), _date(found[6], found[5], found[4]))
    if found := _MONTH.fullmatch(words):
        return _months(_date(found[2], found[1], "1"), 1)
    if found := _NAMED_MONTH.fullmatch(words):
        month = MONTHS.index(found[1]) + 1
        year = int(found[2] or (today.year if month <= today.month else today.year - 1))
        return _months(date(year, month, 1), 1)
    if found := _YEAR.fullmatch(words):
        return _months(_date(found[1], "1", "1"), 12)
    raise Unclear


def _ordered(first: date, last: date) -> Period:
    if last < first:
        raise Unclear
    return Period(first, last)


def _date(year: str, month: str, day: str) -> date:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise Unclear from None
    if not 2000 <= found.year < 2200:  # no office looks back further than that
        raise Unclear
    return found


def _months(day: date, count: int, ago: int = 0) -> Period:
    """Return this many whole months. The first is `ago` months before that of the day."""
    first = day.year * 12 + day.month - 1 - ago
    after = first + count
    return Period(_first_of(first), _first_of(after) - _DAY)


def _first_of(month: int) -> date:
    """Return the first day of a month that is counted from the year 0."""
    return date(month // 12, month % 12 + 1, 1)


def quarter(today: date, ago: int) -> Period:
    """Return the quarter that was so many quarters before that of the day."""
    return _months(today, 3, ago=(today.month - 1) % 3 + 3 * ago)


def _year(today: date, ago: int) -> Period:
    return _months(today, 12, ago=today.month - 1 + 12 * ago)


NAMED: Mapping[str, Callable[[date], Period]] = {
    "minggu lalu": week_before,
    "minggu ini": week_of,
    "bulan lalu": lambda today: _months(today, 1, ago=1),
    "bulan ini": lambda today: _months(today, 1),
    "triwulan lalu": lambda today: quarter(today, 1),
    "triwulan ini": lambda today: quarter(today, 0),
    "tahun lalu": lambda today: _year(today, 1),
    "tahun ini": lambda today: _year(today, 0),
}


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def whole_months(period: Period) -> list[Period]:
    """Return the months that lie in the period from their first day to their last."""
    month = _months(period.first, 1, ago=0 if period.first.day == 1 else -1)
    found = []
    while month.last <= period.last:
        found.append(month)
        month = _months(month.first, 1, ago=-1)
    return found
