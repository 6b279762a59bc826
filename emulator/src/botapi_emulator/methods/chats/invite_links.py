"""Invite links, and those who ask to join: exportChatInviteLink, approveChatJoinRequest, …"""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.chats.members import user_of
from botapi_emulator.world import invitations, members
from botapi_emulator.world.chats import Chat

MOST_MEMBERS = 99_999
NAME_LIMIT = 32
MONTH = 30 * 24 * 60 * 60
MANAGE_LINKS, MANAGE_REQUESTS = "manage chat invite link", "manage chat join requests"
LIMIT_AND_REQUEST = refusals.bad_request(
    "Member limit can't be specified for links requiring administrator approval"
)
LINK_UNKNOWN = refusals.bad_request("INVITE_HASH_EXPIRED")
LINK_FIXED = refusals.bad_request("CHAT_INVITE_PERMANENT")
LIMIT_WRONG = refusals.bad_request("USAGE_LIMIT_INVALID")
DATE_WRONG = refusals.bad_request("EXPIRE_DATE_INVALID")
PRICING_WRONG = refusals.bad_request("PRICING_CHAT_INVALID")
PERIOD_WRONG = refusals.bad_request("SUBSCRIPTION_PERIOD_INVALID")
ALREADY_IN = refusals.bad_request("USER_ALREADY_PARTICIPANT")
NO_REQUEST = refusals.bad_request("HIDE_REQUESTER_MISSING")

Json = dict[str, Any]


async def export_chat_invite_link(call: Call) -> str:
    """Make the bot's main link anew; the one before ends."""
    chat = _chat(call)
    link = invitations.primary(call.world.number(), chat, call.bot.user())
    return str(link["invite_link"])


async def create_chat_invite_link(call: Call) -> Json:
    """Make one more link."""
    said = _said(call)
    link = invitations.opened(call.world.number(), _chat(call), call.bot.user(), **said)
    return invitations.told(link)


async def edit_chat_invite_link(call: Call) -> Json:
    """Change a link of the bot's own; what is not said again is gone."""
    link = _own(call)
    if link["is_primary"]:
        raise LINK_FIXED
    link |= _said(call)
    return invitations.told(link)


async def revoke_chat_invite_link(call: Call) -> Json:
    """End a link of the bot's own; the main one is replaced at once."""
    link = _own(call)
    link["is_revoked"] = True
    if link["is_primary"]:
        invitations.primary(call.world.number(), _chat(call), call.bot.user())
    return invitations.told(link)


async def create_chat_subscription_invite_link(call: Call) -> Json:
    """Make a link to a channel whose readers pay every month."""
    chat = _chat(call)
    if chat.json["type"] != "channel" or call.integer("subscription_price") <= 0:
        raise PRICING_WRONG
    if call.integer("subscription_period") != MONTH:
        raise PERIOD_WRONG
    paid = {name: call.integer(name) for name in ("subscription_period", "subscription_price")}
    said = {"name": call.text("name")[:NAME_LIMIT], **paid}
    link = invitations.opened(call.world.number(), chat, call.bot.user(), **said)
    return invitations.told(link)


async def edit_chat_subscription_invite_link(call: Call) -> Json:
    """Give such a link another name."""
    link = _own(call)
    link["name"] = call.text("name")[:NAME_LIMIT]
    return invitations.told(link)


async def approve_chat_join_request(call: Call) -> bool:
    """Let somebody in who asked."""
    user, chat = _asking(call)
    members.changes(call.world, chat, user, {"status": "member"}, call.bot.user())
    return True


async def decline_chat_join_request(call: Call) -> bool:
    """Leave somebody out who asked."""
    _asking(call)
    return True


def _asking(call: Call) -> tuple[Json, Chat]:
    """Who asks to join, and where; asking ends here."""
    user, chat = user_of(call), call.led_chat("can_invite_users", MANAGE_REQUESTS)
    if chat.status(user["id"]) not in members.OUTSIDE:
        raise ALREADY_IN
    if user["id"] not in chat.asking:
        raise NO_REQUEST
    chat.asking.remove(user["id"])
    return user, chat


def _chat(call: Call) -> Chat:
    return call.led_chat("can_invite_users", MANAGE_LINKS)


def _own(call: Call) -> Json:
    link = _chat(call).links.get(call.text("invite_link"))
    if link is None or link["creator"]["id"] != call.bot.id:
        raise LINK_UNKNOWN
    return link


def _said(call: Call) -> Json:
    """What a request says of a link."""
    limit, asks = call.integer("member_limit"), call.flag("creates_join_request")
    expires = call.integer("expire_date")
    if asks and limit > 0:
        raise LIMIT_AND_REQUEST
    if not 0 <= limit <= MOST_MEMBERS:
        raise LIMIT_WRONG
    if expires and expires <= call.world.timestamp():
        raise DATE_WRONG
    return {
        "name": call.text("name")[:NAME_LIMIT],
        "expire_date": expires,
        "member_limit": limit,
        "creates_join_request": asks,
    }
