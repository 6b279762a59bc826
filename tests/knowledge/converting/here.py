"""Converts in the process of the tests: they are many, and a process for each takes its time."""

from datetime import date

from knowledge.converting import Draft, finished, read
from knowledge.reading.sops.sop import Sop


def convert(name: str, data: bytes, *, sop: Sop | None, today: date | None = None) -> Draft:
    """What `limited.convert` does, without its limits."""
    return finished(read(name, data), name, sop=sop, today=today)
