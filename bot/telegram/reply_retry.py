"""Retries a reply when the update has had its effect and only the answer is missing."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import structlog
from telegram._utils.types import JSONDict
from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.telegram.pace import backoff
from bot.telegram.pace.rate_limiter import is_message
from office.inbox import is_answered, is_effect_stored, note_answer

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0

log = structlog.get_logger("bot.telegram.reply_retry")


class ReplyRetry(BaseRateLimiter[None]):
    """Stands in front of another rate limiter.

    As long as an update has had no effect, the worker runs its handlers again when the network
    fails. Afterwards a second run would promise twice or escalate two tiers, so only the request
    is repeated, here.
    """

    def __init__(
        self,
        gate: BaseRateLimiter[None],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._gate = gate
        self._sleep = sleep

    async def initialize(self) -> None:
        """Open the limiter behind."""
        await self._gate.initialize()

    async def shutdown(self) -> None:
        """Close the limiter behind."""
        await self._gate.shutdown()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | JSONDict | list[JSONDict]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> bool | JSONDict | list[JSONDict]:
        """Carry out the request. Retry it where the worker would not run the handler again."""
        pause = _FIRST_PAUSE
        while True:
            try:
                result = await self._gate.process_request(
                    callback, args, kwargs, endpoint, data, rate_limit_args
                )
            except TelegramError as error:
                # A form's step leaves its update open, but what was said is not said again.
                is_begun = is_effect_stored() or is_answered()
                if not (is_begun and backoff.passes_by_itself(error)):
                    raise
                if isinstance(error, RetryAfter):
                    pause = backoff.seconds(error)
                log.warning("answer delayed", method=endpoint, reason=type(error).__name__)
            else:
                if is_message(endpoint):
                    note_answer()
                return result
            await self._sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
