"""What people send besides words: photos, files, voices, places, polls."""

from collections.abc import Sequence
from typing import Any

from botapi_emulator.media import kinds
from botapi_emulator.media.images import PIXEL
from botapi_emulator.people.writing import Writing, worded
from botapi_emulator.world import polls
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.messages import Message

PHOTO = PIXEL
"""A photo for those who do not care which: one pixel."""


class Attachments(Writing):
    """The sending half of a person."""

    async def sends_photo(
        self, photo: bytes = PHOTO, caption: str = "", bot: Bot | None = None, **body: Any
    ) -> Message:
        """Send a photo."""
        file = self.world.files.add(photo, "photo.jpg", "image/jpeg", "photo")
        words = worded("caption", "caption_entities", caption)
        return self.send({**file.as_media(), **words, **body}, photo, bot)

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
        content: bytes = b"content",
        name: str = "file.pdf",
        caption: str = "",
        mime_type: str = "application/pdf",
        bot: Bot | None = None,
    ) -> Message:
        """Send a file."""
        file = self.world.files.add(content, name, mime_type, "document")
        words = worded("caption", "caption_entities", caption)
        return self.send({**file.as_media(), **words}, content, bot)

    async def sends_sticker(self, emoji: str = "👍", bot: Bot | None = None) -> Message:
        """Send a sticker."""
        return self._sends("sticker", b"RIFF", "sticker.webp", bot=bot, emoji=emoji)

    async def sends_voice(
        self, seconds: int = 3, content: bytes = b"OggS", bot: Bot | None = None
    ) -> Message:
        """Send a voice message."""
        return self._sends("voice", content, "voice.ogg", bot=bot, duration=seconds)

    async def sends_video(
        self, content: bytes = b"video", caption: str = "", bot: Bot | None = None
    ) -> Message:
        """Send a video."""
        return self._sends("video", content, "video.mp4", caption, bot)

    async def sends_audio(
        self, content: bytes = b"ID3", title: str = "March", bot: Bot | None = None
    ) -> Message:
        """Send a piece of music."""
        return self._sends("audio", content, "music.mp3", bot=bot, title=title)

    def _sends(
        self,
        kind: str,
        content: bytes,
        name: str,
        caption: str = "",
        bot: Bot | None = None,
        **said: Any,
    ) -> Message:
        details = kinds.details(kind, said)
        mime_type = kinds.MIME_TYPES[kind]
        file = self.world.files.add(content, name, mime_type, kind, **details)
        words = worded("caption", "caption_entities", caption)
        return self.send({**file.as_media(), **words}, content, bot)

    async def sends_dice(self, emoji: str = "🎲", bot: Bot | None = None) -> Message:
        """Throw a dice."""
        value = self.world.chance.randint(1, 5)
        return self.send({"dice": {"emoji": emoji, "value": value}}, bot=bot)

    async def sends_poll(
        self, question: str, options: Sequence[str], bot: Bot | None = None, **more: Any
    ) -> Message:
        """Send a poll; `type="quiz", correct_option_ids=[0]` makes it a quiz."""
        poll = polls.new(self.world.number(), question, options, more)
        return self.send({"poll": poll}, bot=bot)

    async def sends_location(
        self, latitude: float = -3.65, longitude: float = 103.77, bot: Bot | None = None
    ) -> Message:
        """Send a place."""
        return self.send({"location": {"latitude": latitude, "longitude": longitude}}, bot=bot)

    async def sends_contact(
        self, phone_number: str = "+62800000000", bot: Bot | None = None
    ) -> Message:
        """Send the own contact."""
        who = {"first_name": self.user.first_name, "user_id": self.id}
        return self.send({"contact": {"phone_number": phone_number, **who}}, bot=bot)
