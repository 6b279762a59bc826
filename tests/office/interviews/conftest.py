"""The office of `tests/office/archive.py`."""

from tests.office.archive import archive, officer

__all__ = ["archive", "officer"]
