"""The table [training] of `office.toml`: when 5S cards and quizzes come, and their themes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

from knowledge.reading import toml_file
from knowledge.reading.faults import BrokenKnowledge, Message
from knowledge.reading.office import opening_hours
from knowledge.reading.office.opening_hours import WEEKDAYS, Span
from knowledge.reading.toml_file import Complaint
from knowledge.reading.training.rules import THEMES

TABLE = "training"
ROTATING = "bergilir"
_TIME = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")
_KEYS = {"days", "time", "theme", "quiz_days"}
_NEEDED = {"days", "time"}


@dataclass(frozen=True)
class TrainingHours:
    """When cards and quizzes come. Weekdays count from Monday, which is 0."""

    days: tuple[int, ...]
    at: time
    theme: str | None = None
    """None if it changes with the week."""
    quiz_days: tuple[int, ...] = ()


@dataclass(frozen=True)
class TrainingTimetable:
    """The training hours of the office, and of the units that differ from it."""

    office: TrainingHours
    of_unit: Mapping[str, TrainingHours]


def load(path: Path) -> TrainingTimetable | None:
    """Read the table. Return None if there is none: no training.

    Raises:
        BrokenKnowledge: with every fault of the table.
    """
    try:
        file = toml_file.read(path)
    except (BrokenKnowledge, OSError):
        return None  # whoever reads the rest of the file says so
    table, hours = file.tables.get(TABLE), file.tables.get("hours")
    has_hours = not list(opening_hours.hours_complaints(hours))
    week = opening_hours.hours(file.tables["hours"]).week if has_hours else None
    file.refuse(_complaints(table, list(file.tables.get("units") or ()), week))
    if table is None:
        return None
    units = table.get("units", {})
    return TrainingTimetable(
        _hours(table), {unit: _hours({**table, **own}) for unit, own in units.items()}
    )


def _complaints(
    table: Any, units: Sequence[str], week: Sequence[Sequence[Span]] | None
) -> Iterator[Complaint]:
    """Yield what is wrong with [training]. `week` is None if the hours have faults themselves."""
    if table is None:
        return
    where = "[training]"
    if not isinstance(table, dict):
        yield "training", Message("{where} must be a table", where=where)
        return
    general = {key: value for key, value in table.items() if key != "units"}
    for key in sorted(_NEEDED - general.keys()):
        yield where, Message("{where} lacks '{key}'", where=where, key=key)
    faults = list(_faults(general, week))
    yield from (
        (where, Message("{where} {message}", where=where, message=message)) for message in faults
    )
    own = table.get("units", {})
    if not isinstance(own, dict) or not all(isinstance(one, dict) for one in own.values()):
        yield "[training.units", Message("[training.units.…] must hold tables")
        return
    for unit, changes in own.items():
        where = f"[training.units.{unit}]"
        if unit not in units:
            yield where, Message("{where}: there is no [units.{unit}]", where=where, unit=unit)
        # A fault in a value that comes from the office is reported there.
        merged = changes if faults else {**general, **changes}
        yield from (
            (where, Message("{where} {message}", where=where, message=message))
            for message in _faults(merged, week)
        )


def _hours(table: Mapping[str, Any]) -> TrainingHours:
    theme = table.get("theme", ROTATING)
    return TrainingHours(
        days=_weekdays(table["days"]),
        at=_time(table["time"]) or time.min,
        theme=None if theme == ROTATING else theme,
        quiz_days=_weekdays(table.get("quiz_days", [])),
    )


def _faults(table: Mapping[str, Any], week: Sequence[Sequence[Span]] | None) -> Iterator[Message]:
    yield from (Message("has unknown '{key}'", key=key) for key in sorted(table.keys() - _KEYS))
    themes = (ROTATING, *THEMES)
    if table.get("theme", ROTATING) not in themes:
        yield Message(
            "has theme '{theme}'; known are: {known}", theme=table["theme"], known=", ".join(themes)
        )
    if table.get("days", ["monday"]) == []:
        yield Message("needs at least one day for the cards")
    lists = {key: table.get(key, []) for key in ("days", "quiz_days")}
    for key, days in lists.items():
        if not isinstance(days, list) or not all(day in WEEKDAYS for day in days):
            yield Message("{key} must be a list of: {known}", key=key, known=", ".join(WEEKDAYS))
            return
    at = _time(table.get("time", "00.00"))
    if at is None:
        yield Message("has time '{time}'; write it like 08.00", time=table["time"])
    elif week is not None and "time" in table:
        yield from _closed(lists, at, week)


def _closed(
    lists: Mapping[str, list[str]], at: time, week: Sequence[Sequence[Span]]
) -> Iterator[Message]:
    for day in {day: None for days in lists.values() for day in days}:
        spans = week[WEEKDAYS.index(day)]
        if not spans:
            yield Message("names {day}, on which the office is closed", day=day)
        elif not spans[0][0] <= at < spans[-1][1]:
            yield Message("has a time at which the office is closed on {day}", day=day)


def _weekdays(days: Sequence[str]) -> tuple[int, ...]:
    return tuple(sorted({WEEKDAYS.index(day) for day in days}))


def _time(text: Any) -> time | None:
    found = _TIME.fullmatch(text.strip()) if isinstance(text, str) else None
    return time(int(found[1]), int(found[2])) if found else None
