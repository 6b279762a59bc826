"""The emulated world: bots, people, chats, messages, polls, taps and files, and the feed of events.

Everything here is plain state changed by plain calls; the API methods (`methods/`), the people
(`people.py`) and the page all work on one `World`. Nothing in it knows HTTP.

For a page: `world.bots` and `world.users` list who there is, `world.chat(bot, user_id).messages`
what stands in a chat, `world.subscribe()` what happens from now on, and
`people.Person(world, user, bot)` acts for a person.
"""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass, field, fields
from datetime import UTC, datetime
from itertools import count
from random import Random
from typing import Any

from botapi_emulator.media.files import FileStore
from botapi_emulator.world import desks
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.chats import Chat, User
from botapi_emulator.world.events import Event, Feed, Subscription
from botapi_emulator.world.messages import Message
from botapi_emulator.world.owned.business import Connection
from botapi_emulator.world.owned.gifts import Gifts
from botapi_emulator.world.owned.stars import Ledger
from botapi_emulator.world.owned.stickers import StickerSet
from botapi_emulator.world.payments import Checkout, Invoice
from botapi_emulator.world.polls import Poll
from botapi_emulator.world.updates import CallbackQuery, InlineQuery

FIRST_PERSON_ID = 700_000_001
FIRST_GROUP_ID = -1_001_000_000_001
PATIENCE = 5.0
"""Seconds that people wait for a bot, unless they are told otherwise."""
KEPT = {"now", "language", "patience", "bots", "feed"}
"""What a reset leaves as it is."""


def real_now() -> datetime:
    """The real clock."""
    return datetime.now(UTC)


