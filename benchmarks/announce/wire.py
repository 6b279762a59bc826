"""The traffic between the bot and Telegram: who was sent what, when, and what is unanswered."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from botapi_emulator import Call


@dataclass(eq=False)
class Wire:
    """Notes every request at its arrival and its end. `words` identify the announcement's copies.

    Times are seconds of `time.perf_counter`. It watches as a fault of the emulator and must come
    before the delay: a request arrives when its latency begins.
    """

    words: str
    audience: frozenset[int]
    """The chats to which it goes."""
    sent_at: list[float] = field(default_factory=list)
    """When each copy of the announcement was delivered."""
    edited_at: list[float] = field(default_factory=list)
    """When a message was edited: edits of the trainer's live numbers count for the same limit."""
    told: Counter[int] = field(default_factory=Counter)
    """How many copies each chat got."""
    on_message: dict[tuple[int, str], "asyncio.Future[float]"] = field(default_factory=dict)
    _unanswered: set[int] = field(default_factory=set)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def arrives(self, call: Call) -> bool:
        """Note a copy of the announcement as being sent. Never cuts a connection."""
        if self._is_copy(call):
            self._unanswered.add(id(call))
        return False

    def is_carried_out(self, call: Call) -> bool:
        """Return whether to cut the connection: never."""
        return False

    def answered(self, call: Call) -> None:
        """Note what was delivered."""
        if call.method == "editMessageText" and call.refusal is None:
            self.edited_at.append(time.perf_counter())
        if call.method != "sendMessage":
            return
        self._unanswered.discard(id(call))
        if call.refusal is not None:
            return
        now, chat_id = time.perf_counter(), int(call.params["chat_id"])
        if self._is_copy(call):
            self.sent_at.append(now)
            self.told[chat_id] += 1
            self._news.set()
        for (wanted, fragment), arrived in self.on_message.items():
            if wanted == chat_id and fragment in _text(call.params) and not arrived.done():
                arrived.set_result(now)

    @property
    def in_flight(self) -> int:
        """Return how many copies have reached Telegram and are not delivered yet."""
        return len(self._unanswered)

    @property
    def repeats(self) -> int:
        return self.told.total() - len(self.told)

    @property
    def per_second(self) -> float:
        """Return the copies per second from the first to the last."""
        return (len(self.sent_at) - 1) / (self.sent_at[-1] - self.sent_at[0])

    @property
    def per_second_with_edits(self) -> float:
        """Return the copies and edits per second from the first copy to the last."""
        first, last = self.sent_at[0], self.sent_at[-1]
        edits = sum(first < moment < last for moment in self.edited_at)
        return (len(self.sent_at) - 1 + edits) / (last - first)

    async def until_delivered(self, copies: int) -> None:
        """Wait until so many copies are delivered."""
        while len(self.sent_at) < copies:
            self._news.clear()
            await self._news.wait()

    async def arrival(self, chat_id: int, fragment: str) -> float:
        """Wait for a message to the chat with this text in it. Return when it was delivered."""
        arrived: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self.on_message[chat_id, fragment] = arrived
        try:
            return await arrived
        finally:
            del self.on_message[chat_id, fragment]

    def _is_copy(self, call: Call) -> bool:
        is_to_them = call.method == "sendMessage" and int(call.params["chat_id"]) in self.audience
        return is_to_them and self.words in _text(call.params)


def _text(params: dict[str, Any]) -> str:
    return str(params.get("text", ""))
