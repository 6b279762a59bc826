"""The office of `tests/office/archive.py`."""

from tests.office.archive import archive, officer, shelf

__all__ = ["archive", "officer", "shelf"]
