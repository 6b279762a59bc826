"""The rate limiter of one of several replicas: each has its share of what all may send."""

import asyncio
from contextvars import ContextVar

import structlog

from bot.telegram.pace.budget import Trip, permitted
from bot.telegram.pace.rate_limiter import RateLimiter
from office.outbox import Pacing
from office.replicas import Replicas

# Set by the sender: a message of the outbox took its moment of the chat when it was claimed.
is_claimed: ContextVar[bool] = ContextVar("is_claimed", default=False)

log = structlog.get_logger("bot.pace")


class SharedRateLimiter(RateLimiter):
    """Shares the second among the replicas at work, and a chat's pace with their outboxes."""

    def __init__(self, replicas: Replicas, pacing: Pacing) -> None:
        super().__init__(most=lambda: replicas.share_of(permitted()))
        self._pacing = pacing

    async def _pass(self, chat: str, weight: int) -> Trip:
        if not is_claimed.get():
            await self._wait_for_chat(chat)
        return await super()._pass(chat, weight)

    async def _wait_for_chat(self, chat: str) -> None:
        try:
            wait = await self._pacing.reserve(int(chat))
        except Exception as error:  # noqa: BLE001 - Telegram refuses what is too much, and we wait
            log.warning("sent without a turn", reason=type(error).__name__)
            return
        await asyncio.sleep(wait.total_seconds())
