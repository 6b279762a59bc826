"""Handles one update of the inbox: retries when the network failed, and closes all else.

An update under which the event loop stands still is tried once more, and then put aside.
"""

import asyncio

import structlog
from telegram import Update
from telegram.error import RetryAfter

from bot.context import App
from bot.intake import shape
from bot.telegram.pace import backoff
from bot.watchdog import StoodStill
from office.inbox import GiveUpReason, Inbox, LeaseLost, StoredUpdate, is_effect_stored

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0
# How often the event loop may stand still under an update.
_MOST_STANDSTILLS = 2

log = structlog.get_logger("bot.intake.worker")


class SetAside(Exception):
    """An update under which the event loop stood still again. It is not tried any more."""


class Worker:
    """Runs the handlers on an update until its effect is stored and its answer is out."""

    def __init__(self, application: App, inbox: Inbox) -> None:
        self._application = application
        self._bot_data = application.bot_data
        self._inbox = inbox

    async def handle(self, stored: StoredUpdate) -> None:
        """Handle one update. It stays open in the inbox until this returns."""
        pause = _FIRST_PAUSE
        error: Exception | StoodStill | None = None
        while True:
            if stored.owner not in (None, self._inbox.identity.name):
                log.warning("left to another replica", update=stored.update_id)
                return
            # What is only to be given up is not handled again.
            if error is None or _passes(error):
                error = await self._attempt(stored)
            try:
                if error is None or await self._is_settled(stored, error):
                    return
                if isinstance(error, RetryAfter):
                    pause = backoff.seconds(error)
                    # If another chat is refused too, the whole bot is over the limit: the outbox
                    # must wait.
                    await self._bot_data.services.outbox.pacing.refused(stored.chat_id, pause)
            except Exception as trouble:
                # The disk may be full. On SQLite nothing but a restart would take it up again.
                if not backoff.passes_by_itself(trouble):
                    raise
                log.warning(
                    "not written down", update=stored.update_id, reason=type(trouble).__name__
                )
            log.warning("answer delayed", update=stored.update_id, reason=type(error).__name__)
            async with self._bot_data.slot_released():
                await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def _is_settled(self, stored: StoredUpdate, error: Exception | StoodStill) -> bool:
        """Whether an update that failed is not tried again: another has it, or it is given up."""
        if isinstance(error, LeaseLost):
            log.warning("another replica was faster", update=stored.update_id)
            return True
        if isinstance(error, shape.UnknownShape):
            log.error("no known shape", update=stored.update_id, field=str(error))
            reason = GiveUpReason.UNREADABLE
        elif isinstance(error, SetAside):
            reason = GiveUpReason.STOOD_STILL
        elif _passes(error):
            return False
        else:
            log.error("update given up", update=stored.update_id, exc_info=error)
            reason = GiveUpReason.FAILED
        await self._inbox.give_up([stored], reason)
        return True

    async def _attempt(self, stored: StoredUpdate) -> Exception | StoodStill | None:
        """Run the handlers once. Returns the error, if there was one."""
        self._bot_data.masked.set(stored.masked)
        with structlog.contextvars.bound_contextvars(update=stored.update_id):
            try:
                async with self._inbox.trying(stored):
                    # Read within the try: an unknown shape must be closed like any failure.
                    update = shape.read(stored.payload, self._application.bot)
                    async with self._inbox.handling(update.update_id, stored.owner):
                        await self._process(update, stored)
                        if error := self._bot_data.failures.pop(update.update_id, None):
                            raise error
            except (Exception, StoodStill) as error:  # noqa: BLE001 - the last place to decide
                return error
        return None

    async def _process(self, update: Update, stored: StoredUpdate) -> None:
        """Run the handlers under the watchdog's eyes.

        Raises:
            StoodStill: the loop stood still under this update. It may be tried once more.
            SetAside: it stood still again.
        """
        try:
            with self._bot_data.watchdog.handling(update.update_id):
                await self._application.process_update(update)
        except StoodStill as error:
            log.error("the event loop stood still under an update", exc_info=error)
            if is_effect_stored():
                return
            if await self._inbox.count_try(stored) >= _MOST_STANDSTILLS:
                raise SetAside from error
            raise


def _passes(error: Exception | StoodStill) -> bool:
    """Whether an update under which this happened is handled again."""
    return isinstance(error, StoodStill) or backoff.passes_by_itself(error)
