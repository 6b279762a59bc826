"""What screens are drawn from."""

from typing import Protocol
from zoneinfo import ZoneInfo

from knowledge.shelf import Shelf
from office.services import Services


class ScreenSource(Protocol):
    """The office, its shelf, and its time zone."""

    services: Services
    shelf: Shelf
    zone: ZoneInfo
