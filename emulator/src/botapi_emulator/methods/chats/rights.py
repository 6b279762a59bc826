"""Who may do what: promoteChatMember, restrictChatMember, custom titles, default rights."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.chats.members import in_led_group, user_of
from botapi_emulator.world import members
from botapi_emulator.world.members import PERMISSIONS, rights_in

TITLE_LIMIT = 16
NO_ADMINISTRATOR = refusals.bad_request("user is not an administrator")
TITLE_TOO_LONG = refusals.bad_request("CUSTOM_TITLE_INVALID")
NO_PROMOTION = "promote chat member"

Json = dict[str, Any]


async def promote_chat_member(call: Call) -> bool:
    """Make somebody an administrator with some rights; without any they are a member again."""
    chat, user = call.led_chat("can_promote_members", NO_PROMOTION), user_of(call)
    kind = chat.json["type"]
    wanted = {name: call.flag(name) for name in rights_in(kind) if name != "can_be_edited"}
    standing: Json = {"status": "member"}
    if any(wanted.values()):
        wanted["can_manage_chat"] = True  # every other right means this one
        standing = members.administrator(kind, can_be_edited=True, **wanted)
    members.changes(call.world, chat, user, standing, call.bot.user())
    return True


async def restrict_chat_member(call: Call) -> bool:
    """Say what one member may do; with all permissions they are as everybody again."""
    given: Json = call.data("permissions") or {}
    permissions = {name: bool(given.get(name)) for name in PERMISSIONS}
    user, chat = in_led_group(call)
    standing: Json = {"status": "member"}
    if not all(permissions.values()):
        until = max(call.integer("until_date"), 0)
        is_member = chat.status(user["id"]) not in members.OUTSIDE
        standing = {"status": "restricted", "is_member": is_member, "until_date": until}
        standing |= permissions
    members.changes(call.world, chat, user, standing, call.bot.user())
    return True


async def set_chat_administrator_custom_title(call: Call) -> bool:
    """Name what an administrator is; the bot must have made them one."""
    user, chat = user_of(call), call.led_chat("can_promote_members", NO_PROMOTION)
    title = call.text("custom_title")
    if len(title) > TITLE_LIMIT:
        raise TITLE_TOO_LONG
    standing = chat.members.get(user["id"], {})
    if standing.get("status") != "administrator":
        raise NO_ADMINISTRATOR
    chat.members[user["id"]] = {**standing, "custom_title": title} if title else standing
    return True


async def set_my_default_administrator_rights(call: Call) -> bool:
    """Say which rights the bot asks for where it is added."""
    call.bot.default_rights[call.flag("for_channels")] = call.data("rights") or {}
    return True


async def get_my_default_administrator_rights(call: Call) -> Json:
    """Which rights the bot asks for where it is added."""
    is_channel = call.flag("for_channels")
    asked = call.bot.default_rights.get(is_channel, {})
    names = rights_in("channel" if is_channel else "supergroup")
    rights = {name: bool(asked.get(name)) for name in names if name != "can_be_edited"}
    return {**rights, "is_anonymous": rights["is_anonymous"] and not is_channel}
