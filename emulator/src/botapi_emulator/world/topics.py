"""The topics of a forum: threads with names, each begun by a service message."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botapi_emulator.world.chats import Chat
from botapi_emulator.world.messages import Message

if TYPE_CHECKING:
    from botapi_emulator.world.world import World

GENERAL = 1
"""The topic that every forum has, and that messages without a thread belong to."""
BLUE = 0x6FB9F0
EMOJI = "📰💡⚡🎙🔝🗣🆒❗📝📆"
"""What stands on the icons that are there for all."""
ICON_SIZE, THUMBNAIL_SIZE = 30_000, 4_000
"""How many bytes Telegram's own icons have, about."""
FIRST_EMOJI_ID = 5_000_000_000_000_000_000

Json = dict[str, Any]


@dataclass(eq=False)
class Topic:
    """One thread; `id` is the number of the message that began it."""

    id: int
    json: Json
    is_closed: bool = False
    is_hidden: bool = False


def general() -> Topic:
    """The topic that is there from the start."""
    return Topic(GENERAL, {"name": "General"})


def begin(world: "World", chat: Chat, author: Json, shown: Json) -> Topic:
    """Open a thread."""
    chat.bot.last_message_id = max(chat.bot.last_message_id, GENERAL)  # no thread has its number
    message = say(world, chat, author, 0, {"forum_topic_created": shown})
    topic = Topic(message.id, {"message_thread_id": message.id, **shown})
    message.json |= marks(topic.id)
    chat.topics[topic.id] = topic
    return topic


def say(world: "World", chat: Chat, author: Json, topic_id: int, body: Json) -> Message:
    """Write a service message into a thread."""
    return world.write(chat, author, {**body, **(marks(topic_id) if topic_id else {})})


def marks(topic_id: int) -> Json:
    """What a message of a thread tells of it; the general topic's tell nothing."""
    if topic_id == GENERAL:
        return {}
    return {"message_thread_id": topic_id, "is_topic_message": True}


def messages(chat: Chat, topic_id: int) -> list[Message]:
    """The messages of a thread, oldest first."""
    wanted = None if topic_id == GENERAL else topic_id
    return [
        message
        for message in chat.messages.values()
        if message.json.get("message_thread_id") == wanted
    ]


def icons(world: "World") -> list[Json]:
    """The stickers that may stand before the names of topics; their pictures are empty."""
    if not world.topic_icons:
        world.topic_icons = [_icon(world, *each) for each in enumerate(EMOJI)]
    return world.topic_icons


def _icon(world: "World", number: int, emoji: str) -> Json:
    content, files = f"icon {number}".encode().ljust(ICON_SIZE, b"\0"), world.files
    small = files.add(
        content[:THUMBNAIL_SIZE], "thumb.webp", "image/webp", "thumbnail", width=128, height=128
    )
    return {
        **files.add(content, "sticker.tgs", "application/x-tgsticker", "sticker").json(),
        "type": "custom_emoji",
        "set_name": "Topics",
        "emoji": emoji,
        "custom_emoji_id": str(FIRST_EMOJI_ID + number),
        "is_animated": True,
        "is_video": False,
        "width": 512,
        "height": 512,
        "thumbnail": {**small.json(), **small.details},
    }
