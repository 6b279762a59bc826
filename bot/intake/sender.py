"""Sends what lies in the outbox: claims it, reads its subject anew, and notes how it ended."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import suppress
from datetime import timedelta

import structlog
from telegram.error import BadRequest, Forbidden, RetryAfter

from bot.bot_data import BotData
from bot.context import App
from bot.metrics import metrics
from bot.telegram.connection.redact import without_token
from bot.telegram.outgoing import Outgoing, Sent, deliver
from bot.telegram.pace import backoff, budget, shared_rate_limiter
from bot.telegram.pace.budget import Precedence
from office.database.health import trouble
from office.outbox import (
    Claim,
    Outbox,
    OutboxMessage,
    Pause,
    Priority,
    Trouble,
    pause_before_retry,
)

# Shorter than the outbox's leases: who takes over a lease knows that this sender has given up.
SEND_TIMEOUT_SECONDS = 30
PREPARE_TIMEOUT_SECONDS = 10
# At Telegram's pace this many are on their way at once when an answer takes two seconds.
MOST_IN_HAND = 64
# What can be sent within this time is claimed: long enough to prepare a message, and short enough
# that an urgent one need not wait long for its claim.
HORIZON_SECONDS = 0.4
# Another process may have left work behind, and nothing wakes this one for it.
_LONGEST_REST = timedelta(seconds=5)
_CLOSING_SECONDS = 10
_AFTER_A_MISHAP_SECONDS = 1
_LONGEST_ERROR = 200
# The priority that a message has at least to go with this precedence.
_LEAST = {
    Precedence.FIRST: Priority.URGENT,
    Precedence.USUAL: Priority.NORMAL,
    Precedence.LAST: Priority.BULK,
}

Renderer = Callable[[OutboxMessage, BotData], Awaitable[Outgoing | None]]
Undelivered = Callable[[OutboxMessage, Trouble], Awaitable[None]]

log = structlog.get_logger("bot.intake.sender")


class Sender:
    """Carries the outbox to Telegram until cancelled.

    A renderer turns a fact into a message, or into None if it is obsolete. `undelivered` is told
    of every message that will never arrive, before it is closed; after a crash perhaps twice.
    `tried` is told how each attempt ended. Kinds `for_former` go to those who have left, too.
    `room` says how many messages of a precedence the pace lets out within some seconds.
    """

    def __init__(
        self,
        application: App,
        outbox: Outbox,
        renderers: Mapping[str, Renderer],
        undelivered: Undelivered,
        tried: Callable[[str], None] = lambda _: None,
        for_former: Collection[str] = (),
        room: Callable[[float, Precedence], int] = lambda _seconds, _precedence: MOST_IN_HAND,
    ) -> None:
        self._bot = application.bot
        self._bot_data = application.bot_data
        self._outbox = outbox
        self._renderers = renderers
        self._undelivered = undelivered
        self._tried = tried
        self._for_former = for_former
        self._room = room
        # The messages on their way, by recipient: nothing else may be claimed for these.
        self._in_hand: dict[asyncio.Task[None], int] = {}
        self._quiet = asyncio.Event()

    async def run(self) -> None:
        """Send until cancelled. What is on its way then gets a moment to arrive."""
        work = self._take_back
        try:
            while True:
                try:
                    await work()
                    work = self._turn
                except Exception:
                    # The database may be down for a while. What waits is safe in it.
                    log.exception("the outbox could not be read")
                    await asyncio.sleep(_AFTER_A_MISHAP_SECONDS)
        finally:
            await self._close()

    async def _take_back(self) -> None:
        """Put back what the previous process held when it died."""
        taken_back = await self._outbox.claims.take_back(self._outbox.claims.owner)
        log.info("sending", taken_back=taken_back)

    async def idle(self) -> None:
        """Wait until nothing is on its way and nothing is due. For tests."""
        self._quiet.clear()
        self._outbox.wake()
        await self._quiet.wait()

    async def _turn(self) -> None:
        """Claim once and pass the time until the next claim."""
        self._outbox.woken.clear()
        self._outbox.urged.clear()
        if len(self._in_hand) >= MOST_IN_HAND:
            await self._outbox.woken.wait()
            return
        places, least = self._places()
        if places < 1:
            await self._nap(HORIZON_SECONDS / 4)
            return
        places = min(places, MOST_IN_HAND - len(self._in_hand))
        claims = await self._outbox.claims.claim(
            self._outbox.claims.owner, places, besides=set(self._in_hand.values()), least=least
        )
        for claim in claims:
            task = asyncio.create_task(self._handle(claim))
            self._in_hand[task] = claim.message.recipient_id
            task.add_done_callback(self._finished)
        if len(claims) == places:
            await self._nap(HORIZON_SECONDS / 2)
        elif not claims:
            if least < Priority.BULK:  # bulk may be due, but was not asked for
                await self._nap(HORIZON_SECONDS / 4)
            await self._rest()

    async def _nap(self, seconds: float) -> None:
        """Wait until there is room for more; something urgent is claimed at once."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._outbox.urged.wait()

    def _places(self) -> tuple[int, Priority]:
        """Return how many may be claimed, and of which priority at least.

        What goes first does not wait for its claim until a long line of others is through.
        """
        for precedence, least in reversed(_LEAST.items()):
            if (places := self._room(HORIZON_SECONDS, precedence)) > 0:
                return places, least
        return 0, Priority.CALL

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._in_hand.pop(task, None)
        if not task.cancelled() and (error := task.exception()) is not None:
            # The message is still claimed; it comes back when the lease runs out.
            log.error("the end of a message could not be noted", exc_info=error)
        # A place is free, and the next message to the same person may go out.
        self._outbox.wake()

    async def _rest(self) -> None:
        """Sleep until something is due, the pace allows it, or a signal comes."""
        pause = await self._outbox.claims.pause()
        is_quiet = pause.until_pace is None and not self._in_hand
        waits = [
            asyncio.ensure_future(self._outbox.woken.wait()),
            asyncio.ensure_future(self._sleep_through(pause)),
        ]
        await asyncio.sleep(0)  # both wait now: a test that waits for quiet may move on
        if is_quiet and not self._outbox.woken.is_set():
            self._quiet.set()
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    async def _sleep_through(self, pause: Pause) -> None:
        if pause.until_pace is not None:
            await self._outbox.pacing.pace_clock.sleep(pause.until_pace)
            return
        clock = self._outbox.clock
        wait = pause.due_at - clock.now() if pause.due_at is not None else _LONGEST_REST
        await clock.sleep(min(wait, _LONGEST_REST))

    async def _handle(self, claim: Claim) -> None:
        """Take one claimed message to its end: sent, dropped, retried or failed."""
        with structlog.contextvars.bound_contextvars(
            message=claim.message.id, kind=claim.message.kind
        ):
            try:
                await self._send(claim)
            except RetryAfter as error:
                seconds = backoff.seconds(error)
                log.warning("telegram asks for patience", seconds=seconds)
                await self._outbox.claims.release(claim)
                recipient = claim.message.recipient_id
                await self._outbox.pacing.refused(claim.chat_id, seconds, recipient)
                self._tried(metrics.HELD)
            except Exception as error:  # noqa: BLE001 - sorted by what can be done about it
                await self._fail(claim, error)

    async def _send(self, claim: Claim) -> None:
        if not claim.is_member and claim.message.kind not in self._for_former:
            await self._drop(claim, "the recipient is no longer a member")
            return
        async with asyncio.timeout(PREPARE_TIMEOUT_SECONDS):
            outgoing = await self._renderers[claim.message.kind](claim.message, self._bot_data)
        if outgoing is None:
            await self._drop(claim, "obsolete when its turn came")
            return
        if not await self._outbox.claims.start(claim):
            await self._outbox.claims.release(claim)
            return
        shared_rate_limiter.is_claimed.set(True)
        budget.precedence.set(_precedence_of(claim.message))
        async with asyncio.timeout(SEND_TIMEOUT_SECONDS):
            sent = await deliver(self._bot, claim.chat_id, outgoing)
        await self._note_sent(claim, sent)
        self._tried(metrics.SENT)

    async def _note_sent(self, claim: Claim, sent: Sent) -> None:
        """Note that it is sent. If the connection has died meanwhile, it must not be sent again."""
        await trouble.once_more(
            lambda: self._outbox.claims.sent(claim, sent.message_id, sent.poll_id, sent.ahead)
        )

    async def _drop(self, claim: Claim, why: str) -> None:
        await self._outbox.claims.dropped(claim, why)
        self._tried(metrics.DROPPED)

    async def _fail(self, claim: Claim, error: Exception) -> None:
        """Let the rule choose between another try and the end, and report the end."""
        message, trouble = claim.message, trouble_of(error)
        retry_in = pause_before_retry(
            trouble,
            tries=message.tries + 1,
            age=self._outbox.clock.now() - message.due_at,
            is_urgent=message.is_urgent,
        )
        _log_failure(error, trouble, retry_in)
        if retry_in is None:
            await self._undelivered(message, trouble)
        await self._outbox.claims.failed(claim, _named(error), retry_in)
        self._tried(metrics.DEAD if retry_in is None else metrics.RETRIED)

    async def _close(self) -> None:
        if self._in_hand:
            _, late = await asyncio.wait(self._in_hand, timeout=_CLOSING_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)


def _precedence_of(message: OutboxMessage) -> Precedence:
    return next(first for first, least in _LEAST.items() if message.priority <= least)


def trouble_of(error: Exception) -> Trouble:
    """Sort an error of Telegram's or of our own by what can be done about it."""
    match error:
        case Forbidden():
            return Trouble.UNREACHABLE
        case BadRequest() if "chat not found" in str(error).lower():
            return Trouble.UNREACHABLE
        case BadRequest():
            return Trouble.REFUSED
        case _:
            return Trouble.PASSING


def _log_failure(error: Exception, trouble: Trouble, retry_in: timedelta | None) -> None:
    # A timeout (a process that was frozen, a slow database) is no bug either.
    passes = isinstance(error, TimeoutError) or backoff.passes_by_itself(error)
    if trouble is Trouble.UNREACHABLE or passes:
        seconds = retry_in.total_seconds() if retry_in is not None else None
        log.warning("a message did not arrive", reason=type(error).__name__, retry_in=seconds)
    else:
        log.error("a message could not be sent", exc_info=error)


def _named(error: Exception) -> str:
    return without_token(f"{type(error).__name__}: {error}")[:_LONGEST_ERROR]
