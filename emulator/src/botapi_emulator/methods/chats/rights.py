"""Who may do what: promoteChatMember, restrictChatMember, custom titles, default rights."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.chats.chat_info import permissions_of
from botapi_emulator.methods.chats.members import in_led_group, until_date, user_of
from botapi_emulator.world import members
from botapi_emulator.world.chats import Chat
from botapi_emulator.world.members import rights_in

TITLE_LIMIT = 16
NO_ADMINISTRATOR = refusals.bad_request("user is not an administrator")
TITLE_TOO_LONG = refusals.bad_request("CUSTOM_TITLE_INVALID")
NO_PROMOTION = refusals.bad_request("Not enough rights")
SELF_PROMOTION = refusals.bad_request("Can't promote self")
OTHERS_LEADER = refusals.bad_request("CHAT_ADMIN_REQUIRED")
RIGHT_FORBIDDEN = refusals.bad_request("RIGHT_FORBIDDEN")
TAG_FORBIDDEN = refusals.bad_request("TAG_CHANGE_FORBIDDEN")
TAG_TOO_LONG = refusals.bad_request("TAG_INVALID")
OWNERS_TITLE = refusals.bad_request("only the owner can edit their custom title")

Json = dict[str, Any]


async def promote_chat_member(call: Call) -> bool:
    """Make somebody an administrator with some rights; without any they are a member again."""
    chat, user = call.joined_chat(), user_of(call)
    kind = chat.json["type"]
    if kind in {"private", "group"}:
        raise refusals.NOT_FOR_GROUPS
    wanted = {name: call.flag(name) for name in rights_in(kind) if name != "can_be_edited"}
    if call.flag("can_manage_voice_chats"):  # as it was called before
        wanted["can_manage_video_chats"] = True
    _check_promotion(call, chat, user["id"], [name for name, value in wanted.items() if value])
    standing: Json = {"status": "member"}
    if any(wanted.values()):
        wanted["can_manage_chat"] = True  # every other right means this one
        standing = members.administrator(kind, can_be_edited=True, **wanted)
    members.changes(call.world, chat, user, standing, call.bot.user())
    return True


def _check_promotion(call: Call, chat: Chat, user_id: int, wanted: list[str]) -> None:
    standing = chat.members.get(user_id, {"status": "left"})
    if standing["status"] == "creator":
        raise refusals.OWNER_STAYS
    if user_id == call.bot.id and wanted:
        raise SELF_PROMOTION
    if user_id != call.bot.id and not call.may(chat, "can_promote_members"):
        raise NO_PROMOTION
    if standing["status"] == "administrator" and not standing["can_be_edited"]:
        raise OTHERS_LEADER
    if not all(call.may(chat, right) for right in wanted if right != "is_anonymous"):
        raise RIGHT_FORBIDDEN


async def restrict_chat_member(call: Call) -> bool:
    """Say what one member may do; with all permissions they are as everybody again."""
    permissions = permissions_of(call)
    if call.joined_chat().json["type"] != "supergroup":
        raise refusals.ONLY_FOR_SUPERGROUPS
    user, chat = in_led_group(call)
    standing: Json = {"status": "member"}
    if not all(permissions.values()):
        until = until_date(call)
        is_member = chat.status(user["id"]) not in members.OUTSIDE
        standing = {"status": "restricted", "is_member": is_member, "until_date": until}
        standing |= permissions
    members.changes(call.world, chat, user, standing, call.bot.user())
    return True


async def set_chat_administrator_custom_title(call: Call) -> bool:
    """Name what an administrator is; the bot must have made them one."""
    user, chat = user_of(call), call.joined_chat()
    if chat.json["type"] in {"private", "channel"}:
        raise refusals.ONLY_FOR_GROUPS
    title = call.text("custom_title")
    standing = chat.members.get(user["id"], {"status": "left"})
    if standing["status"] == "creator":
        raise OWNERS_TITLE
    if standing["status"] != "administrator":
        raise NO_ADMINISTRATOR
    if not standing["can_be_edited"] or not call.may(chat, "can_promote_members"):
        raise refusals.not_enough_rights("change custom title of the user")
    if len(title) > TITLE_LIMIT:
        raise TITLE_TOO_LONG
    chat.members[user["id"]] = _named(standing, "custom_title", title)
    return True


def _named(standing: Json, name: str, said: str) -> Json:
    """A standing with something said of somebody, or without it."""
    kept = {key: value for key, value in standing.items() if key != name}
    return {**kept, name: said} if said else kept


async def set_chat_member_tag(call: Call) -> bool:
    """Write something behind the name of a member who leads nothing."""
    chat, user, tag = call.joined_chat(), user_of(call), call.text("tag").strip()
    if chat.json["type"] in {"private", "channel"}:
        raise refusals.ONLY_FOR_GROUPS
    if not call.may(chat, "can_manage_tags"):
        raise NO_PROMOTION
    standing = chat.members.get(user["id"], {"status": "left"})
    if standing["status"] not in {"member", "restricted"}:
        raise TAG_FORBIDDEN
    if len(tag) > TITLE_LIMIT:
        raise TAG_TOO_LONG
    chat.members[user["id"]] = _named(standing, "tag", tag)
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
