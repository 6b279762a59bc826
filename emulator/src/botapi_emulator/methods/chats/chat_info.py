"""What a group or channel shows of itself: setChatTitle, -Description, -Photo, -Permissions."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.files.uploads import stored
from botapi_emulator.world import members
from botapi_emulator.world.chats import Chat

TITLE_LIMIT, DESCRIPTION_LIMIT = 128, 255
TITLE_EMPTY = refusals.bad_request("Title must be non-empty")
DESCRIPTION_SAME = refusals.bad_request("chat description is not modified")
DESCRIPTION_TOO_LONG = refusals.bad_request("CHAT_ABOUT_TOO_LONG")
PHOTO_NOT_UPLOADED = refusals.bad_request("Photo must be uploaded as an InputFile")
STICKERS_UNKNOWN = refusals.bad_request("STICKERSET_INVALID")
NOT_MODIFIED = refusals.bad_request("CHAT_NOT_MODIFIED")

Json = dict[str, Any]


async def set_chat_title(call: Call) -> bool:
    """Give it another name."""
    title = call.text("title").strip()[:TITLE_LIMIT]
    if not title:
        raise TITLE_EMPTY
    chat = _changed(call, "title")
    if title != chat.json["title"]:
        chat.json["title"] = title
        call.world.write(chat, call.bot.user(), {"new_chat_title": title})
    return True


async def set_chat_description(call: Call) -> bool:
    """Say what it is for."""
    description = call.text("description").strip()
    if len(description) > DESCRIPTION_LIMIT:
        raise DESCRIPTION_TOO_LONG
    chat = _changed(call, "description")
    if description == chat.details.get("description", ""):
        raise DESCRIPTION_SAME
    _set(chat, "description", description)
    return True


async def set_chat_photo(call: Call) -> bool:
    """Give it a picture."""
    if not call.text("photo") and "photo" not in call.uploads:
        raise refusals.no_file("photo")
    if call.text("photo").removeprefix("attach://") not in call.uploads and call.text("photo"):
        raise PHOTO_NOT_UPLOADED
    chat = _changed(call, "photo")
    shown = (await stored(call, "photo", call.text("photo"), {})).as_media()["photo"]
    sides = {"small": shown[0], "big": shown[-1]}
    ids = ("file_id", "file_unique_id")
    photo = {f"{side}_{name}": one[name] for side, one in sides.items() for name in ids}
    _set(chat, "photo", photo)
    call.world.write(chat, call.bot.user(), {"new_chat_photo": shown})
    return True


async def delete_chat_photo(call: Call) -> bool:
    """Take the picture away."""
    chat = _changed(call, "photo")
    if "photo" not in chat.details:
        raise NOT_MODIFIED
    _set(chat, "photo", None)
    call.world.write(chat, call.bot.user(), {"delete_chat_photo": True})
    return True


async def set_chat_permissions(call: Call) -> bool:
    """Say what its members may do."""
    permissions = permissions_of(call)
    chat = call.led_chat("can_restrict_members", "change chat permissions")
    _set(chat, "permissions", permissions)
    return True


async def set_chat_sticker_set(call: Call) -> bool:
    """Give a supergroup a sticker set of its own."""
    name = call.text("sticker_set_name")
    chat = _with_stickers(call)
    if name.lower() not in call.world.sticker_sets:
        raise STICKERS_UNKNOWN
    _set(chat, "sticker_set_name", name)
    return True


async def delete_chat_sticker_set(call: Call) -> bool:
    """Take the supergroup's sticker set away."""
    _set(_with_stickers(call), "sticker_set_name", None)
    return True


def _with_stickers(call: Call) -> Chat:
    chat = call.joined_chat()
    if chat.json["type"] != "supergroup":
        raise refusals.ONLY_FOR_SUPERGROUPS
    call.needs(chat, "can_change_info", "change supergroup sticker set")
    return chat


def permissions_of(call: Call) -> Json:
    """The permissions that a request gives."""
    are_independent = call.flag("use_independent_chat_permissions")
    return members.permitted(call.data("permissions") or {}, are_independent=are_independent)


def _changed(call: Call, what: str) -> Chat:
    """The chat of the call, where the bot may change how it looks."""
    verb = "set" if what == "description" else "change"
    return call.led_chat("can_change_info", f"{verb} chat {what}")


def _set(chat: Chat, name: str, value: Any) -> None:
    if value:
        chat.details[name] = value
    else:
        chat.details.pop(name, None)
