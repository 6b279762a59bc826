"""Shows a screen to the sender of an update: as a new message, or in place of the old one."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import cast

from telegram import CallbackQuery, InputFile, LinkPreviewOptions, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.telegram.outgoing import AppBot, keyboard
from bot.telegram.screen import Screen
from bot.telegram.text_message import send_text

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# Telegram's errors for a tap that came too late or changed nothing. No harm is done.
_HARMLESS = ("message is not modified", "query is too old", "query_id_invalid")
# Set where an answer comes after a wait: it quotes what it answers, for others lie in between.
comes_late: ContextVar[bool] = ContextVar("comes_late", default=False)
# A line that stands above the next screen.
note: ContextVar[str] = ContextVar("note", default="")
# Set while something begins whose button stands below an answer: the answer stays.
_below: ContextVar[bool] = ContextVar("below", default=False)
_GONE = ("message to edit not found", "message can't be edited", "caption is too long")


@contextmanager
def below() -> Iterator[None]:
    """Show everything below the tapped button's message for the length of the block."""
    token = _below.set(True)
    try:
        yield
    finally:
        _below.reset(token)


async def send(update: Update, screen: Screen, *, is_quoting: bool = False) -> int:
    """Send the screen as a new message, or as Telegram's reply to what was sent.

    An answer that comes late is always a reply. Returns the id of the message.
    """
    # An answer to a quiz names no chat. A private chat has the id of its person.
    chat = update.effective_chat or update.effective_user
    assert chat is not None  # noqa: S101 - only members' updates come this far
    quoted = update.effective_message if is_quoting or comes_late.get() else None
    reply_to = quoted.message_id if quoted is not None else None
    return await send_text(_bot(update), chat.id, _noted(screen), reply_to)


def _noted(screen: Screen) -> Screen:
    """Return the screen below the note, which is said once."""
    above = note.get()
    note.set("")
    return replace(screen, html=f"{above}\n\n{screen.html}") if above else screen


def _bot(update: Update) -> AppBot:
    return cast(AppBot, update.get_bot())


async def show(update: Update, screen: Screen) -> int | None:
    """Show the screen in place of the tapped button's message, or below if that is gone.

    Returns the id of the message if a new one was sent.
    """
    query = update.callback_query
    if query is None:
        return await send(update, screen)
    await acknowledge(update)
    if _below.get():
        return await send(update, screen)
    screen = _noted(screen)
    try:
        await _edit(query, screen)
    except BadRequest as error:
        if _says(error, _GONE):
            return await send(update, screen)
        if not _says(error, _HARMLESS):
            raise
    return None


async def _edit(query: CallbackQuery, screen: Screen) -> None:
    """Edit the message of the button. If it has a single file, its words are the caption."""
    message = query.message
    if isinstance(message, Message) and message.text is None and message.effective_attachment:
        await query.edit_message_caption(
            screen.html, parse_mode=ParseMode.HTML, reply_markup=keyboard(screen)
        )
        return
    await query.edit_message_text(
        screen.html,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(screen),
        link_preview_options=_NO_PREVIEW,
    )


async def change(update: Update, message_id: int, screen: Screen) -> None:
    """Put the screen in place of a message of the bot's in this chat."""
    chat = update.effective_chat
    assert chat is not None  # noqa: S101 - the door lets only private chats in
    await _bot(update).edit_message_text(
        screen.html,
        chat.id,
        message_id,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(screen),
        link_preview_options=_NO_PREVIEW,
    )


async def show_newest(update: Update, screen: Screen, before: int) -> int:
    """Show a screen, and take the buttons off the message `before` it. Returns the new one's id."""
    sent = await show(update, screen)
    tapped = update.effective_message
    shown = sent or (tapped.message_id if tapped is not None else 0)
    if shown != before:
        await strip(update, before)
    return shown


async def strip(update: Update, message_id: int) -> None:
    """Take the buttons off an earlier message of this chat. It may be gone, or have none."""
    chat = update.effective_chat
    if chat is None or not message_id:
        return
    try:
        await _bot(update).edit_message_reply_markup(chat.id, message_id)
    except BadRequest as error:
        if not _says(error, (*_HARMLESS, *_GONE)):
            raise


async def send_file(update: Update, *, name: str, content: bytes, caption: str) -> None:
    """Send a document as a new message."""
    assert update.effective_chat is not None  # noqa: S101 - only private chats come this far
    await update.effective_chat.send_document(
        InputFile(content, filename=name), caption=caption, parse_mode=ParseMode.HTML
    )


async def send_photo(update: Update, photo: bytes, screen: Screen) -> None:
    """Send a picture with the screen as its caption."""
    assert update.effective_chat is not None  # noqa: S101 - only private chats come this far
    await update.effective_chat.send_photo(
        photo, caption=screen.html, parse_mode=ParseMode.HTML, reply_markup=keyboard(screen)
    )


async def acknowledge(update: Update) -> None:
    """Stop the spinner on the tapped button. A result is never told in a toast alone."""
    if update.callback_query is None:
        return
    try:
        await update.callback_query.answer()
    except BadRequest as error:
        if not _says(error, _HARMLESS):
            raise


def _says(error: BadRequest, phrases: tuple[str, ...]) -> bool:
    return any(phrase in str(error).lower() for phrase in phrases)
