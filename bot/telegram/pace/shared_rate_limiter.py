"""Lets all replicas share one rate limit: answers also take their turn from the outbox."""

from contextvars import ContextVar

import structlog

from bot.telegram.pace.rate_limiter import RateLimiter, Trip
from office.clock import sleep_until
from office.outbox import Outbox

# Set by the sender: a message of the outbox already has its turn.
has_turn: ContextVar[bool] = ContextVar("has_turn", default=False)

log = structlog.get_logger("bot.pace")


class SharedRateLimiter(RateLimiter):
    """The rate limiter of this process, behind a turn that no other process has.

    Without the turn every replica would send thirty messages a second.
    """

    def __init__(self, outbox: Outbox) -> None:
        super().__init__()
        self._outbox = outbox

    async def _pass(self) -> Trip:
        if not has_turn.get():
            await self._wait_for_turn()
        return await super()._pass()

    async def _wait_for_turn(self) -> None:
        try:
            send_at = await self._outbox.pacing.reserve()
        except Exception as error:  # noqa: BLE001 - Telegram refuses what is too much, and we wait
            log.warning("sent without a turn", reason=type(error).__name__)
            return
        await sleep_until(self._outbox.pacing.pace_clock, send_at)
