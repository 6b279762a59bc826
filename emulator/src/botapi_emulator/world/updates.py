"""Updates waiting for a bot: numbered, kept until confirmed, handed out again until then.

Beside them the queries of people who wait for what the bot answers.
"""

import asyncio
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from botapi_emulator.world.bots import Bot

Update = dict[str, Any]

SENT_ONLY_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}
"""Kinds a bot gets only if its allowed_updates names them."""


class UpdateQueue:
    """One bot's queue; update_ids count up without gaps."""

    def __init__(self, first_id: int = 900_000_001) -> None:
        self.allowed: list[str] | None = None
        self._next_id = first_id
        self._pending: deque[Update] = deque()
        self._arrived = asyncio.Event()

    def __len__(self) -> int:
        return len(self._pending)

    def add(self, update: Update) -> int:
        """Queue one update and return its id; a kind the bot does not want only uses up an id."""
        self.add_many([update])
        return self._next_id - 1

    def add_many(self, updates: Iterable[Update]) -> int:
        """Queue updates, giving an update_id to those that have none; returns how many."""
        before = len(self._pending)
        for update in updates:
            update_id = update.get("update_id", self._next_id)
            self._next_id = max(self._next_id, update_id + 1)
            if self._wants(update):
                self._pending.append({"update_id": update_id, **update})
        self._arrived.set()
        return len(self._pending) - before

    def _wants(self, update: Update) -> bool:
        kind = next((key for key in update if key != "update_id"), "")
        return kind in self.allowed if self.allowed else kind not in SENT_ONLY_ON_REQUEST

    def confirm(self, offset: int) -> None:
        """Forget the updates below `offset`; a negative one keeps only that many of the last."""
        if offset < 0:
            excess = len(self._pending) + offset
            offset = self._pending[excess]["update_id"] if excess > 0 else 0
        while self._pending and self._pending[0]["update_id"] < offset:
            self._pending.popleft()

    def first(self, limit: int) -> list[Update]:
        """The oldest updates still waiting."""
        return list(islice(self._pending, limit))

    def nearest(self, limit: int) -> Iterator[Update]:
        """The same one after another, as long as nothing is added or taken away."""
        return islice(self._pending, limit)

    def remove(self, update_id: int) -> None:
        """Forget one update, wherever it stands."""
        for place, update in enumerate(self._pending):
            if update["update_id"] == update_id:
                del self._pending[place]
                return

    def clear(self) -> None:
        """Drop everything that waits."""
        self._pending.clear()

    def wake(self) -> None:
        """Let those who wait look again."""
        self._arrived.set()

    async def arrival(self) -> None:
        """Wait until something is queued (or `wake` is called) after this call."""
        self._arrived.clear()
        await self._arrived.wait()


@dataclass
class CallbackQuery:
    """A tapped button waiting for the bot's answer; `answer` is set once it came."""

    id: str
    bot: "Bot"
    user_id: int
    asked_at: datetime
    game: str = ""
    answer: dict[str, Any] | None = None


@dataclass
class InlineQuery:
    """What somebody typed after the bot's username; `results` are set once the bot answered."""

    id: str
    bot: "Bot"
    user_id: int
    text: str
    offset: str = ""
    next_offset: str = ""
    button: dict[str, Any] = field(default_factory=dict)
    """What the bot offers above its results: to talk to it, or an app."""
    results: list[dict[str, Any]] | None = None
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
