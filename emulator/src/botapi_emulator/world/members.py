"""Who is in a chat and as what: the ChatMember objects, and the updates when that changes."""

from typing import TYPE_CHECKING, Any

from botapi_emulator.world.chats import Chat

if TYPE_CHECKING:
    from botapi_emulator.world.world import World

Json = dict[str, Any]

RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
GROUP_RIGHTS = ("can_pin_messages", "can_manage_topics", "can_manage_tags")
BROADCAST_RIGHTS = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
OUTSIDE = {"left", "kicked"}
SHORTEST, LONGEST = 30, 366 * 24 * 60 * 60
"""How long a ban or restriction may last, in seconds."""


MESSAGES_AND_FILES = PERMISSIONS[:7]
SENDING = {name for name in PERMISSIONS if name.startswith("can_send_")}
IMPLIED = {
    "can_send_other_messages": MESSAGES_AND_FILES,
    "can_add_web_page_previews": MESSAGES_AND_FILES,
    "can_send_polls": ("can_send_messages",),
}
"""What a permission brings with it, unless permissions are said to be independent."""


def permitted(given: Json, *, are_independent: bool) -> Json:
    """All permissions, as a ChatPermissions object names some of them."""
    permissions = {name: bool(given.get(name)) for name in PERMISSIONS}
    for name, implied in IMPLIED.items():
        if permissions[name] and not are_independent:
            permissions |= dict.fromkeys(implied, True)
    return permissions


def rights_in(kind: str) -> tuple[str, ...]:
    """The rights that there are in a chat of some kind."""
    return RIGHTS + (BROADCAST_RIGHTS if kind == "channel" else GROUP_RIGHTS)


def administrator(kind: str, **rights: bool) -> Json:
    """What makes somebody an administrator; by default with all rights but anonymity."""
    withheld = {"can_be_edited", "is_anonymous"}
    given = {right: right not in withheld for right in rights_in(kind)}
    return {"status": "administrator", **given, **rights}


def may(chat: Chat, user_id: int, right: str) -> bool:
    """Whether somebody has a right in a group or channel.

    What the chat permits its members counts. Of that a bot has only the sending: for all else it
    must be made an administrator, as in tdlib.
    """
    standing = chat.members.get(user_id, {"status": "left"})
    if standing["status"] == "creator":
        return True
    is_sending = right in SENDING
    if standing["status"] == "administrator":
        return bool(standing.get(right, is_sending and not chat.is_channel))
    if standing["status"] in OUTSIDE or chat.is_channel:
        return False
    shared = chat.details.get("permissions", {})
    allowed = shared.get(right, is_sending) and standing.get(right, True)
    return bool(allowed and (is_sending or user_id != chat.bot.id))


def member(chat: Chat, user: Json) -> Json:
    """Somebody as a ChatMember object."""
    standing = chat.members.get(user["id"], {"status": "left"})
    return {**standing, "user": user}


def changes(
    world: "World", chat: Chat, user: Json, standing: Json, actor: Json, **how: Any
) -> None:
    """Give somebody a standing in a chat, and tell its bots as far as they may know.

    `how` is what a ChatMemberUpdated object holds besides: the link that somebody came by.
    """
    before = member(chat, user)
    chat.members[user["id"]] = standing
    if standing["status"] != "left":
        chat.asking.discard(user["id"])  # let in or put out: nothing is left to decide
    if until := standing.get("until_date"):
        world.sentences.append((until, chat, user["id"]))
    change = {
        "chat": chat.json,
        "from": actor,
        "date": world.timestamp(),
        "old_chat_member": before,
        "new_chat_member": member(chat, user),
        **how,
    }
    for seen in [chat] if chat.is_private else world.chats_of(chat.id):
        is_own = user["id"] == seen.bot.id
        if is_own or seen.is_private or seen.status(seen.bot.id) == "administrator":
            world.post(seen.bot, "my_chat_member" if is_own else "chat_member", change)


def until_date(now: int, wanted: int) -> int:
    """When a ban or restriction ends; under half a minute and over a year are for ever, 0."""
    return wanted if SHORTEST <= wanted - now <= LONGEST else 0
