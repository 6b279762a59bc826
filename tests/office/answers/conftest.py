"""The archive, for those who ask and answer in it."""

from tests.office.archive import archive, shelf

__all__ = ["archive", "shelf"]
