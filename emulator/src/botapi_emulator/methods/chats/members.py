"""Who is in a chat, and putting people out: getChatMember, banChatMember and their like."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.world import members
from botapi_emulator.world.chats import Chat

LEADING = {"administrator", "creator"}
SENDER_EMPTY = refusals.bad_request("sender_chat_id is empty")
NO_LEADER = refusals.bad_request("CHAT_ADMIN_REQUIRED")
SELF = refusals.bad_request("Can't restrict self")

Json = dict[str, Any]


async def get_chat_member(call: Call) -> Json:
    """Somebody in a chat."""
    user = user_of(call)
    return members.member(call.chat(), user)


async def get_chat_member_count(call: Call) -> int:
    """How many are in a chat."""
    return sum(member["status"] not in members.OUTSIDE for member in call.chat().members.values())


async def get_chat_administrators(call: Call) -> list[Json]:
    """Who leads a group or channel; bots are left out unless they are asked for."""
    chat = call.chat()
    if chat.is_private:
        raise refusals.NO_ADMINISTRATORS
    people = [user for user in chat.members if user in call.world.users]
    found = [call.world.users[user].user() for user in people]
    if call.flag("return_bots"):
        found += [bot.user() for bot in call.world.bots.values()]
    leading = [user for user in found if chat.status(user["id"]) in LEADING]
    return [members.member(chat, user) for user in leading]


async def get_user_chat_boosts(call: Call) -> Json:
    """How often somebody boosts a chat that the bot leads."""
    user, chat = user_of(call), call.joined_chat()
    if chat.status(call.bot.id) != "administrator":
        raise NO_LEADER
    given, now = call.world.boosts.get(chat.id, []), call.world.timestamp()
    lasting = [boost for who, boost in given if who == user["id"]]
    return {"boosts": [boost for boost in lasting if boost["expiration_date"] > now]}


async def ban_chat_member(call: Call) -> bool:
    """Put somebody out for good, or until a day."""
    user, chat = in_led_group(call)
    standing = {"status": "kicked", "until_date": until_date(call)}
    members.changes(call.world, chat, user, standing, call.bot.user())
    return True


async def unban_chat_member(call: Call) -> bool:
    """Let somebody come back; who is inside goes out, unless only the banned are meant."""
    user, chat = user_of(call), call.joined_chat()
    if chat.is_private:
        raise refusals.NOT_FOR_GROUPS
    _check_owner(chat, user)
    chat = _led_group(call)
    if call.flag("only_if_banned") and chat.status(user["id"]) != "kicked":
        return True
    members.changes(call.world, chat, user, {"status": "left"}, call.bot.user())
    return True


async def ban_chat_sender_chat(call: Call) -> bool:
    """Let nobody write in a channel's name."""
    chat, sender = _sender_chat(call)
    chat.outcasts.add(sender.id)
    return True


async def unban_chat_sender_chat(call: Call) -> bool:
    """Let a channel's owner write in its name again."""
    chat, sender = _sender_chat(call)
    chat.outcasts.discard(sender.id)
    return True


def _sender_chat(call: Call) -> tuple[Chat, Chat]:
    wanted = call.text("sender_chat_id")
    if not wanted:
        raise SENDER_EMPTY
    sender = call.world.chat(call.bot, call.chat_id(wanted))
    if sender is None:
        raise refusals.CHAT_NOT_FOUND
    return _led_group(call), sender


async def leave_chat(call: Call) -> bool:
    """Leave a group or channel."""
    chat = call.chat()
    if chat.is_private:
        raise refusals.CHAT_NOT_LEAVABLE
    bot = call.bot.user()
    members.changes(call.world, chat, bot, {"status": "left"}, bot)
    return True


def until_date(call: Call) -> int:
    """When what a request says of somebody ends; 0 for never."""
    return members.until_date(call.world.timestamp(), call.integer("until_date"))


def in_led_group(call: Call) -> tuple[Json, Chat]:
    """Somebody, and the group where the bot may decide about them."""
    user, chat = user_of(call), call.joined_chat()
    _check_owner(chat, user)
    if user["id"] == call.bot.id:
        raise SELF
    chat = _led_group(call)
    if chat.status(user["id"]) in LEADING:
        raise refusals.USER_LEADS_CHAT
    return user, chat


def _check_owner(chat: Chat, user: Json) -> None:
    if chat.status(user["id"]) == "creator":
        raise refusals.OWNER_STAYS


def _led_group(call: Call) -> Chat:
    return call.led_chat("can_restrict_members", "restrict/unrestrict chat member")


def user_of(call: Call) -> Json:
    """Whom `user_id` names."""
    number = call.integer("user_id")
    if number <= 0:
        raise refusals.USER_ID_WRONG
    if number == call.bot.id:
        return call.bot.user()
    user = call.world.users.get(number)
    if user is None:
        raise refusals.USER_NOT_FOUND
    return user.user()
