"""The table [pilot] of `office.toml`: the day from which the weeks of use are counted."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from knowledge.reading.faults import Message
from knowledge.reading.toml_file import Complaint


def begins(table: Mapping[str, Any]) -> date | None:
    """Return the day on which the pilot begins; None if the office has none."""
    found = table.get("begins")
    return found if isinstance(found, date) else None


def complaints(table: Any) -> Iterator[Complaint]:
    """Yield what is wrong with [pilot]."""
    if not isinstance(table, dict):
        yield "pilot", Message("[pilot] must be a table")
        return
    for key in table.keys() - {"begins"}:
        yield key, Message("[pilot] has unknown '{key}'", key=key)
    day = table.get("begins")
    if day is not None and (not isinstance(day, date) or isinstance(day, datetime)):
        yield "begins", Message("[pilot] begins must be a date, such as 2027-02-15")
