"""The account itself: getBusinessConnection, readBusinessMessage, setBusinessAccountName, …"""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.bots.photos import profile_photo
from botapi_emulator.methods.call import Call
from botapi_emulator.parameters import identifiers
from botapi_emulator.world.owned.business import FORBIDDEN, Connection

NAME_LIMIT, BIO_LIMIT = 64, 140
USERNAME_LENGTHS = range(5, 33)
NAME_EMPTY = refusals.bad_request("First name must be non-empty")
BIO_TOO_LONG = refusals.bad_request("ABOUT_TOO_LONG")
USERNAME_WRONG = refusals.bad_request("Username is invalid")
USERNAME_TAKEN = refusals.bad_request("USERNAME_OCCUPIED")
MESSAGE_MISSING = refusals.bad_request("Message not found")

Json = dict[str, Any]


async def get_business_connection(call: Call) -> Json:
    """What somebody lets the bot do with their account."""
    return call.connected().json()


async def read_business_message(call: Call) -> bool:
    """Mark a message, and what came before it, as read."""
    call.connected("can_read_messages")
    chat = call.chat()
    message = call.message(chat, MESSAGE_MISSING)
    for one in chat.messages.values():
        if one.id <= message.id and not one.is_from_bot:
            one.is_read_by_account = True
    return True


async def delete_business_messages(call: Call) -> bool:
    """Take messages out of the account's chats: the bot's own, or with the right all."""
    connection = call.connected()
    numbers = identifiers.message_ids(call.parsed("message_ids"))
    found = [
        (chat, chat.messages[number])
        for chat in connection.chats.values()
        for number in numbers
        if number in chat.messages
    ]
    for _, message in found:
        _check_deletion(connection, is_own=message.is_from_bot)
    for chat, message in found:
        call.world.delete(chat, message.id)
    return True


def _check_deletion(connection: Connection, *, is_own: bool) -> None:
    rights = connection.rights
    if rights.get("can_delete_all_messages") or (is_own and rights.get("can_delete_sent_messages")):
        return
    raise FORBIDDEN


async def set_business_account_name(call: Call) -> bool:
    """Give the account another name."""
    user = call.connected("can_edit_name").user
    first, last = call.text("first_name").strip(), call.text("last_name").strip()
    if not first:
        raise NAME_EMPTY
    user.first_name, user.last_name = first[:NAME_LIMIT], last[:NAME_LIMIT]
    return True


async def set_business_account_username(call: Call) -> bool:
    """Give the account another username, or none."""
    user, wanted = call.connected("can_edit_username").user, call.text("username")
    if wanted and (len(wanted) not in USERNAME_LENGTHS or not wanted.replace("_", "a").isalnum()):
        raise USERNAME_WRONG
    others = [one for one in call.world.users.values() if one is not user]
    if wanted and any((one.username or "").lower() == wanted.lower() for one in others):
        raise USERNAME_TAKEN
    user.username = wanted or None
    return True


async def set_business_account_bio(call: Call) -> bool:
    """Say something else about the account."""
    user, bio = call.connected("can_edit_bio").user, call.text("bio").strip()
    if len(bio) > BIO_LIMIT:
        raise BIO_TOO_LONG
    user.shown.pop("bio", None)
    user.shown |= {"bio": bio} if bio else {}
    return True


async def set_business_account_profile_photo(call: Call) -> bool:
    """Give the account another picture, or one for those who may not see the other."""
    user = call.connected("can_edit_profile_photo").user
    photos = user.public_photos if call.flag("is_public") else user.photos
    photos.insert(0, await profile_photo(call))
    return True


async def remove_business_account_profile_photo(call: Call) -> bool:
    """Take the picture away; the one before shows again."""
    user = call.connected("can_edit_profile_photo").user
    del (user.public_photos if call.flag("is_public") else user.photos)[:1]
    return True


async def set_business_account_gift_settings(call: Call) -> bool:
    """Say which gifts the account takes."""
    user = call.connected("can_change_gift_settings").user
    user.shown["accepted_gift_types"] = call.data("accepted_gift_types") or {}
    user.shows_gift_button = call.flag("show_gift_button")
    return True
