"""What a bot may send to a group or channel: asked before anything is written there."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.world.chats import Chat

NO_EMOJI_STICKERS = refusals.bad_request("Can't send emoji stickers in messages")
OTHER = "can_send_other_messages"
NEEDED = {
    "animation": (OTHER, "animations"),
    "game": (OTHER, "games"),
    "sticker": (OTHER, "stickers"),
    "dice": (OTHER, "dice"),
    "audio": ("can_send_audios", "music"),
    "live_photo": ("can_send_photos", "photos"),
    "document": ("can_send_documents", "documents"),
    "photo": ("can_send_photos", "photos"),
    "video": ("can_send_videos", "videos"),
    "video_note": ("can_send_video_notes", "video notes"),
    "voice": ("can_send_voice_notes", "voice notes"),
    "poll": ("can_send_polls", "polls"),
    "contact": ("can_send_messages", "contacts"),
    "invoice": ("can_send_messages", "invoice messages"),
    "venue": ("can_send_messages", "venues"),
    "location": ("can_send_messages", "locations"),
    "rich_message": ("can_send_messages", "the rich message"),
    "text": ("can_send_messages", "text messages"),
}
"""The permission that each kind of message needs, and what Telegram calls such messages."""


def check(call: Call, chat: Chat, body: dict[str, Any]) -> None:
    """Refuse what the bot may not send there."""
    if body.get("sticker", {}).get("type") == "custom_emoji":
        raise NO_EMOJI_STICKERS
    if chat.is_channel and not call.may(chat, "can_post_messages"):
        raise refusals.NOT_ALLOWED_TO_POST
    if chat.is_private or chat.is_channel:
        return
    permission, noun = next((NEEDED[kind] for kind in NEEDED if kind in body), ("", ""))
    if permission:
        call.needs(chat, permission, f"send {noun} to the chat")
