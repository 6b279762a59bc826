"""The office's services on a database of either kind, without Telegram."""

from tests.office.archive import archive, officer

__all__ = ["archive", "officer"]
