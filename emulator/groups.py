"""Groups and channels a bot may find itself in."""

from typing import Any

from emulator.chats import Chat
from emulator.detection import detected
from emulator.messages import Message
from emulator.people import Person
from emulator.world import World


class Group:
    """A group, or a channel with `kind="channel"`."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.world = world
        self.chat = chat

    @property
    def id(self) -> int:
        """The chat id; negative."""
        return self.chat.id

    async def hears(self, person: Person, text: str) -> Message:
        """Let a person write into the group."""
        return self._write(person.user.user(), "message", text)

    async def posts(self, text: str) -> Message:
        """Let the channel itself post."""
        return self._write(None, "channel_post", text)

    @property
    def messages(self) -> list[Message]:
        """All messages in it, oldest first."""
        return list(self.chat.messages.values())

    def _write(self, sender: dict[str, Any] | None, kind: str, text: str) -> Message:
        entities = detected(text, [])
        body = {"text": text, "entities": entities} if entities else {"text": text}
        message = self.world.write(self.chat, sender, body)
        self.world.post(self.chat.bot, kind, message.json)
        return message
