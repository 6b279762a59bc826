"""Links by which people come into a group or channel."""

from typing import Any

from botapi_emulator.world.chats import Chat

Json = dict[str, Any]


def opened(number: int, chat: Chat, creator: Json, **more: Any) -> Json:
    """A new link as a ChatInviteLink object; `more` is what it has besides."""
    address = f"https://t.me/+EM{abs(chat.id)}x{number:06d}"
    flags = dict.fromkeys(("creates_join_request", "is_primary", "is_revoked"), False)
    link = {"invite_link": address, "creator": creator, **flags, **more}
    chat.links[address] = link
    return link


def primary(number: int, chat: Chat, creator: Json) -> Json:
    """A new main link; the one before ends."""
    for link in chat.links.values():
        if link["is_primary"] and link["creator"]["id"] == creator["id"]:
            link["is_revoked"] = True
    return opened(number, chat, creator, is_primary=True)


def told(link: Json) -> Json:
    """A link as a bot is told of it, without what is not set."""
    return {
        name: value for name, value in link.items() if value not in (None, "", 0) or value is False
    }
