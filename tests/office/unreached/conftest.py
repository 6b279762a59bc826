"""The office of `tests/office/archive.py`."""

from tests.office.archive import archive, shelf

__all__ = ["archive", "shelf"]
