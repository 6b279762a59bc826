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


def rights_in(kind: str) -> tuple[str, ...]:
    """The rights that there are in a chat of some kind."""
    return RIGHTS + (BROADCAST_RIGHTS if kind == "channel" else GROUP_RIGHTS)


def administrator(kind: str, **rights: bool) -> Json:
    """What makes somebody an administrator; by default with all rights but anonymity."""
    withheld = {"can_be_edited", "is_anonymous"}
    given = {right: right not in withheld for right in rights_in(kind)}
    return {"status": "administrator", **given, **rights}


def member(chat: Chat, user: Json) -> Json:
    """Somebody as a ChatMember object."""
    standing = chat.members.get(user["id"], {"status": "left"})
    return {**standing, "user": user}


def changes(world: "World", chat: Chat, user: Json, standing: Json, actor: Json) -> None:
    """Give somebody a standing in a chat, and tell the bot as far as it may know."""
    before = member(chat, user)
    chat.members[user["id"]] = standing
    change = {
        "chat": chat.json,
        "from": actor,
        "date": world.timestamp(),
        "old_chat_member": before,
        "new_chat_member": member(chat, user),
    }
    is_own = user["id"] == chat.bot.id
    if is_own or chat.json["type"] == "private" or chat.status(chat.bot.id) == "administrator":
        world.post(chat.bot, "my_chat_member" if is_own else "chat_member", change)
