"""Keeps what the bot sends below what Telegram accepts: over all, and to each chat.

Everything goes through here: the answers to a person, their edited screens, and what the outbox
sends. Who writes to a chat that has had its burst waits; so nothing provokes a 429.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sized
from typing import Any

from telegram._utils.types import JSONDict
from telegram.ext import BaseRateLimiter

from bot.telegram.pace.budget import Budget, Precedence, Trip, permitted, precedence
from bot.telegram.pace.chats import Chats

_MESSAGES = ("send", "copy", "forward")
_EDITS = ("editMessage",)
_FREE = ("sendChatAction",)


def is_message(endpoint: str) -> bool:
    """Whether this method puts a message into a chat."""
    return endpoint.startswith(_MESSAGES) and endpoint not in _FREE


def is_counted(endpoint: str) -> bool:
    """Whether Telegram counts this method: it does not tell edits from messages."""
    return is_message(endpoint) or endpoint.startswith(_EDITS)


class RateLimiter(BaseRateLimiter[None]):
    """Lets messages through at Telegram's pace, the urgent ones first."""

    def __init__(self, most: Callable[[], int] = permitted) -> None:
        self.most = most
        self._budget = Budget(lambda: self.most())
        self._chats = Chats()

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    def room(self, seconds: float, least: Precedence = Precedence.LAST) -> int:
        """Return how many more messages of this precedence can be sent within this time."""
        return self._budget.room(seconds, least)

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | JSONDict | list[JSONDict]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> bool | JSONDict | list[JSONDict]:
        """Carry out the request, after a wait if the chat or the second is full."""
        if not is_counted(endpoint):
            return await callback(*args, **kwargs)
        trip = await self._pass(str(data.get("chat_id", "")), _weight(data))
        is_done = False
        try:
            answer = await callback(*args, **kwargs)
            is_done = True
        finally:
            self._budget.is_back(trip, is_done=is_done)
        # The rest of a copy follows its files soon: if it came too late, all would be sent again.
        precedence.set(min(precedence.get(), Precedence.USUAL))
        return answer

    async def _pass(self, chat: str, weight: int) -> Trip:
        if (wait := self._chats.reserve(chat, weight)) > 0:
            await asyncio.sleep(wait)
        return await self._budget.pass_one(weight)


def _weight(data: dict[str, Any]) -> int:
    """Return how many messages it is: each picture of an album is one."""
    media = data.get("media")
    return len(media) if isinstance(media, Sized) else 1
