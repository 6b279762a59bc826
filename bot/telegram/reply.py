"""Shows a screen to the sender of an update: as a new message, or in place of the old one."""

from telegram import (
    CallbackQuery,
    InputFile,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.telegram.outgoing import keyboard, keyboard_as_json
from bot.telegram.screen import Screen

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# Telegram's errors for a tap that came too late or changed nothing. No harm is done.
_HARMLESS = ("message is not modified", "query is too old", "query_id_invalid")
_GONE = ("message to edit not found", "message can't be edited", "caption is too long")


async def send(update: Update, screen: Screen, *, is_quoting: bool = False) -> Message:
    """Send the screen as a new message, or as Telegram's reply to what was sent."""
    # An answer to a quiz names no chat. A private chat has the id of its person.
    chat = update.effective_chat or update.effective_user
    assert chat is not None  # noqa: S101 - only members' updates come this far
    return await chat.send_message(
        screen.html,
        parse_mode=ParseMode.HTML,
        link_preview_options=_NO_PREVIEW,
        protect_content=screen.is_protected,
        reply_parameters=_quoted(update) if is_quoting else None,
        api_kwargs={"reply_markup": keyboard_as_json(screen)},
    )


def _quoted(update: Update) -> ReplyParameters | None:
    """Quote the message of the update, which may be gone by now."""
    sent = update.effective_message
    if sent is None:
        return None
    return ReplyParameters(sent.message_id, allow_sending_without_reply=True)


async def show(update: Update, screen: Screen) -> Message | None:
    """Show the screen in place of the tapped button's message, or below if that is gone.

    Returns the message if a new one was sent.
    """
    query = update.callback_query
    if query is None:
        return await send(update, screen)
    await acknowledge(update)
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


async def change(message: Message, screen: Screen) -> None:
    """Put the screen in place of a message of the bot's."""
    await message.edit_text(
        screen.html,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(screen),
        link_preview_options=_NO_PREVIEW,
    )


async def strip(update: Update, message_id: int) -> None:
    """Take the buttons off an earlier message of this chat. It may be gone, or have none."""
    chat = update.effective_chat
    if chat is None or not message_id:
        return
    try:
        await chat.get_bot().edit_message_reply_markup(chat.id, message_id)
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
