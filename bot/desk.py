"""What lies within reach of every handler: the office's services, the shelf and the directory."""

import asyncio
from contextvars import ContextVar
from dataclasses import dataclass, field

from bot.menus import Command
from knowledge.directory import Directory
from knowledge.shelf import Shelf
from office.privacy import Kind
from office.questions.pace import Pace
from office.services import Services


@dataclass
class Desk:
    """Shared by all handlers; only `paces` and `failures` change, and neither is worth keeping."""

    services: Services
    shelf: Shelf
    directory: Directory
    commands: tuple[Command, ...]
    paces: dict[int, Pace] = field(default_factory=dict)
    failures: dict[int, Exception] = field(default_factory=dict)
    masked: ContextVar[tuple[Kind, ...]] = field(
        default_factory=lambda: ContextVar("masked", default=())
    )

    async def reload(self) -> None:
        """Read the content again, in a thread: building the index takes a moment.

        Raises:
            BrokenKnowledge: the new content has faults; the old stays in use.
        """
        await asyncio.to_thread(self.shelf.reload)
