"""Says what was masked in what somebody has sent, and deletes that from the chat."""

from telegram import Update
from telegram.error import BadRequest

from bot.context import AppContext
from bot.screens import data_protection as screens
from bot.telegram import Screen, callback_arguments, reply
from bot.texts import talk
from bot.texts.data_protection import own_messages as texts


async def tell_masked(update: Update, context: AppContext, words: str = "") -> None:
    """Say what was masked in the message in hand, if anything was; `words` say it otherwise.

    The message itself still lies in the chat: it is deleted, or its sender is offered that.
    """
    if not context.masked:
        return
    said, sent = words or talk.masked(context.masked), update.message
    # A photo must have arrived first: then its sender is told anyway.
    is_text = sent is not None and sent.text is not None
    deletes = is_text and context.bot_data.shelf.directory.protection.deletes_own_messages
    if deletes and await _delete(update):
        await reply.send(update, Screen(f"{said} {texts.IS_DELETED}"))
        return
    rows = screens.delete([sent.message_id]) if sent is not None and is_text else ()
    await reply.send(
        update, Screen(f"{said} {texts.STILL_THERE if rows else texts.FILE_STILL_THERE}", rows)
    )


async def delete_own(update: Update, context: AppContext) -> None:
    """Delete the message that the button names, and say what Telegram still holds."""
    await reply.acknowledge(update)
    numbers = screens.numbers(callback_arguments.arguments(update))
    are_gone = [await _delete(update, number) for number in numbers]
    await reply.show(update, Screen(texts.DELETED if all(are_gone) else texts.CANNOT_DELETE))


async def _delete(update: Update, number: int | None = None) -> bool:
    """Delete a message of this chat. False if Telegram refuses, for example after 48 hours."""
    chat, sent = update.effective_chat, update.effective_message
    if chat is None or sent is None:
        return False
    try:
        return await chat.delete_message(number or sent.message_id)
    except BadRequest:
        return False
