"""The table [training] of `office.toml`: when 5S cards and quizzes come, and to which theme."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from knowledge.reading.opening_hours import WEEKDAYS, Span
from knowledge.reading.toml_file import Complaint
from knowledge.reading.training_rules import THEMES

ROTATING = "bergilir"
_TIME = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")
_KEYS = {"days", "time", "theme", "quiz_days"}
_NEEDED = {"days", "time"}


@dataclass(frozen=True)
class TrainingHours:
    """When cards and quizzes come; weekdays counted from Monday, which is 0."""

    days: tuple[int, ...]
    at: time
    theme: str | None = None
    """None: it changes with the week."""
    quiz_days: tuple[int, ...] = ()


@dataclass(frozen=True)
class TrainingPlan:
    """The office's hours of training, and those of the units that differ."""

    office: TrainingHours
    of_unit: Mapping[str, TrainingHours]


def plan(table: Mapping[str, Any] | None) -> TrainingPlan | None:
    """Build the plan from a table that nothing is wrong with; without one there is no training."""
    if table is None:
        return None
    units = table.get("units", {})
    return TrainingPlan(
        _hours(table), {unit: _hours({**table, **own}) for unit, own in units.items()}
    )


def complaints(
    table: Any, units: Sequence[str], week: Sequence[Sequence[Span]] | None
) -> Iterator[Complaint]:
    """Yield what is wrong with [training]; `week` is None where the hours are faulty themselves."""
    if table is None:
        return
    where = "[training]"
    if not isinstance(table, dict):
        yield "training", f"{where} must be a table"
        return
    general = {key: value for key, value in table.items() if key != "units"}
    for key in sorted(_NEEDED - general.keys()):
        yield where, f"{where} lacks '{key}'"
    faults = list(_faults(general, week))
    yield from ((where, f"{where} {message}") for message in faults)
    own = table.get("units", {})
    if not isinstance(own, dict) or not all(isinstance(one, dict) for one in own.values()):
        yield "[training.units", "[training.units.…] must hold tables"
        return
    for unit, changes in own.items():
        where = f"[training.units.{unit}]"
        if unit not in units:
            yield where, f"{where}: there is no [units.{unit}]"
        # What it takes over from the office is complained of there.
        merged = changes if faults else {**general, **changes}
        yield from ((where, f"{where} {message}") for message in _faults(merged, week))


def _hours(table: Mapping[str, Any]) -> TrainingHours:
    theme = table.get("theme", ROTATING)
    return TrainingHours(
        days=_weekdays(table["days"]),
        at=_time(table["time"]) or time.min,
        theme=None if theme == ROTATING else theme,
        quiz_days=_weekdays(table.get("quiz_days", [])),
    )


def _faults(table: Mapping[str, Any], week: Sequence[Sequence[Span]] | None) -> Iterator[str]:
    yield from (f"has unknown '{key}'" for key in sorted(table.keys() - _KEYS))
    themes = (ROTATING, *THEMES)
    if table.get("theme", ROTATING) not in themes:
        yield f"has theme '{table['theme']}'; known are: {', '.join(themes)}"
    if table.get("days", ["monday"]) == []:
        yield "needs at least one day for the cards"
    lists = {key: table.get(key, []) for key in ("days", "quiz_days")}
    for key, days in lists.items():
        if not isinstance(days, list) or not all(day in WEEKDAYS for day in days):
            yield f"{key} must be a list of: {', '.join(WEEKDAYS)}"
            return
    at = _time(table.get("time", "00.00"))
    if at is None:
        yield f"has time '{table['time']}'; write it like 08.00"
    elif week is not None and "time" in table:
        yield from _closed(lists, at, week)


def _closed(
    lists: Mapping[str, list[str]], at: time, week: Sequence[Sequence[Span]]
) -> Iterator[str]:
    for day in {day: None for days in lists.values() for day in days}:
        spans = week[WEEKDAYS.index(day)]
        if not spans:
            yield f"names {day}, on which the office is closed"
        elif not spans[0][0] <= at < spans[-1][1]:
            yield f"has a time at which the office is closed on {day}"


def _weekdays(days: Sequence[str]) -> tuple[int, ...]:
    return tuple(sorted({WEEKDAYS.index(day) for day in days}))


def _time(text: Any) -> time | None:
    found = _TIME.fullmatch(text.strip()) if isinstance(text, str) else None
    return time(int(found[1]), int(found[2])) if found else None
