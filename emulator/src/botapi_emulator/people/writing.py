"""What people write: texts, replies, corrections."""

from typing import Any

from botapi_emulator.formatting.detection import detected
from botapi_emulator.formatting.formatted_text import formatted
from botapi_emulator.people.mail import Mail
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.messages import Message, without_reply

TEXT_LIMIT = 4096
"""A phone cuts longer texts into several messages."""

Json = dict[str, Any]


class Writing(Mail):
    """The writing half of a person."""

    @property
    def id(self) -> int:
        """The user id, and the id of the private chat."""
        return self.user.id

    @property
    def name(self) -> str:
        """The full name."""
        return self.user.name

    async def types(self, text: str, bot: Bot | None = None) -> Message:
        """Write a text; returns the last message it became."""
        parts = [text[i : i + TEXT_LIMIT] for i in range(0, len(text), TEXT_LIMIT)] or [""]
        return [self.send(worded("text", "entities", part), bot=bot) for part in parts][-1]

    async def types_html(self, html: str, bot: Bot | None = None) -> Message:
        """Write a text with bold letters and the like, which a phone makes by its own menu."""
        text, entities = formatted(html, "HTML", None, self.world.users)
        body = {"text": text, "entities": entities} if entities else {"text": text}
        return self.send(body, bot=bot)

    async def replies(self, message: Message, text: str) -> Message:
        """Write a text in reply to a message."""
        original = without_reply(message.json)
        body = {**worded("text", "entities", text), "reply_to_message": original}
        return self.send(body, bot=message.bot)

    async def edits(self, message: Message, text: str) -> Message:
        """Change a text written before."""
        live = self.live(message)
        kept = {k: v for k, v in live.json.items() if k not in {"text", "entities"}}
        words = {**worded("text", "entities", text), "edit_date": self.world.timestamp()}
        self.world.edit(live, {**kept, **words})
        self.world.post(live.bot, "edited_message", live.json)
        return live

    def send(self, body: Json, content: bytes | None = None, bot: Bot | None = None) -> Message:
        """Write a message with this body and let the bot hear of it."""
        chat = self.conversation(bot)
        if chat.blocked:
            raise AssertionError(f"{self.name} has blocked {chat.bot.username}")
        if not chat.bot.admits(self.id):
            raise AssertionError(f"{chat.bot.username} is not for {self.name}")
        chat.opened = True
        message = self.world.write(chat, self.user.user(), body, content)
        self.world.post(chat.bot, "message", message.json)
        return message

    def live(self, message: Message) -> Message:
        """A message as it stands now."""
        if live := self.world.find(message):
            return live
        raise AssertionError(f"the message {message} is deleted")


def worded(name: str, entities_name: str, text: str) -> Json:
    """A person's text as a message holds it: trimmed, with what Telegram finds in it."""
    plain = text.strip()
    entities = detected(plain, [])
    body: Json = {name: plain} if plain else {}
    return {**body, entities_name: entities} if entities else body
