"""Groups and channels a bot may find itself in, and who comes and goes there."""

from typing import Any

from botapi_emulator.formatting.detection import detected
from botapi_emulator.formatting.entities import end_of
from botapi_emulator.people.complaints import missing
from botapi_emulator.people.mail import matches
from botapi_emulator.people.person import Person
from botapi_emulator.people.waiting import until
from botapi_emulator.world import invitations, members
from botapi_emulator.world.chats import Chat
from botapi_emulator.world.messages import Message, without_reply
from botapi_emulator.world.topics import GENERAL, marks
from botapi_emulator.world.world import World

Json = dict[str, Any]


class Group:
    """A group, or a channel with `kind="channel"`."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.world = world
        self.chat = chat

    @property
    def id(self) -> int:
        """The chat id; negative."""
        return self.chat.id

    async def hears(
        self, person: Person, text: str, reply_to: Message | None = None, topic_id: int = GENERAL
    ) -> Message:
        """Let a person write into the group; in privacy mode the bot reads only what is for it."""
        if person.id not in self.chat.members:
            self.chat.members[person.id] = {"status": "member"}
        body = {"reply_to_message": without_reply(reply_to.json)} if reply_to else {}
        message = self._write(person.user.user(), text, {**body, **marks(topic_id)})
        if self._is_for_bot(message):
            self.world.post(self.chat.bot, "message", message.json)
        return message

    async def posts(self, text: str) -> Message:
        """Let the channel itself post."""
        message = self._write(None, text, {})
        self.world.post(self.chat.bot, "channel_post", message.json)
        return message

    async def joins(self, person: Person, by: Person | None = None) -> None:
        """Let a person come in, or be brought by another one."""
        actor = (by or person).user.user()
        members.changes(self.world, self.chat, person.user.user(), {"status": "member"}, actor)
        self._tells(actor, {"new_chat_members": [person.user.user()]})

    async def asks_to_join(self, person: Person, link: str) -> None:
        """Let a person press a link whose bearers are let in one by one."""
        asked: Json = {
            "chat": self.chat.json,
            "from": person.user.user(),
            "user_chat_id": person.id,
            "date": self.world.timestamp(),
            "invite_link": invitations.told(self.chat.links[link]),
        }
        self.chat.asking.add(person.id)
        person.pressed_start(self.chat.bot)  # the bot may write to who asks
        self.world.post(self.chat.bot, "chat_join_request", asked)

    async def leaves(self, person: Person) -> None:
        """Let a person go."""
        user = person.user.user()
        members.changes(self.world, self.chat, user, {"status": "left"}, user)
        self._tells(user, {"left_chat_member": user})

    async def promotes(self, person: Person) -> None:
        """Make a person an administrator."""
        user = person.user.user()
        leading = members.administrator(self.chat.json["type"])
        members.changes(self.world, self.chat, user, leading, user)

    def founded_by(self, person: Person) -> None:
        """Let it be a person's own: they created it."""
        self.chat.members[person.id] = {"status": "creator", "is_anonymous": False}

    async def promotes_bot(self, by: Person, **rights: bool) -> None:
        """Make the bot an administrator: it reads everything from now on.

        It has all rights but anonymity, unless it is told otherwise: `can_promote_members=False`.
        """
        bot = self.chat.bot.user()
        leading = members.administrator(self.chat.json["type"], **rights)
        members.changes(self.world, self.chat, bot, leading, by.user.user())

    async def removes_bot(self, by: Person) -> None:
        """Take the bot out."""
        kicked = {"status": "kicked", "until_date": 0}
        members.changes(self.world, self.chat, self.chat.bot.user(), kicked, by.user.user())

    async def expects(self, fragment: str = "", within: float | None = None) -> Message:
        """Wait for an unread message of the bot with this in its text; read it."""

        def found() -> Message | None:
            return next((one for one in self.chat.unread if matches(one, fragment)), None)

        message = await until(self.world, found, within)
        if message is None:
            raise missing(self.world, self.chat.json["title"], repr(fragment), within, [self.chat])
        self.world.read(message)
        return message.snapshot()

    @property
    def messages(self) -> list[Message]:
        """All messages in it, oldest first."""
        return list(self.chat.messages.values())

    def _is_for_bot(self, message: Message) -> bool:
        bot = self.chat.bot
        if bot.reads_all_groups or self.chat.status(bot.id) == "administrator":
            return True
        answered = message.json.get("reply_to_message", {}).get("from", {}).get("id")
        return answered == bot.id or _names(message, bot.username)

    def _tells(self, actor: Json, body: Json) -> None:
        """Write a service message, which every bot reads."""
        message = self.world.write(self.chat, actor, body)
        self.world.post(self.chat.bot, "message", message.json)

    def _write(self, sender: Json | None, text: str, body: Json) -> Message:
        entities = detected(text, [])
        words = {"text": text, "entities": entities} if entities else {"text": text}
        return self.world.write(self.chat, sender, {**words, **body})


def _names(message: Message, username: str) -> bool:
    """Whether a message holds a command that is not meant for another bot."""
    units = message.text.encode("utf-16-le")
    for entity in message.entities:
        word = units[2 * entity["offset"] : 2 * end_of(entity)].decode("utf-16-le")
        addressee = word.partition("@")[2]
        if entity["type"] == "bot_command" and addressee.lower() in {"", username.lower()}:
            return True
    return False
