"""People on the other side of a bot: they open, write, tap, vote and block."""

import base64
from collections.abc import Sequence
from typing import Any

from emulator.bots import Bot
from emulator.chats import Chat, User
from emulator.detection import detected
from emulator.events import Event
from emulator.formatting import formatted
from emulator.mail import Mail
from emulator.messages import Message
from emulator.world import CallbackQuery, World

TEXT_LIMIT = 4096
"""A phone cuts longer texts into several messages."""

PHOTO = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
"""A photo for those who do not care which: one pixel."""

Json = dict[str, Any]


class Person(Mail):
    """One person with a phone. What they read is in `Mail`.

    They talk to the bot they opened last, or to the only one there is, unless told otherwise.
    """

    def __init__(self, world: World, user: User, bot: Bot | None = None) -> None:
        self.world = world
        self.user = user
        self._bot = bot

    def __repr__(self) -> str:
        return f"<{self.name}>"

    @property
    def id(self) -> int:
        """The user id, and the id of the private chat."""
        return self.user.id

    @property
    def name(self) -> str:
        """The full name."""
        return self.user.name

    # --- writing ---

    async def opens(self, bot: Bot | None = None, start: str = "") -> Message:
        """Open a bot, perhaps by a deep link with a code; this unblocks it, too."""
        self._bot = bot or self.bot
        if self.conversation().blocked:
            await self.unblocks()
        return await self.types(f"/start {start}".strip())

    def pressed_start(self, bot: Bot | None = None) -> None:
        """Have opened a bot some time ago: it may write, and its update is long handled."""
        self.conversation(bot).opened = True

    async def types(self, text: str, bot: Bot | None = None) -> Message:
        """Write a text; returns the last message it became."""
        parts = [text[i : i + TEXT_LIMIT] for i in range(0, len(text), TEXT_LIMIT)] or [""]
        return [self._send(_words("text", "entities", part), bot=bot) for part in parts][-1]

    async def types_html(self, html: str, bot: Bot | None = None) -> Message:
        """Write a text with bold letters and the like, which a phone makes by its own menu."""
        text, entities = formatted(html, "HTML", None, self.world.users)
        body = {"text": text, "entities": entities} if entities else {"text": text}
        return self._send(body, bot=bot)

    async def replies(self, message: Message, text: str) -> Message:
        """Write a text in reply to a message."""
        original = {k: v for k, v in message.json.items() if k != "reply_to_message"}
        body = {**_words("text", "entities", text), "reply_to_message": original}
        return self._send(body, bot=message.bot)

    async def edits(self, message: Message, text: str) -> Message:
        """Change a text written before."""
        live = self._live(message)
        kept = {k: v for k, v in live.json.items() if k not in {"text", "entities"}}
        words = {**_words("text", "entities", text), "edit_date": self.world.timestamp()}
        self.world.edit(live, {**kept, **words})
        self.world.post(live.bot, "edited_message", live.json)
        return live

    async def sends_photo(
        self, photo: bytes = PHOTO, caption: str = "", bot: Bot | None = None, **body: Any
    ) -> Message:
        """Send a photo."""
        file = self.world.files.add(photo, "photo.jpg", "image/jpeg", "photo")
        words = _words("caption", "caption_entities", caption)
        return self._send({**file.as_media(), **words, **body}, photo, bot)

    async def sends_album(
        self, photos: Sequence[bytes] = (PHOTO, PHOTO), caption: str = "", bot: Bot | None = None
    ) -> list[Message]:
        """Send several photos as one album; the caption stands under the first."""
        group = str(self.world.number())
        captions = [caption, *[""] * (len(photos) - 1)]
        return [
            await self.sends_photo(photo, words, bot, media_group_id=group)
            for photo, words in zip(photos, captions, strict=True)
        ]

    async def sends_document(
        self,
        content: bytes = b"isi",
        name: str = "berkas.pdf",
        caption: str = "",
        mime_type: str = "application/pdf",
        bot: Bot | None = None,
    ) -> Message:
        """Send a file."""
        file = self.world.files.add(content, name, mime_type, "document")
        words = _words("caption", "caption_entities", caption)
        return self._send({**file.as_media(), **words}, content, bot)

    async def sends_sticker(self, emoji: str = "👍", bot: Bot | None = None) -> Message:
        """Send a sticker."""
        file = self.world.files.add(b"RIFF", "sticker.webp", "image/webp", "sticker")
        looks = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
        sticker = {**file.json(), "type": "regular", **looks, "emoji": emoji}
        return self._send({"sticker": sticker}, bot=bot)

    async def sends_voice(self, seconds: int = 3, bot: Bot | None = None) -> Message:
        """Send a voice message."""
        file = self.world.files.add(b"OggS", "voice.ogg", "audio/ogg", "voice")
        voice = {**file.json(), "duration": seconds, "mime_type": "audio/ogg"}
        return self._send({"voice": voice}, bot=bot)

    async def sends_location(
        self, latitude: float = -3.65, longitude: float = 103.77, bot: Bot | None = None
    ) -> Message:
        """Send a place."""
        return self._send({"location": {"latitude": latitude, "longitude": longitude}}, bot=bot)

    async def sends_contact(
        self, phone_number: str = "+62800000000", bot: Bot | None = None
    ) -> Message:
        """Send the own contact."""
        who = {"first_name": self.user.first_name, "user_id": self.id}
        return self._send({"contact": {"phone_number": phone_number, **who}}, bot=bot)

    def _send(self, body: Json, content: bytes | None = None, bot: Bot | None = None) -> Message:
        chat = self.conversation(bot)
        if chat.blocked:
            raise AssertionError(f"{self.name} has blocked {chat.bot.username}")
        chat.opened = True
        message = self.world.write(chat, self.user.user(), body, content)
        self.world.post(chat.bot, "message", message.json)
        return message

    # --- tapping and voting ---

    async def taps(
        self, text: str, message: Message | None = None, bot: Bot | None = None
    ) -> CallbackQuery | None:
        """Tap the newest inline button whose text holds `text`; a link's button asks nobody."""
        shown = [self._live(message)] if message else self.conversation(bot).messages.values()
        for candidate in reversed(list(shown)):
            if button := _button(candidate, text):
                return await self._press(candidate, button)
        there = [button for one in shown for row in one.buttons for button in row]
        raise AssertionError(f"{self.name} sees no button with {text!r}; there are: {there}")

    async def taps_old(self, snapshot: Message, text: str) -> CallbackQuery | None:
        """Tap a button as it stood on a message since edited or deleted."""
        if button := _button(snapshot, text):
            return await self._press(snapshot, button)
        raise AssertionError(f"no button had {text!r}; there were: {snapshot.buttons}")

    async def _press(self, message: Message, button: Json) -> CallbackQuery | None:
        if "callback_data" not in button:
            return None
        return await self.sends_callback(message, button["callback_data"])

    async def sends_callback(self, message: Message, data: str) -> CallbackQuery:
        """Send callback data, which no button of the message need have held."""
        live = self.world.find(message)
        gone = {"chat": message.json["chat"], "message_id": message.id, "date": 0}
        query = CallbackQuery(
            str(self.world.number()), message.bot, self.id, asked_at=self.world.now()
        )
        self.world.callback_queries[query.id] = query
        payload = {
            "id": query.id,
            "from": self.user.user(),
            "message": live.json if live else gone,
            "chat_instance": f"{message.bot.id}{self.id}",
            "data": data,
        }
        self.world.post(message.bot, "callback_query", payload)
        return query

    async def votes(self, message: Message, *options: int) -> None:
        """Vote in a poll or answer a quiz; no option takes the vote back."""
        live = self._live(message)
        if not live.poll:
            raise AssertionError(f"{live} is no poll")
        poll = self.world.polls[live.poll["id"]]
        poll.vote(self.id, list(options))
        if not poll.json["is_anonymous"]:
            self.world.post(live.bot, "poll_answer", poll.answer(self.user.user()))
        self.world.show_poll(poll)

    # --- coming and going ---

    async def blocks(self, bot: Bot | None = None) -> None:
        """Stop the bot: it can write no more."""
        self._set_blocked(self.conversation(bot), blocked=True)

    async def unblocks(self, bot: Bot | None = None) -> None:
        """Let the bot write again."""
        self._set_blocked(self.conversation(bot), blocked=False)

    def _set_blocked(self, chat: Chat, *, blocked: bool) -> None:
        chat.blocked = blocked
        chat.opened = chat.opened or not blocked  # "Restart bot" is Start once more
        member = {"status": "member", "user": chat.bot.user()}
        kicked = {"status": "kicked", "user": chat.bot.user(), "until_date": 0}
        change = {
            "chat": chat.json,
            "from": self.user.user(),
            "date": self.world.timestamp(),
            "old_chat_member": member if blocked else kicked,
            "new_chat_member": kicked if blocked else member,
        }
        self.world.post(chat.bot, "my_chat_member", change)
        self.world.emit(Event("blocked" if blocked else "unblocked", chat.bot, chat.id))

    def _live(self, message: Message) -> Message:
        if live := self.world.find(message):
            return live
        raise AssertionError(f"the message {message} is deleted")


def _words(name: str, entities_name: str, text: str) -> Json:
    """A person's text as a message holds it: trimmed, with what Telegram finds in it."""
    plain = text.strip()
    entities = detected(plain, [])
    body: Json = {name: plain} if plain else {}
    return {**body, entities_name: entities} if entities else body


def _button(message: Message, text: str) -> Json | None:
    buttons = [button for row in message.keyboard for button in row]
    return next((button for button in buttons if text in button["text"]), None)
