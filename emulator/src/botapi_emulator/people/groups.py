"""Groups and channels a bot may find itself in, and who comes and goes there."""

from typing import Any

from botapi_emulator.formatting.entities import end_of
from botapi_emulator.parameters.currencies import STARS
from botapi_emulator.people.complaints import missing
from botapi_emulator.people.mail import matches
from botapi_emulator.people.person import Person
from botapi_emulator.people.waiting import until
from botapi_emulator.people.writing import worded
from botapi_emulator.world import desks, invitations, members
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.chats import Chat
from botapi_emulator.world.messages import Message, without_reply
from botapi_emulator.world.topics import GENERAL, marks
from botapi_emulator.world.world import World

MONTH = 30 * 24 * 60 * 60

Json = dict[str, Any]


class Group:
    """A group, or a channel with `kind="channel"`; `chats` is what each of its bots sees of it."""

    def __init__(self, world: World, chats: list[Chat]) -> None:
        self.world = world
        self.chats = chats
        self.chat = chats[0]

    @property
    def id(self) -> int:
        """The chat id; negative."""
        return self.chat.id

    async def hears(
        self, person: Person, text: str, reply_to: Message | None = None, topic_id: int = GENERAL
    ) -> Message:
        """Let a person write into the group; in privacy mode the bot reads only what is for it."""
        self._let_write(person)
        body = {"reply_to_message": without_reply(reply_to.json)} if reply_to else {}
        if tag := self.chat.members[person.id].get("tag"):
            body["sender_tag"] = tag
        written = self._write(person.user.user(), text, {**body, **marks(topic_id)})
        return self._heard(written)

    async def hears_channel(self, channel: "Group", text: str) -> Message:
        """Let somebody write into the group in the name of their channel."""
        if channel.id in self.chat.outcasts:
            raise AssertionError(f"nobody may write in {self.title} in the name of {channel.title}")
        written = self._write(None, text, {"sender_chat": channel.chat.json})
        return self._heard(written)

    @property
    def verified_as(self) -> list[str]:
        """What bots that vouch for it say of it."""
        return self.world.verified_as(self.id)

    def _let_write(self, person: Person) -> None:
        """Insist that a person may write here; who was never here is a member from now on."""
        self._let_in(person)
        self.chat.members.setdefault(person.id, {"status": "member"})
        if not members.may(self.chat, person.id, "can_send_messages"):
            raise AssertionError(f"{person.name} may not write in {self.title}")

    def _let_in(self, person: Person) -> None:
        self.world.tick()
        if self.chat.status(person.id) == "kicked":
            raise AssertionError(f"{person.name} is banned from {self.title}")

    @property
    def title(self) -> str:
        """Its name."""
        return str(self.chat.json["title"])

    async def posts(self, text: str) -> Message:
        """Let the channel itself post."""
        written = self._write(None, text, {})
        for chat, message in zip(self.chats, written, strict=True):
            self.world.post(chat.bot, "channel_post", message.json)
        return written[0]

    async def joins(self, person: Person, by: Person | None = None, link: str = "") -> None:
        """Let a person come in, perhaps by a link, or be brought by another one."""
        self._let_in(person)
        how = {"invite_link": self._pressed(person, link)} if link else {}
        user, actor = person.user.user(), (by or person).user.user()
        members.changes(self.world, self.chat, user, {"status": "member"}, actor, **how)
        self._tells(actor, {"new_chat_members": [user]})

    def _pressed(self, person: Person, address: str) -> Json:
        """The link that a person comes in by."""
        link = self._good_link(address)
        if link["creates_join_request"]:
            raise AssertionError(
                f"{address} does not let {person.name} in at once: use asks_to_join"
            )
        link["members"] = link.get("members", 0) + 1
        return invitations.told(link)

    def _good_link(self, address: str) -> Json:
        link = self.chat.links.get(address)
        if link is None:
            raise AssertionError(f"{address} leads nowhere in {self.title}")
        if fault := invitations.fault(link, self.world.timestamp()):
            raise AssertionError(f"{address} {fault}")
        return link

    async def asks_to_join(self, person: Person, link: str) -> None:
        """Let a person press a link whose bearers are let in one by one."""
        self._let_in(person)
        asked: Json = {
            "chat": self.chat.json,
            "from": person.user.user(),
            "user_chat_id": person.id,
            "date": self.world.timestamp(),
            "invite_link": invitations.told(self._good_link(link)),
        }
        self.chat.asking.add(person.id)
        for chat in self.chats:
            if members.may(chat, chat.bot.id, "can_invite_users"):
                person.pressed_start(chat.bot)  # the bot may write to who asks
                self.world.post(
                    chat.bot, "chat_join_request", {**asked, **self._query(chat, person)}
                )

    def _query(self, chat: Chat, person: Person) -> Json:
        """What lets a bot that guards the group decide at once."""
        if not chat.bot.guards:
            return {}
        number = str(self.world.number())
        self.world.join_queries[number] = chat, person.id
        return {"query_id": number}

    async def summons(self, person: Person, bot: Bot, text: str) -> Message:
        """Let a person ask a bot that is not here."""
        if not bot.answers_guests:
            raise AssertionError(f"{bot.username} answers nobody as a guest")
        self._let_write(person)
        chat = self.world.known_chat(bot, self.id)
        query = {"guest_query_id": str(self.world.number())}
        asked = {**query, "guest_bot_caller_user": person.user.user()}
        message = self.world.write(
            chat, person.user.user(), {**worded("text", "entities", text), **asked}
        )
        self.world.guest_queries[query["guest_query_id"]] = message
        self.world.post(bot, "guest_message", message.json)
        return message

    async def is_boosted_by(self, person: Person) -> None:
        """Let a person with Telegram Premium boost it for a month."""
        if not person.user.is_premium:
            raise AssertionError(f"{person.name} has no Telegram Premium")
        now, number = self.world.timestamp(), str(self.world.number())
        source = {"source": "premium", "user": person.user.user()}
        boost = {"boost_id": number, "add_date": now, "expiration_date": now + MONTH}
        self.world.boosts.setdefault(self.id, []).append((person.id, {**boost, "source": source}))
        told = {"chat": self.chat.json, "boost": {**boost, "source": source}}
        for chat in self.chats:
            if chat.status(chat.bot.id) == "administrator":
                self.world.post(chat.bot, "chat_boost", told)

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

    def opens_desk(self) -> "Desk":
        """Let people write to the channel; it has one desk."""
        if not self.chat.is_channel:
            raise AssertionError(f"{self.title} is no channel")
        there = (desk for desk, channel in self.world.desks.items() if channel == self.id)
        desk_id = next(there, 0) or self._new_desk()
        chats = [self.world.joined_chat(chat.bot, desk_id) for chat in self.chats]
        return Desk(self.world, chats, self)

    def _new_desk(self) -> int:
        json = self.world.add_group(self.title)
        json["is_direct_messages"] = True
        self.world.desks[json["id"]] = self.id
        return int(json["id"])

    def shown_by(self, person: Person) -> None:
        """Stand on a person's profile as their channel."""
        person.user.shown["personal_chat"] = self.chat.json

    async def promotes_bot(self, by: Person, **rights: bool) -> None:
        """Make the bot an administrator: it reads everything from now on.

        It has all rights but anonymity, unless it is told otherwise: `can_promote_members=False`.
        """
        bot = self.chat.bot.user()
        leading = members.administrator(self.chat.json["type"], **rights)
        members.changes(self.world, self.chat, bot, leading, by.user.user())

    async def demotes_bot(self, by: Person) -> None:
        """Make the bot a plain member again."""
        bot = self.chat.bot.user()
        members.changes(self.world, self.chat, bot, {"status": "member"}, by.user.user())

    async def removes_bot(self, by: Person) -> None:
        """Take the bot out."""
        kicked = {"status": "kicked", "until_date": 0}
        members.changes(self.world, self.chat, self.chat.bot.user(), kicked, by.user.user())

    async def expects(self, fragment: str = "", within: float | None = None) -> Message:
        """Wait for an unread message of the bot with this in its text; read it."""

        def found() -> Message | None:
            return next((one for one in self.unread if matches(one, fragment)), None)

        message = await until(self.world, found, within)
        if message is None:
            raise missing(self.world, self.title, repr(fragment), within, self.chats)
        self.world.read(message)
        return message.snapshot()

    @property
    def messages(self) -> list[Message]:
        """All messages in it, oldest first."""
        return list(self.chat.messages.values())

    @property
    def unread(self) -> list[Message]:
        """What its bots, and guests, wrote or changed and nobody has read yet."""
        chats = self.world.chats_of(self.id)
        return [message for chat in chats for message in chat.unread]

    def _heard(self, written: list[Message]) -> Message:
        """Tell each bot what it may read. Returns the message as the first of them sees it."""
        for chat, message in zip(self.chats, written, strict=True):
            if _is_for_bot(chat, message):
                self.world.post(chat.bot, "message", message.json)
        return written[0]

    def _tells(self, actor: Json, body: Json) -> None:
        """Write a service message, which every bot reads."""
        for chat in self.chats:
            message = self.world.write(chat, actor, body)
            self.world.post(chat.bot, "message", message.json)

    def _write(self, sender: Json | None, text: str, body: Json) -> list[Message]:
        """Write a text, as each bot sees it."""
        words = worded("text", "entities", text)
        return [self.world.write(chat, sender, {**words, **body}) for chat in self.chats]


