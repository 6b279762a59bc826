"""What is done about an error: a refusal is said, a stale button excused, a bug gets a number."""

import secrets

import structlog
from telegram import Update
from telegram.error import Forbidden
from telegram.ext import ApplicationHandlerStop

from bot.bot_data import BotData
from bot.context import AppContext
from bot.telegram import ForgedData, Screen, StaleButton, reply
from bot.telegram.pace import backoff
from bot.texts import talk
from bot.texts.questions import not_used
from office.database.health import trouble
from office.errors import Refusal
from office.inbox import LeaseLost

log = structlog.get_logger("bot.errors")


async def on_error(update: object, context: AppContext) -> None:
    """Sort an error by what can be done about it. The worker retries what passes by itself.

    Raises:
        ApplicationHandlerStop: no other handler may see the update. PTB would go on behind a
            door that has failed and let nobody in.
    """
    await _sort(update, context)
    raise ApplicationHandlerStop


async def _sort(update: object, context: AppContext) -> None:
    error = context.error
    if not isinstance(update, Update) or error is None:
        log.error("error outside an update", exc_info=error)
        return
    if isinstance(error, LeaseLost):
        # The replica that has the update now answers it.
        context.failed(update, error)
        return
    try:
        await _tell(update, error, context.bot_data)
    except Exception as second:  # noqa: BLE001 - the network may fail during the apology
        if not backoff.passes_by_itself(error):
            log.error("the apology could not be sent", reason=type(second).__name__)
            error = second
    if isinstance(error, Exception) and backoff.passes_by_itself(error):
        context.failed(update, error)


async def _tell(update: Update, error: Exception, bot_data: BotData) -> None:
    match error:
        case Forbidden():
            log.info("the person has blocked the bot")
        case Refusal():
            # Below, so that what the person was reading stays.
            await reply.acknowledge(update)
            await reply.send(update, Screen(bot_data.refusal(error)))
        case StaleButton(unused=sop) if sop is not None:
            await reply.show(update, Screen(not_used(sop)))
        case StaleButton() | ForgedData():
            await reply.show(update, Screen(talk.STALE_BUTTON))
        case _ if trouble.is_storage_full(error):
            await _tell_unstored(update, bot_data)
        case _ if backoff.passes_by_itself(error):
            pass
        case _:
            number = secrets.token_hex(3).upper()
            # Logged before anything is sent, so that a failing apology cannot hide the bug.
            log.error("a handler failed", number=number, exc_info=error)
            await reply.send(update, Screen(talk.mishap(number)))


async def _tell_unstored(update: Update, bot_data: BotData) -> None:
    """Say once that the disk is full, but not to those who were answered from memory."""
    if update.update_id in bot_data.told_unstored | bot_data.unrecorded:
        return
    bot_data.told_unstored.add(update.update_id)
    await reply.acknowledge(update)
    await reply.send(update, Screen(talk.NOT_STORED_YET))
