"""What the bot still does for an update that a full disk keeps out of the inbox.

Nothing is confirmed: Telegram brings the update again, and then it is handled and recorded.
"""

import json
from collections.abc import Sequence

import structlog
from telegram import Update
from telegram.error import TelegramError

from bot.context import App
from bot.screens.abilities.emergency import emergency
from bot.screens.questions import Renderer
from bot.telegram import Screen, reply
from bot.texts import talk
from knowledge.search.words.smalltalk import SmallTalk, is_small_talk
from office.inbox import StoredUpdate
from office.people import Member

log = structlog.get_logger("bot.intake.unstored")


class Unstored:
    """Answers questions from memory. For everything else it says that it must wait."""

    def __init__(self, application: App) -> None:
        self._bot = application.bot
        self._bot_data = application.bot_data

    async def handle(self, updates: Sequence[StoredUpdate]) -> None:
        """Handle each update that could not be stored, once."""
        seen = self._bot_data.told_unstored | self._bot_data.unrecorded
        for stored in updates:
            if stored.update_id in seen:
                continue
            try:
                await self._handle(Update.de_json(json.loads(stored.payload), self._bot))
            except TelegramError as error:
                log.warning("nobody could be told of the full disk", reason=type(error).__name__)

    async def _handle(self, update: Update) -> None:
        sender = update.effective_user
        member = await self._bot_data.services.people.recognise(sender.id) if sender else None
        if member is None or (update.message is None and update.callback_query is None):
            return
        if (question := await self._question(update, member)) is not None:
            answer = self._bot_data.shelf.answer(question)
            # A question can be rated only by its id in the database, and it has none yet.
            await reply.send(update, Renderer.of(self._bot_data, member.unit).answer(answer, 0))
            self._bot_data.unrecorded.add(update.update_id)
            return
        self._bot_data.told_unstored.add(update.update_id)
        await reply.acknowledge(update)
        await reply.send(update, self._otherwise(update))

    def _otherwise(self, update: Update) -> Screen:
        """Say that it must wait, but never to a cry for help."""
        text = (update.message.text if update.message else None) or ""
        if is_small_talk(text) is SmallTalk.CRY:
            return emergency(self._bot_data.shelf.directory)
        return Screen(talk.NOT_STORED_YET)

    async def _question(self, update: Update, member: Member) -> str | None:
        """The text, if it asks the shelf: no command, no small talk, and no form waits for it."""
        text = (update.message.text if update.message else None) or ""
        if not text or text.startswith("/") or is_small_talk(text):
            return None
        form = await self._bot_data.services.forms.current(member)
        return None if form is not None else text
