"""A message for one chat: a screen or a quiz, perhaps with files, new or edited."""

import re
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
)
from telegram.constants import ChatAction, MediaGroupLimit, MessageLimit, ParseMode, PollType
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.telegram.screen import Screen, uncut
from bot.telegram.text_message import send_text

AppBot = ExtBot[None]

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_NOT_MODIFIED = "message is not modified"
# The old message is gone: only a new one can be sent.
_NOT_EDITABLE = ("message to edit not found", "message can't be edited")
# The old message has its words in the other place: as its text, or as a caption.
_OTHER_PLACE = (
    "there is no text in the message to edit",
    "there is no caption in the message to edit",
)
# Space of a caption that is kept free for texts whose length their writer does not limit.
_ROOM_TO_GROW = 224


@dataclass(frozen=True)
class Quiz:
    """A question as Telegram's quiz poll takes it: `correct` counts the options from 0."""

    question: str
    options: tuple[str, ...]
    correct: int
    explanation: str


@dataclass(frozen=True)
class Sent:
    """The ids by which Telegram knows the message, and the poll in it.

    `ahead` are the messages of the files that went ahead of the text.
    """

    message_id: int
    poll_id: str | None = None
    ahead: tuple[int, ...] = ()


@dataclass(frozen=True)
class Outgoing:
    """What a renderer makes of a fact. Photos and documents are Telegram's `file_id`s.

    A quiz replaces the screen's text. The screen's buttons stand under it.
    """

    screen: Screen
    photos: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    edit_of: int | None = None
    # The old message's file must go too. Only deleting the message removes it.
    drops_files: bool = False
    quiz: Quiz | None = None
    # Messages to delete instead, at most a hundred. If Telegram refuses, the screen replaces the
    # bot's own.
    deletes: tuple[int, ...] = ()
    # How much the text may grow when it is edited.
    room_to_grow: int = _ROOM_TO_GROW
    # A picture drawn for this message, with the text as caption: one request sends both or none.
    picture: bytes | None = None
    # Nothing is sent: it is tried whether the chat would take it. Nothing of it stays or sounds.
    is_trial: bool = False
    # The caption of each file sent ahead of the text, so that a reply to the file alone says what
    # it is about.
    file_caption: str | None = None

    @property
    def has_caption(self) -> bool:
        """Whether the text stands under its only file. Otherwise the files go ahead of it."""
        is_short = length(self.screen.html) <= MessageLimit.CAPTION_LENGTH - self.room_to_grow
        return len(self.photos) + len(self.documents) == 1 and is_short


async def deliver(bot: AppBot, chat_id: int, outgoing: Outgoing) -> Sent:
    """Send, edit or delete the message. Returns the ids by which it is known later."""
    if outgoing.is_trial:
        await bot.send_chat_action(chat_id, ChatAction.TYPING)
        return Sent(0)
    if outgoing.deletes:
        await _take_away(bot, chat_id, outgoing)
        return Sent(outgoing.deletes[-1])
    if outgoing.quiz is not None:
        return await _ask(bot, chat_id, outgoing, outgoing.quiz)
    if outgoing.edit_of is not None:
        is_gone = outgoing.drops_files and await _delete(bot, chat_id, outgoing.edit_of)
        if not is_gone and await _edit(bot, chat_id, outgoing.edit_of, outgoing):
            return Sent(outgoing.edit_of)
    if outgoing.drops_files:
        outgoing = replace(outgoing, photos=(), documents=())
    return await _send(bot, chat_id, outgoing)


async def _ask(bot: AppBot, chat_id: int, outgoing: Outgoing, quiz: Quiz) -> Sent:
    """Send a quiz whose answers come back with the names of those who gave them."""
    sent = await bot.send_poll(
        chat_id,
        quiz.question,
        quiz.options,
        is_anonymous=False,
        type=PollType.QUIZ,
        correct_option_ids=[quiz.correct],  # type: ignore[list-item] # typed as single digits
        explanation=quiz.explanation,
        reply_markup=keyboard(outgoing.screen),
        protect_content=outgoing.screen.is_protected,
    )
    return Sent(sent.message_id, sent.poll.id if sent.poll is not None else None)


async def _take_away(bot: AppBot, chat_id: int, outgoing: Outgoing) -> None:
    """Delete the messages. Those that are already gone are skipped."""
    try:
        await bot.delete_messages(chat_id, outgoing.deletes)
    except BadRequest:
        for message_id in outgoing.deletes:
            if not await _delete(bot, chat_id, message_id):
                await _edit(bot, chat_id, message_id, outgoing)


