"""A channel's direct messages: one thread a person, and the posts that they propose."""

from typing import TYPE_CHECKING, Any

from botapi_emulator.world import members
from botapi_emulator.world.chats import Chat
from botapi_emulator.world.messages import Message, without_reply

if TYPE_CHECKING:
    from botapi_emulator.world.world import World

PENDING, APPROVED, DECLINED = "pending", "approved", "declined"
OWN = ("direct_messages_topic", "suggested_post_info", "from", "message_id", "date", "chat")
"""What a suggestion tells and the post that it becomes does not."""

Json = dict[str, Any]


def channel_of(world: "World", desk: Chat) -> Chat:
    """The channel that a desk belongs to, as the desk's bot sees it."""
    return world.known_chat(desk.bot, world.desks[desk.id])


def is_led(world: "World", desk: Chat) -> bool:
    """Whether the bot leads the channel of a desk."""
    channel = channel_of(world, desk)
    return channel.status(desk.bot.id) in {"administrator", "creator"}


def may_post(world: "World", desk: Chat) -> bool:
    """Whether the bot may post in the channel of a desk."""
    return members.may(channel_of(world, desk), desk.bot.id, "can_post_messages")


def topic(user: Json) -> Json:
    """What a message of somebody's thread tells of it."""
    return {"direct_messages_topic": {"topic_id": user["id"], "user": user}}


def suggestion(price: Json | None, send_date: int) -> Json:
    """What a message tells that is proposed as a post."""
    told: Json = {"state": PENDING, **({"price": price} if price else {})}
    return {"suggested_post_info": told | ({"send_date": send_date} if send_date else {})}


def tell(world: "World", desk: Chat, about: Message, kind: str, more: Json) -> None:
    """Write a service message about a suggestion into its thread."""
    thread = {"direct_messages_topic": about.json["direct_messages_topic"]}
    body = {kind: {"suggested_post_message": without_reply(about.json), **more}}
    world.write(desk, desk.bot.user(), {**thread, **body})


def settle(world: "World", message: Message, state: str, **more: Any) -> None:
    """Decide on a suggestion."""
    info = {**message.json["suggested_post_info"], "state": state, **more}
    world.edit(message, {**message.json, "suggested_post_info": info}, is_mail=False)


def publish(world: "World", message: Message) -> None:
    """Let a suggestion become a post of the channel."""
    if message.home is None:
        return
    body = {name: value for name, value in message.json.items() if name not in OWN}
    paid = {"is_paid_post": True} if "price" in message.json["suggested_post_info"] else {}
    channel = world.groups[world.desks[message.home.id]]
    for chat in world.chats_of(channel["id"]):
        if chat.status(chat.bot.id) in members.OUTSIDE:
            continue  # it has only looked at the channel
        post = world.write(chat, None, {**body, **paid}, message.content)
        world.post(chat.bot, "channel_post", post.json)
