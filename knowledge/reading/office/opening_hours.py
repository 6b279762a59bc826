"""The tables [hours] and [calendar] of `office.toml`: when the office works."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise
from typing import Any

from knowledge.reading.faults import Message
from knowledge.reading.toml_file import Complaint

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPAN = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)\s*[-–]\s*([01]?\d|2[0-3])[.:]([0-5]\d)")

Span = tuple[time, time]


@dataclass(frozen=True)
class OpeningHours:
    """The spans of each day, Monday first. A day without spans is off."""

    week: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True)
class Calendar:
    """The days that the office adds to the national holidays, and those that it takes away."""

    joint_leave: tuple[date, ...] = ()
    closed_on: tuple[date, ...] = ()
    open_on: tuple[date, ...] = ()


_CALENDAR_KEYS = tuple(Calendar.__dataclass_fields__)


def hours(table: Mapping[str, list[str]]) -> OpeningHours:
    """Build the hours from a table that has no faults."""
    return OpeningHours(
        tuple(tuple(filter(None, map(_span, table.get(day, [])))) for day in WEEKDAYS)
    )


def calendar(table: Mapping[str, list[date]]) -> Calendar:
    """Build the calendar from a table that has no faults."""
    return Calendar(**{key: tuple(days) for key, days in table.items()})


def hours_complaints(table: Any) -> Iterator[Complaint]:
    """Yield what is wrong with [hours]."""
    if not isinstance(table, dict) or not any(table.values()):
        yield "[hours]", Message("[hours] must hold the spans of at least one weekday")
        return
    for day, spans in table.items():
        if day not in WEEKDAYS:
            yield (
                day,
                Message(
                    "[hours] '{day}' is no weekday; known are: {known}",
                    day=day,
                    known=", ".join(WEEKDAYS),
                ),
            )
        elif not isinstance(spans, list):
            yield (
                day,
                Message(
                    '[hours] {day} must be a list like ["07.30-12.00", "13.00-16.00"]', day=day
                ),
            )
        else:
            yield from (
                (day, Message("[hours] {day}: {message}", day=day, message=message))
                for message in _span_faults(spans)
            )


def calendar_complaints(table: Any) -> Iterator[Complaint]:
    """Yield what is wrong with [calendar]."""
    if not isinstance(table, dict):
        yield "[calendar]", Message("[calendar] must be a table")
        return
    for key, days in table.items():
        if key not in _CALENDAR_KEYS:
            yield (
                key,
                Message(
                    "[calendar] has unknown '{key}'; known are: {known}",
                    key=key,
                    known=", ".join(_CALENDAR_KEYS),
                ),
            )
        elif not isinstance(days, list) or not all(map(_is_day, days)):
            yield (
                key,
                Message(
                    "[calendar] {key} must be a list of days like 2026-12-24, without quotes",
                    key=key,
                ),
            )


def _span_faults(spans: list[Any]) -> Iterator[Message]:
    read = [_span(text) for text in spans]
    for text, span in zip(spans, read, strict=True):
        if span is None:
            yield Message("'{text}' is no span; write it like 07.30-12.00", text=text)
        elif span[0] >= span[1]:
            yield Message("'{text}' ends before it begins", text=text)
    known = [span for span in read if span is not None]
    for earlier, later in pairwise(known):
        if later[0] < earlier[1]:
            yield Message("the spans overlap or are out of order")


def _span(text: Any) -> Span | None:
    found = _SPAN.fullmatch(text.strip()) if isinstance(text, str) else None
    if found is None:
        return None
    hour, minute, end_hour, end_minute = map(int, found.groups())
    return time(hour, minute), time(end_hour, end_minute)


def _is_day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)