@dataclass(eq=False)
class World:
    """All state of the emulated Telegram."""

    now: Callable[[], datetime] = real_now
    language: str = "en"
    """What people speak of whom nothing else is said; the page opens in it, too."""
    patience: float = PATIENCE
    bots: dict[str, Bot] = field(default_factory=dict)
    users: dict[int, User] = field(default_factory=dict)
    groups: dict[int, dict[str, Any]] = field(default_factory=dict)
    polls: dict[str, Poll] = field(default_factory=dict)
    callback_queries: dict[str, CallbackQuery] = field(default_factory=dict)
    inline_queries: dict[str, InlineQuery] = field(default_factory=dict)
    inline_cache: dict[tuple[int, str, str, int], tuple[int, InlineQuery]] = field(
        default_factory=dict
    )
    """Answers that hold for a while: by bot, text, offset and person (0: all); and until when."""
    inline_messages: dict[str, Message] = field(default_factory=dict)
    """Messages that people sent through a bot, by their inline_message_id."""
    invoices: dict[tuple[int, int], Invoice] = field(default_factory=dict)
    """By the bot's id and the message's."""
    invoice_links: dict[str, tuple[Bot, Invoice]] = field(default_factory=dict)
    checkouts: dict[str, Checkout] = field(default_factory=dict)
    connections: dict[str, Connection] = field(default_factory=dict)
    """The accounts that people connected to bots."""
    guest_queries: dict[str, Message] = field(default_factory=dict)
    """What people asked bots in chats that these are not in, until it is answered."""
    join_queries: dict[str, tuple[Chat, int]] = field(default_factory=dict)
    """Who asks to join where, until the chat's guard decides."""
    prepared_buttons: dict[str, tuple[int, int, dict[str, Any]]] = field(default_factory=dict)
    """Buttons that Mini Apps may show, by bot and person."""
    app_queries: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Who opened a Mini App, by the query's id: bot and person."""
    prepared: dict[str, tuple[int, int, dict[str, Any], set[str]]] = field(default_factory=dict)
    """Messages ready to be shared: bot, person, message, and the kinds of chats they may go to."""
    sticker_sets: dict[str, StickerSet] = field(default_factory=dict)
    """By their names in lower case."""
    scores: dict[tuple[int, int, str], dict[int, int]] = field(default_factory=dict)
    """How people did in games: by bot, chat and game, then by person."""
    verified: dict[tuple[int, int], str] = field(default_factory=dict)
    """What bots say of those they verified: by bot and chat."""
    payloads: dict[tuple[int, int], str] = field(default_factory=dict)
    """What only a bot knows of the media that it sells: by bot and message."""
    passports: dict[tuple[int, int], dict[str, str]] = field(default_factory=dict)
    """The hashes of the papers that people handed over: by bot and person, then by their kind."""
    passport_faults: dict[tuple[int, int], list[dict[str, Any]]] = field(default_factory=dict)
    """What bots found wrong with them, by bot and person."""
    boosts: dict[int, list[tuple[int, dict[str, Any]]]] = field(default_factory=dict)
    """Who boosts each chat, with the ChatBoost objects."""
    gifts: Gifts = field(default_factory=Gifts)
    status_setters: set[tuple[int, int]] = field(default_factory=set)
    """Which bots may set whose emoji status."""
    desks: dict[int, int] = field(default_factory=dict)
    """Which channel each chat of direct messages belongs to."""
    planned: list[tuple[int, Message]] = field(default_factory=list)
    """The suggested posts that are taken, and when they are published."""
    topic_icons: list[dict[str, Any]] = field(default_factory=list)
    chance: Random = field(default_factory=lambda: Random(0))  # noqa: S311 (dice)
    """What dice fall by: the same in every run."""
    observed: Callable[[Any], Any] = lambda person: person
    """What the page and the control API put around a person who acts: a recording listens there."""
    files: FileStore = field(default_factory=FileStore)
    web: dict[str, bytes | str] = field(default_factory=dict)
    """What lies at addresses of the internet, or to which other address they lead."""
    feed: Feed = field(default_factory=Feed)
    _chats: dict[tuple[int, int], Chat] = field(default_factory=dict)
    _timed: list[Poll] = field(default_factory=list)
    sentences: list[tuple[int, Chat, int]] = field(default_factory=list)
    """Until when who is banned from a chat or restricted in it."""
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    # --- who there is ---

    def add_bot(self, token: str, username: str, name: str) -> Bot:
        """Register a bot; its id is the number before the token's colon."""
        bot = Bot(id=int(token.partition(":")[0]), token=token, username=username, name=name)
        self.bots[token] = bot
        self.emit(Event("bot", bot))
        return bot

    def renew_token(self, bot: Bot) -> None:
        """Give a bot another token; who waits with the old one gets nothing more."""
        del self.bots[bot.token]
        bot.token = f"{bot.id}:MANAGED-{self.number()}"
        self.bots[bot.token] = bot
        bot.end_polls()

    def add_user(
        self, name: str, username: str | None = None, note: str = "", language: str = ""
    ) -> User:
        """Let a person appear; ids count up from the first, so the same cast keeps its ids."""
        first, _, last = name.partition(" ")
        user_id, speaks = FIRST_PERSON_ID + len(self.users), language or self.language
        user = User(user_id, first, last, username, language_code=speaks, note=note)
        self.users[user.id] = user
        self.emit(Event("person", chat_id=user.id))
        return user

    def reset(self) -> None:
        """Forget everybody, all they said and made; other bots stay, with an empty queue."""
        for made in [bot for bot in self.bots.values() if bot.manager_id]:
            made.end_polls()
            del self.bots[made.token]
        for part in fields(self):
            if part.name not in KEPT and part.default_factory is not MISSING:
                setattr(self, part.name, part.default_factory())
        for bot in self.bots.values():
            bot.updates.clear()
            bot.last_message_id = 0
            bot.stars = Ledger()
        self.emit(Event("reset"))

    def add_group(
        self, title: str, kind: str = "supergroup", username: str | None = None
    ) -> dict[str, Any]:
        """Let a group or channel appear, public if it has a username; returns its Chat object."""
        chat_id = FIRST_GROUP_ID - len(self.groups)
        public = {"username": username} if username else {}
        shape = {"type": "supergroup", "is_forum": True} if kind == "forum" else {"type": kind}
        self.groups[chat_id] = {"id": chat_id, "title": title, **shape, **public}
        return self.groups[chat_id]

    def public_chat_id(self, username: str) -> int:
        """The id of the group or channel with that username, 0 if there is none.

        People are not found: a bot knows them by their ids alone.
        """
        groups = self.groups.values()
        wanted = username.lower()
        return next(
            (group["id"] for group in groups if group.get("username", "").lower() == wanted), 0
        )

    def chat(self, bot: Bot, chat_id: int) -> Chat | None:
        """The conversation of a bot with a person (their id) or group; None if there is none."""
        key = (bot.id, chat_id)
        if key not in self._chats and (json := self._chat_json(chat_id)):
            chat = Chat(bot, json, opened=json["type"] != "private")
            if not chat.is_private and (others := self.chats_of(chat_id)):
                chat.shares(others[0])
            self._chats[key] = chat
            if chat.is_private:
                chat.members |= {both: {"status": "member"} for both in (bot.id, chat_id)}
        return self._chats.get(key)

    def chats_of(self, chat_id: int) -> list[Chat]:
        """A group or channel as each of its bots sees it."""
        bots = self.bots.values()
        keys = [(bot.id, chat_id) for bot in bots]
        return [self._chats[key] for key in keys if key in self._chats]

    def joined_chat(self, bot: Bot, chat_id: int) -> Chat:
        """A group or channel that a bot is in."""
        chat = self.known_chat(bot, chat_id)
        chat.members.setdefault(bot.id, {"status": "member"})
        return chat

    def known_chat(self, bot: Bot, chat_id: int) -> Chat:
        """The conversation of a bot with someone who is there."""
        if chat := self.chat(bot, chat_id):
            return chat
        raise LookupError(f"there is no chat {chat_id}")

    def _chat_json(self, chat_id: int) -> dict[str, Any] | None:
        user = self.users.get(chat_id)
        return user.chat() if user else self.groups.get(chat_id)

    # --- messages ---

    def write(
        self,
        chat: Chat,
        sender: dict[str, Any] | None,
        body: dict[str, Any],
        content: bytes | None = None,
        *,
        author_id: int = 0,
    ) -> Message:
        """Put a message into a chat: `body` is what the Message object holds besides its head.

        `author_id` names who wrote it, if that is not who it says.
        """
        head = {"message_id": chat.bot.next_message_id(), "date": self.timestamp()}
        is_named = sender and not chat.is_channel
        who = {"from": sender} if is_named else {"sender_chat": chat.json}
        json = {**head, **who, "chat": chat.json, **body}
        message = Message(
            chat.bot, json, content, home=chat, author_id=author_id or (sender or chat.json)["id"]
        )
        message.unread = message.is_from_bot
        chat.messages[message.id] = message
        if message.poll:
            self._keep_poll(message)
        self.emit(Event("message", chat.bot, chat.id, message))
        return message

    def _keep_poll(self, message: Message) -> None:
        """A poll that is forwarded stays one poll, seen in several places."""
        json = message.json["poll"]
        poll = self.polls.setdefault(json["id"], Poll(json))
        poll.messages.append(message)
        if "close_date" in json and poll not in self._timed:
            self._timed.append(poll)

    def show_poll(self, poll: Poll) -> None:
        """Bring a poll up to date wherever it is seen, and tell the bot."""
        for message in poll.messages:
            self.edit(message, {**message.json, "poll": poll.json}, is_mail=False)
        self.post(poll.messages[0].bot, "poll", poll.json)

    def edit(
        self,
        message: Message,
        json: dict[str, Any],
        content: bytes | None = None,
        *,
        is_mail: bool = True,
    ) -> Message:
        """Give a message new JSON; with `is_mail=False` (a keyboard gone) it stays read."""
        message.json = json
        message.content = content if content is not None else message.content
        message.unread = message.unread or (is_mail and message.is_from_bot)
        self.emit(Event("edited", message.bot, message.chat_id, message))
        return message

    def keep_inline(self, message: Message) -> str:
        """Let the bot edit a message that somebody sent through it; returns its inline_message_id.

        Message ids are counted per bot, these are not.
        """
        number = f"inline{self.number()}"
        self.inline_messages[number] = message
        return number

    def delete(self, chat: Chat, message_id: int) -> None:
        """Take a message out of its chat."""
        message = chat.messages.pop(message_id)
        chat.pinned = [pinned for pinned in chat.pinned if pinned != message_id]
        message.deleted, message.unread = True, False
        self.emit(Event("deleted", chat.bot, chat.id, message))

    def read(self, message: Message) -> None:
        """Note that the person has seen a message as it stands now."""
        if message.unread:
            message.unread = False
            self.emit(Event("read", message.bot, message.chat_id, message))

    def find(self, message: Message) -> Message | None:
        """The live message behind a snapshot; None once it is deleted."""
        chat = message.home
        return chat.messages.get(message.id) if chat else None

    def tick(self) -> None:
        """Do what has fallen due: close polls, end bans and restrictions, publish posts."""
        now = self.timestamp()
        for sentence in [one for one in self.sentences if one[0] <= now]:
            self.sentences.remove(sentence)
            until, chat, user_id = sentence
            chat.ends_sentence(user_id, until)
        for plan in [plan for plan in self.planned if plan[0] <= now]:
            self.planned.remove(plan)
            desks.publish(self, plan[1])
        due = [poll for poll in self._timed if poll.is_due(now)]
        for poll in due:
            self._timed.remove(poll)
            poll.close()
            self.show_poll(poll)

    def page_at(self, url: str) -> tuple[str, bytes | None]:
        """Where an address leads, and what a test put there."""
        found = self.web.get(url)
        return self.page_at(found) if isinstance(found, str) else (url, found)

    # --- updates to bots, events to onlookers ---

    def verified_as(self, chat_id: int) -> list[str]:
        """What bots that vouch for a person or a group say of them."""
        return [words for (_, about), words in self.verified.items() if about == chat_id]

    def post(self, bot: Bot, kind: str, payload: dict[str, Any]) -> int:
        """Queue an update ("message", "callback_query", …) for a bot; returns its update_id."""
        return bot.updates.add({kind: payload})

    def post_many(self, bot: Bot, updates: Iterable[dict[str, Any]]) -> int:
        """Queue many raw updates at once; returns how many were queued."""
        return bot.updates.add_many(updates)

    def subscribe(self) -> Subscription:
        """An async iterator of every Event from now on; `close()` it when done."""
        return self.feed.subscribe()

    def emit(self, event: Event) -> None:
        """Tell everyone who listens."""
        self.feed.emit(event)

    # --- small things ---

    def timestamp(self) -> int:
        """The world's time in Unix seconds, as messages carry it."""
        return int(self.now().timestamp())

    def number(self) -> int:
        """A number never given out before: for ids of queries, polls and albums."""
        return next(self._numbers)
