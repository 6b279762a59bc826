"""Somebody has blocked the bot: who hears it, and what still comes on the return."""

from office.unreached.notices import UnreachedNotice
from office.unreached.service import Unreached, table

__all__ = [
    "Unreached",
    "UnreachedNotice",
    "table",
]
