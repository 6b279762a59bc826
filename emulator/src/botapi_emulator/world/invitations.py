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
    told = {name: value for name, value in link.items() if name != "members"}
    return {name: value for name, value in told.items() if value or value is False}


def fault(link: Json, now: int) -> str | None:
    """Why nobody comes in by a link any more; None while it is good."""
    if link["is_revoked"]:
        return "is revoked"
    if 0 < link.get("expire_date", 0) <= now:
        return "has expired"
    if 0 < link.get("member_limit", 0) <= link.get("members", 0):
        return "has let in as many as it may"
    return None
