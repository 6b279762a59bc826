"""Handles one letter of the inbox: retries what the network broke, and ends everything else."""

import asyncio
import json

import structlog
from telegram import Update
from telegram.error import RetryAfter

from bot.context import App
from bot.telegram import backoff
from office.inbox import Inbox, LeaseLost, Letter

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0

log = structlog.get_logger("bot.intake.worker")


class Worker:
    """Runs the handlers on a letter until its effect is stored and its answer is out."""

    def __init__(self, application: App, inbox: Inbox) -> None:
        self._application = application
        self._desk = application.bot_data
        self._inbox = inbox

    async def handle(self, letter: Letter) -> None:
        """Handle one letter. It stays open in the inbox until this returns."""
        pause = _FIRST_PAUSE
        while True:
            if letter.owner not in (None, self._inbox.identity.name):
                log.warning("left to another replica", update=letter.update_id)
                return
            error = await self._attempt(letter)
            if error is None:
                return
            if isinstance(error, LeaseLost):
                log.warning("another replica was faster", update=letter.update_id)
                return
            if not backoff.passes_by_itself(error):
                log.error("update given up", update=letter.update_id, exc_info=error)
                await self._inbox.give_up(letter)
                return
            if isinstance(error, RetryAfter):
                pause = backoff.seconds(error)
                # The outbox must wait as well: Telegram's limit is one for all of us.
                await self._desk.services.outbox.hold_everything(pause)
            log.warning("answer delayed", update=letter.update_id, reason=type(error).__name__)
            async with self._desk.resting():
                await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def _attempt(self, letter: Letter) -> Exception | None:
        """Run the handlers once and return what went wrong, if anything did."""
        self._desk.masked.set(letter.masked)
        with structlog.contextvars.bound_contextvars(update=letter.update_id):
            try:
                # Read within the try: a shape that nobody knows must be closed like any failure.
                update = Update.de_json(json.loads(letter.payload), self._application.bot)
                async with self._inbox.handling(letter.update_id, letter.owner):
                    await self._application.process_update(update)
                    if error := self._desk.failures.pop(letter.update_id, None):
                        raise error
            except Exception as error:  # noqa: BLE001 - the last place that can decide what next
                return error
        return None
