"""What a group or channel shows of itself: setChatTitle, -Description, -Photo, -Permissions."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.files.uploads import stored
from botapi_emulator.world.chats import Chat
from botapi_emulator.world.members import PERMISSIONS

TITLE_LIMIT, DESCRIPTION_LIMIT = 128, 255
TITLE_EMPTY = refusals.bad_request("Title must be non-empty")
DESCRIPTION_SAME = refusals.bad_request("chat description is not modified")
DESCRIPTION_TOO_LONG = refusals.bad_request("CHAT_ABOUT_TOO_LONG")
PHOTO_NOT_UPLOADED = refusals.bad_request("Photo must be uploaded as an InputFile")
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
    given: Json = call.data("permissions") or {}
    chat = call.led_chat("can_restrict_members", "change chat permissions")
    _set(chat, "permissions", {name: bool(given.get(name)) for name in PERMISSIONS})
    return True


def _changed(call: Call, what: str) -> Chat:
    """The chat of the call, where the bot may change how it looks."""
    verb = "set" if what == "description" else "change"
    return call.led_chat("can_change_info", f"{verb} chat {what}")


def _set(chat: Chat, name: str, value: Any) -> None:
    if value:
        chat.details[name] = value
    else:
        chat.details.pop(name, None)