async def _delete(bot: AppBot, chat_id: int, message_id: int) -> bool:
    """Delete the message. False if Telegram refuses, for example after 48 hours."""
    try:
        return await bot.delete_message(chat_id, message_id)
    except BadRequest:
        return False


async def _edit(bot: AppBot, chat_id: int, message_id: int, outgoing: Outgoing) -> bool:
    """Edit the message. False if there is no message that can be edited."""
    ways = (_edit_text, _edit_caption)
    for edit in ways[::-1] if outgoing.has_caption else ways:
        try:
            await edit(bot, chat_id, message_id, outgoing.screen)
        except BadRequest as error:
            reason = str(error).lower()
            if _NOT_MODIFIED in reason:
                return True
            if any(phrase in reason for phrase in _NOT_EDITABLE):
                return False
            if not any(phrase in reason for phrase in _OTHER_PLACE):
                raise
        else:
            return True
    return False


async def _edit_text(bot: AppBot, chat_id: int, message_id: int, screen: Screen) -> None:
    await bot.edit_message_text(
        screen.html,
        chat_id,
        message_id,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(screen),
        link_preview_options=_NO_PREVIEW,
    )


async def _edit_caption(bot: AppBot, chat_id: int, message_id: int, screen: Screen) -> None:
    await bot.edit_message_caption(
        chat_id,
        message_id,
        caption=screen.html,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(screen),
    )


async def _send(bot: AppBot, chat_id: int, outgoing: Outgoing) -> Sent:
    look: dict[str, Any] = {
        "chat_id": chat_id,
        "parse_mode": ParseMode.HTML,
        "reply_markup": keyboard(outgoing.screen),
        "protect_content": outgoing.screen.is_protected,
    }
    html = outgoing.screen.html
    if outgoing.picture is not None:
        return Sent((await bot.send_photo(photo=outgoing.picture, caption=html, **look)).message_id)
    if outgoing.has_caption and outgoing.photos:
        sent = await bot.send_photo(photo=outgoing.photos[0], caption=html, **look)
        return Sent(sent.message_id)
    if outgoing.has_caption:
        sent = await bot.send_document(document=outgoing.documents[0], caption=html, **look)
        return Sent(sent.message_id)
    ahead = await _send_files(bot, chat_id, outgoing)
    text_id = await send_text(bot, chat_id, outgoing.screen)
    return Sent(text_id, ahead=tuple(message.message_id for message in ahead))


async def _send_files(bot: AppBot, chat_id: int, outgoing: Outgoing) -> list[Message]:
    """Send the files ahead of their text, as albums if there are several of a kind."""
    look: dict[str, Any] = {"chat_id": chat_id, "protect_content": outgoing.screen.is_protected}
    caption = outgoing.file_caption
    sent: list[Message] = []
    for photos in _albums(outgoing.photos):
        if len(photos) == 1:
            sent.append(await bot.send_photo(photo=photos[0], caption=caption, **look))
        else:
            pictures = [InputMediaPhoto(file, caption) for file in photos]
            sent += await bot.send_media_group(media=pictures, **look)
    for documents in _albums(outgoing.documents):
        if len(documents) == 1:
            sent.append(await bot.send_document(document=documents[0], caption=caption, **look))
        else:
            album = [InputMediaDocument(file, caption) for file in documents]
            sent += await bot.send_media_group(media=album, **look)
    return sent


def _albums(files: tuple[str, ...]) -> list[tuple[str, ...]]:
    most = MediaGroupLimit.MAX_MEDIA_LENGTH
    return [files[first : first + most] for first in range(0, len(files), most)]


def keyboard(screen: Screen) -> InlineKeyboardMarkup | None:
    """Return the buttons of a screen as Telegram takes them."""
    if not screen.rows:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(button.label, callback_data=button.data) for button in row]
            for row in uncut(screen.rows)
        ]
    )


def plain(html: str) -> str:
    """Return the words without their markup."""
    return unescape(re.sub(r"<[^<>]+>", "", html))


def fits_caption(screen: Screen) -> bool:
    """Whether the text is short enough for a caption."""
    return length(screen.html) <= MessageLimit.CAPTION_LENGTH


def length(html: str) -> int:
    """Return the length as Telegram counts it: without markup, in UTF-16 code units."""
    return len(plain(html).encode("utf-16-le")) // 2
