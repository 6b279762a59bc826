"""People on the other side of a bot: they open, write, tap, vote and block."""

from typing import Any

from botapi_emulator.people.attachments import PHOTO, Attachments
from botapi_emulator.people.business import Trading
from botapi_emulator.people.identifying import Identifying
from botapi_emulator.people.inlining import Inlining
from botapi_emulator.people.paying import Paying
from botapi_emulator.people.pressing import Pressing
from botapi_emulator.world import members
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.chats import Chat, User
from botapi_emulator.world.events import Event
from botapi_emulator.world.messages import Message
from botapi_emulator.world.world import World

__all__ = ["PHOTO", "Person"]

FIRST_BOT_ID = 800_000_000

Json = dict[str, Any]


class Person(Attachments, Identifying, Inlining, Paying, Pressing, Trading):
    """One person with a phone. What they read is in `Mail`.

    They talk to the bot they opened last, or to the only one there is, unless told otherwise.
    """

    def __init__(self, world: World, user: User, bot: Bot | None = None) -> None:
        self.world = world
        self.user = user
        self._bot = bot

    def __repr__(self) -> str:
        return f"<{self.name}>"

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

    # --- the profile ---

    def shows_photo(self, photo: bytes = PHOTO) -> None:
        """Have a new picture on the profile."""
        file = self.world.files.add(photo, "photo.jpg", "image/jpeg", "photo")
        self.user.photos.insert(0, file.as_media()["photo"])

    def shows_music(self, content: bytes = b"ID3", title: str = "Mars") -> None:
        """Have a piece of music on the profile."""
        file = self.world.files.add(
            content, "mars.mp3", "audio/mpeg", "audio", duration=0, title=title
        )
        self.user.audios.insert(0, file.as_media()["audio"])

    def lets_set_status(self, bot: Bot | None = None) -> None:
        """Allow a bot to set the emoji behind the name."""
        self.world.status_setters.add(((bot or self.bot).id, self.id))

    @property
    def verified_as(self) -> list[str]:
        """What bots that vouch for this person say of them."""
        return self.world.verified_as(self.id)

    @property
    def shown_apps(self) -> list[str]:
        """The Mini Apps that bots showed without being asked."""
        return self.user.apps

    # --- bots of one's own ---

    async def makes_bot(self, username: str, name: str, manager: Bot | None = None) -> Bot:
        """Make a bot with another one, which manages it."""
        manager = manager or self.bot
        if not manager.manages:
            raise AssertionError(f"{manager.username} manages no bots")
        number = self.world.number()
        made = self.world.add_bot(f"{FIRST_BOT_ID + number}:MANAGED-{number}", username, name)
        made.manager_id, made.owner_id = manager.id, self.id
        self.world.post(manager, "managed_bot", {"user": self.user.user(), "bot": made.user()})
        self.send({"managed_bot_created": {"bot": made.user()}}, bot=manager)
        return made

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
        standing = {"status": "kicked", "until_date": 0} if blocked else {"status": "member"}
        members.changes(self.world, chat, chat.bot.user(), standing, self.user.user())
        self.world.emit(Event("blocked" if blocked else "unblocked", chat.bot, chat.id))
