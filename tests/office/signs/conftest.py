"""The office of `tests/office/archive.py`."""

from tests.office.archive import andi, archive, hendra, officer

__all__ = ["andi", "archive", "hendra", "officer"]
