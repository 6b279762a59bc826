"""Who is in a chat and as what: the ChatMember objects, and the updates when that changes."""

from typing import TYPE_CHECKING, Any

from emulator.chats import Chat

if TYPE_CHECKING:
    from emulator.world import World

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
OUTSIDE = {"left", "kicked"}


def administrator(**rights: bool) -> Json:
    """What makes somebody an administrator; by default with all rights but anonymity."""
    given = {right: right not in {"can_be_edited", "is_anonymous"} for right in RIGHTS}
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
