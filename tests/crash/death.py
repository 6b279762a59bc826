"""A kill within this process: from the first reply on nothing reaches Telegram any more."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Any

from botapi_emulator import Call, Emulator, Person
from tests.journeys.conftest import Office
from tests.waiting import PATIENCE_SECONDS

REPLIES = frozenset({"answerCallbackQuery", "editMessageText", "sendMessage", "sendPhoto"})
Act = Callable[[Person], Awaitable[Any]]


@dataclass(frozen=True)
class Lives:
    """Who is there in every life of an office, and what opens it for the next one."""

    people: dict[str, Person]
    begins: Callable[[], AbstractAsyncContextManager[Office]]


@dataclass
class Death:
    """Lets nothing through from the first reply on, as if the process were gone."""

    fragment: str
    struck: asyncio.Event = field(default_factory=asyncio.Event)
    is_over: bool = False
    shown: int = 0

    def arrives(self, call: Call) -> bool:
        if not self.is_over and call.method in REPLIES:
            self.struck.set()
        return not self.is_over and self.struck.is_set()

    def has_shown(self) -> bool:
        return self.shown > 0

    def is_carried_out(self, call: Call) -> bool:
        self.shown += call.refusal is None and self.fragment in call.text("text")
        return False


async def dies(telegram: Emulator, death: Death, person: Person, act: Act) -> None:
    """Let a person make a move, and nothing of the bot's reply arrive."""
    telegram.faults.lift()
    telegram.faults.watch(death)
    await act(person)
    await asyncio.wait_for(death.struck.wait(), PATIENCE_SECONDS)
