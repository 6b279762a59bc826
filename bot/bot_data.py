"""What every handler can reach: the office's services, its content, the commands."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from bot.metrics.metrics import Metrics
from bot.telegram import StaleButton
from bot.telegram.menus import Command, Menus
from bot.telegram.pace.rate_limiter import RateLimiter
from bot.texts.help import Groups
from bot.watchdog import Watchdog
from knowledge.reading.fronts import Front
from knowledge.shelf import Passage, Shelf
from office.errors import Refusal
from office.privacy import Kind
from office.services import Services
from office.settings import Settings


@dataclass
class BotData:
    """Shared by all handlers. What changes in it need not be stored."""

    services: Services
    shelf: Shelf
    zone: ZoneInfo
    commands: tuple[Command, ...]
    help: Groups
    menus: Menus
    refusals: Mapping[type[Refusal], Callable[[Any], str] | str]
    settings: Settings
    pace: RateLimiter
    metrics: Metrics = field(default_factory=Metrics)
    watchdog: Watchdog = field(default_factory=Watchdog)
    # Lets a handler that waits give its place to another chat. Set once the chat queues are open.
    slot_released: Callable[[], AbstractAsyncContextManager[None]] = nullcontext
    # Whether updates come in.
    is_open: bool = False
    failures: dict[int, Exception] = field(default_factory=dict)
    # Questions that were answered while nothing could be stored. They are recorded later, without
    # another answer.
    unrecorded: set[int] = field(default_factory=set)
    # The faults of the files on disk that each member was told.
    told_faults: dict[int, frozenset[str]] = field(default_factory=dict)
    # Updates whose sender was told that they wait for space on the disk.
    told_unstored: set[int] = field(default_factory=set)
    masked: ContextVar[tuple[Kind, ...]] = field(
        default_factory=lambda: ContextVar("masked", default=())
    )

    def refusal(self, error: Refusal) -> str:
        """Put a refusal of the office into a polite sentence."""
        phrase = self.refusals[type(error)]
        return phrase if isinstance(phrase, str) else phrase(error)

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Note for the length of the block that updates come in."""
        self.is_open = True
        try:
            yield
        finally:
            self.is_open = False

    def passage(self, section_address: str) -> Passage:
        """Return the section behind a button.

        Raises:
            StaleButton: it is gone; if its SOP is off, with the SOP.
        """
        passage = self.shelf.passage(section_address)
        if passage is None:
            raise StaleButton(self.shelf.unused_at(section_address))
        return passage

    def shown(self, place: str) -> Passage | Front:
        """Return the section or the front page behind a button: its address, or the page's id.

        Raises:
            StaleButton: it is gone; if its SOP is off, with the SOP.
        """
        if place in self.shelf.off:
            raise StaleButton(self.shelf.off[place])
        return self.shelf.front(place) or self.passage(place)
