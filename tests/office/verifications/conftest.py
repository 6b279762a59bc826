"""The office's services on a database of either kind, without Telegram."""

from tests.office.archive import archive, shelf

__all__ = ["archive", "shelf"]
