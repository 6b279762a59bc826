"""createForumTopic and what else there is to do with topics, the general one included."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.world import topics
from botapi_emulator.world.chats import Chat
from botapi_emulator.world.topics import GENERAL, Topic

NAME_LIMIT = 128
CREATE, EDIT, CLOSE = "create a topic", "edit the topic", "close or open the topic"
DELETE, PIN = "delete the topic", "manage pinned messages in the chat"
NO_FORUM = refusals.bad_request("The chat is not a forum")
NAME_EMPTY = refusals.bad_request("Name must be non-empty")
COLOR_WRONG = refusals.bad_request("Invalid icon color specified")
TOPIC_UNKNOWN = refusals.bad_request("TOPIC_ID_INVALID")
NOT_MODIFIED = refusals.bad_request("TOPIC_NOT_MODIFIED")
NO_PINS = refusals.bad_request("CHAT_NOT_MODIFIED")

SWITCHES = {
    "closeForumTopic": ("is_closed", True, "forum_topic_closed"),
    "reopenForumTopic": ("is_closed", False, "forum_topic_reopened"),
    "closeGeneralForumTopic": ("is_closed", True, "forum_topic_closed"),
    "reopenGeneralForumTopic": ("is_closed", False, "forum_topic_reopened"),
    "hideGeneralForumTopic": ("is_hidden", True, "general_forum_topic_hidden"),
    "unhideGeneralForumTopic": ("is_hidden", False, "general_forum_topic_unhidden"),
}
"""What each of these methods makes of a topic, and the service message that says so."""

Json = dict[str, Any]


async def create_forum_topic(call: Call) -> Json:
    """Open a topic."""
    chat = _forum(call, CREATE)
    name, color = call.text("name").strip()[:NAME_LIMIT], call.integer("icon_color", topics.BLUE)
    if not name:
        raise NAME_EMPTY
    if not 0 <= color <= 0xFFFFFF:
        raise COLOR_WRONG
    shown = {"name": name, "icon_color": color, **_icon(call)}
    return topics.begin(call.world, chat, call.bot.user(), shown).json


async def edit_forum_topic(call: Call) -> bool:
    """Give a topic another name or icon."""
    chat = _forum(call, EDIT)
    return _edit(call, chat, _topic(call, chat))


async def edit_general_forum_topic(call: Call) -> bool:
    """Give the general topic another name."""
    chat = _forum(call, EDIT)
    return _edit(call, chat, chat.topics[GENERAL])


async def delete_forum_topic(call: Call) -> bool:
    """Take a topic away with all that was written there."""
    chat = _forum(call, DELETE, "can_delete_messages")
    topic = _topic(call, chat)
    for message in topics.messages(chat, topic.id):
        call.world.delete(chat, message.id)
    del chat.topics[topic.id]
    return True


async def unpin_all_forum_topic_messages(call: Call) -> bool:
    """Unpin everything in a topic."""
    chat = _forum(call, PIN, "can_pin_messages")
    return _unpin(chat, _topic(call, chat).id)


async def unpin_all_general_forum_topic_messages(call: Call) -> bool:
    """Unpin everything in the general topic."""
    return _unpin(_forum(call, PIN, "can_pin_messages"), GENERAL)


async def get_forum_topic_icon_stickers(call: Call) -> list[Json]:
    """The custom emoji that every bot may set; their pictures are empty."""
    return topics.icons(call.world)


async def switch_topic(call: Call) -> bool:
    """Close, open, hide or show a topic; that is said in it."""
    name, value, said = SWITCHES[call.method]
    chat = _forum(call, CLOSE)
    topic = chat.topics[GENERAL] if "General" in call.method else _topic(call, chat)
    if getattr(topic, name) is value:
        raise NOT_MODIFIED
    setattr(topic, name, value)
    if value and name == "is_hidden":
        topic.is_closed = True  # nobody writes where nobody looks
    if not value and name == "is_closed":
        topic.is_hidden = False
    topics.say(call.world, chat, call.bot.user(), topic.id, {said: {}})
    return True


def _forum(call: Call, doing: str, right: str = "can_manage_topics") -> Chat:
    chat = call.chat()
    if not chat.json.get("is_forum"):
        raise NO_FORUM
    chat.topics.setdefault(GENERAL, topics.general())
    return call.led_chat(right, doing)


def _topic(call: Call, chat: Chat) -> Topic:
    topic = chat.topics.get(call.integer("message_thread_id"))
    if topic is None or topic.id == GENERAL:
        raise TOPIC_UNKNOWN
    return topic


def _edit(call: Call, chat: Chat, topic: Topic) -> bool:
    name = call.text("name").strip()[:NAME_LIMIT]
    if call.text("name") and not name:
        raise NAME_EMPTY
    changed = {**({"name": name} if name else {}), **_icon(call)}
    if all(topic.json.get(key) == value for key, value in changed.items()):
        raise NOT_MODIFIED
    topic.json |= changed
    topics.say(call.world, chat, call.bot.user(), topic.id, {"forum_topic_edited": changed})
    return True


def _icon(call: Call) -> Json:
    icon = call.text("icon_custom_emoji_id")
    return {"icon_custom_emoji_id": icon} if icon else {}


def _unpin(chat: Chat, topic_id: int) -> bool:
    there = {message.id for message in topics.messages(chat, topic_id)}
    if not there & set(chat.pinned):
        raise NO_PINS
    chat.pinned = [number for number in chat.pinned if number not in there]
    return True
