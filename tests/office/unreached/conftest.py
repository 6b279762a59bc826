"""The office of `tests/office/archive.py`."""

from tests.office.archive import archive

__all__ = ["archive"]
