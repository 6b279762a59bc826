"""The values of a part as words on a line, and back: hours, days, waits, telephone numbers."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from knowledge.reading.office.escalation_policy import LONGEST_WAIT

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
CLOSED = "tutup"
NONE = "–"
YES, NO = "ya", "tidak"
MINUTES = "menit"
_NOTHING = frozenset({"", "-", NONE, CLOSED, "libur", "tidak ada"})
_SPAN = re.compile(r"(\d{1,2})[.:](\d{2})\s*(?:-|–|—|s\.?/?d\.?|sampai)\s*(\d{1,2})[.:](\d{2})")
_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})|(\d{4})-(\d{2})-(\d{2})")
_WAIT = re.compile(rf"(\d{{1,5}})\s*(?:(jam)|{MINUTES})?")


class Expected(StrEnum):
    """What a line should have held."""

    LABEL = "label"
    """A label that the part has, and a colon."""
    ALL = "all"
    """A line for each label."""
    ONCE = "once"
    SPANS = "spans"
    DATES = "dates"
    DATE = "date"
    WORDS = "words"
    YES_OR_NO = "yes or no"
    WAIT = "wait"
    TASKS = "tasks"
    KEPT_TASK = "kept task"
    """Another section takes a task over: it never belongs to none."""
    KEPT_CALL = "kept call"
    """A telephone number names the section."""
    MARK = "mark"
    """Behind a number: a section, or that it is for victims."""
    PHONE = "phone"
    CHOICE = "choice"
    """One of the words that the label may have."""
    KEPT_DAYS = "kept days"
    FRESH = "fresh"
    """There is such a section or unit already."""


class BadLine(Exception):
    """A line that does not say what its part holds. `known` are the words that it may have."""

    def __init__(self, expected: Expected, line: str, known: Iterable[str] = ()) -> None:
        super().__init__(expected, line)
        self.expected, self.line, self.known = expected, line, tuple(known)


def labelled(lines: Iterable[str], known: Iterable[str], *, all_of: bool) -> dict[str, str]:
    """Return what stands behind each label. Raises BadLine."""
    names = {one.casefold(): one for one in known}
    found: dict[str, str] = {}
    for line in lines:
        label, colon, said = line.partition(":")
        name = names.get(" ".join(label.split()).casefold())
        if not colon or name is None:
            raise BadLine(Expected.LABEL, line, names.values())
        if name in found:
            raise BadLine(Expected.ONCE, line)
        found[name] = said.strip()
    missing = [name for name in names.values() if name not in found]
    if missing and all_of:
        raise BadLine(Expected.ALL, missing[0], names.values())
    return found


def spans(said: str, line: str) -> list[str]:
    """Return the spans as `office.toml` has them: 07.30-12.00. Raises BadLine."""
    if is_nothing(said):
        return []
    found = []
    for one in said.split(","):
        match = _SPAN.fullmatch(one.strip())
        if match is None:
            raise BadLine(Expected.SPANS, line)
        opens, opens_at, closes, closes_at = match.groups()
        found.append(f"{int(opens):02}.{opens_at}-{int(closes):02}.{closes_at}")
    return found


def dates(said: str, line: str) -> list[date]:
    """Return the days in their order. Raises BadLine."""
    if is_nothing(said):
        return []
    return sorted({_date(one.strip(), line) for one in said.split(",") if one.strip()})


def _date(said: str, line: str) -> date:
    found = _DAY.fullmatch(said)
    try:
        if found is not None:
            day, month, year, *iso = found.groups()
            return date(int(year), int(month), int(day)) if year else date(*map(int, iso))
    except ValueError:
        pass
    raise BadLine(Expected.DATES, line)


def day(on: date) -> str:
    return f"{on.day}-{on.month}-{on.year}"


def wait(said: str, line: str) -> int:
    """Return a wait in minutes. Raises BadLine."""
    found = _WAIT.fullmatch(said.strip().casefold())
    minutes = int(found[1]) * (60 if found[2] else 1) if found is not None else 0
    if not 1 <= minutes <= LONGEST_WAIT:
        raise BadLine(Expected.WAIT, line)
    return minutes


def words(said: str, line: str) -> str:
    """Return words on one line. Raises BadLine if there are none, or too many."""
    found = " ".join(said.split())
    if not found or len(found) > 80 or set(found) & set('[]{}"\\<>'):
        raise BadLine(Expected.WORDS, line)
    return found


def is_nothing(said: str) -> bool:
    return " ".join(said.split()).casefold() in _NOTHING


def told(labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return a line for each label."""
    return tuple(f"{label}: {said}" for label, said in labels.items())