class Desk(Group):
    """Where people write to a channel; its bots answer whom they like, and take posts or not."""

    def __init__(self, world: World, chats: list[Chat], channel: Group) -> None:
        super().__init__(world, chats)
        self.channel = channel

    async def hears(
        self, person: Person, text: str, reply_to: Message | None = None, topic_id: int = GENERAL
    ) -> Message:
        """Let a person write to the channel."""
        body = {"reply_to_message": without_reply(reply_to.json)} if reply_to else {}
        return self._comes(person, text, body)

    async def suggests(
        self, person: Person, text: str, stars: int = 0, send_date: int = 0
    ) -> Message:
        """Let a person propose a post, perhaps for stars, perhaps for some hour."""
        price = {"currency": STARS, "amount": stars} if stars else None
        return self._comes(person, text, desks.suggestion(price, send_date))

    async def expects_service(self, kind: str) -> Json:
        """Wait for what is told of a suggestion: `suggested_post_approved`, say; read it."""

        def found() -> Message | None:
            return next((service for service in self.unread if kind in service.json), None)

        message = await until(self.world, found, None)
        if message is None:
            raise missing(self.world, self.title, kind, None, self.chats)
        self.world.read(message)
        return dict(message.json[kind])

    def _comes(self, person: Person, text: str, body: Json) -> Message:
        self.channel._let_in(person)
        user = person.user.user()
        written = self._write(user, text, {**body, **desks.topic(user)})
        for chat, message in zip(self.chats, written, strict=True):
            if desks.is_led(self.world, chat):
                self.world.post(chat.bot, "message", message.json)
        return written[0]


def _is_for_bot(chat: Chat, message: Message) -> bool:
    bot = chat.bot
    if bot.reads_all_groups or chat.status(bot.id) == "administrator":
        return True
    answered = message.json.get("reply_to_message", {}).get("from", {}).get("id")
    return answered == bot.id or _names(message, bot.username)


def _names(message: Message, username: str) -> bool:
    """Whether a message holds a command that is not meant for another bot."""
    units = message.text.encode("utf-16-le")
    for entity in message.entities:
        word = units[2 * entity["offset"] : 2 * end_of(entity)].decode("utf-16-le")
        addressee = word.partition("@")[2]
        if entity["type"] == "bot_command" and addressee.lower() in {"", username.lower()}:
            return True
    return False
