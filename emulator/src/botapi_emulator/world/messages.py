"""A message as it stands in a chat: the Bot API's JSON underneath, a reader's view on top."""

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from botapi_emulator.formatting.html import to_html
from botapi_emulator.formatting.rich import plain
from botapi_emulator.media.kinds import DETAILS

if TYPE_CHECKING:
    from botapi_emulator.world.bots import Bot
    from botapi_emulator.world.chats import Chat


@dataclass(eq=False)
class Message:
    """One message in one conversation between a bot and a chat.

    `json` is the message exactly as the Bot API shows it; an edit replaces the dict, so a
    `snapshot()` keeps what it looked like before. `content` holds the bytes of its photo or file.
    """

    bot: "Bot"
    json: dict[str, Any]
    content: bytes | None = None
    unread: bool = False
    deleted: bool = False
    home: "Chat | None" = None
    """The chat it was written into."""
    is_read_by_account: bool = False
    """Whether the bot marked it as read in the name of the account that got it."""
    is_silent: bool = False
    """Whether the phone keeps quiet about it."""
    author_id: int = 0
    """Who wrote it, though a channel's post does not tell."""
    reactions: dict[int, list[str]] = field(default_factory=dict)
    """What the people and bots of the chat reacted with, by their ids."""

    @property
    def id(self) -> int:
        """The message's number, counted per bot."""
        return int(self.json["message_id"])

    @property
    def chat_id(self) -> int:
        """The chat it stands in; for a private chat, the person's id."""
        return int(self.json["chat"]["id"])

    @property
    def is_from_bot(self) -> bool:
        """Whether the bot wrote it (a person's own messages are never unread to them)."""
        return self.author_id == self.bot.id

    @property
    def edited(self) -> bool:
        """Whether it was changed after it was sent."""
        return "edit_date" in self.json

    @property
    def text(self) -> str:
        """The plain words a reader sees: text, caption, a poll's question, an invoice's title."""
        words = self.json.get("text") or self.json.get("caption")
        if words:
            return str(words)
        if "rich_message" in self.json:
            return plain(self.json["rich_message"]["blocks"])
        poll, invoice = self.json.get("poll", {}), self.json.get("invoice", {})
        return str(poll.get("question") or invoice.get("title", ""))

    @property
    def caption(self) -> str | None:
        """The words under a photo or document."""
        caption = self.json.get("caption")
        return None if caption is None else str(caption)

    @property
    def entities(self) -> list[dict[str, Any]]:
        """The formatting of `text`, offsets in UTF-16 units."""
        return list(self.json.get("entities") or self.json.get("caption_entities") or [])

    @property
    def html(self) -> str:
        """The words with their formatting as safe HTML (text escaped, only Telegram's tags)."""
        return to_html(self.text, self.entities)

    @property
    def keyboard(self) -> list[list[dict[str, Any]]]:
        """The inline keyboard's rows of buttons, as the Bot API has them."""
        return list(self.json.get("reply_markup", {}).get("inline_keyboard", []))

    @property
    def buttons(self) -> list[list[str]]:
        """The texts of the inline buttons, row by row."""
        return [[button["text"] for button in row] for row in self.keyboard]

    @property
    def photo(self) -> bytes | None:
        """The bytes of its photo."""
        return self.content if "photo" in self.json else None

    @property
    def document(self) -> bytes | None:
        """The bytes of its document."""
        return self.content if "document" in self.json else None

    @property
    def file_name(self) -> str | None:
        """The name of its document."""
        return str(self.json["document"]["file_name"]) if "document" in self.json else None

    @property
    def poll(self) -> dict[str, Any] | None:
        """Its poll, as the Bot API shows it."""
        return self.json.get("poll")

    def snapshot(self) -> Self:
        """A copy that later edits do not touch."""
        return copy.copy(self)

    def __str__(self) -> str:
        kinds = ("photo", *DETAILS, "location", "contact", "dice")
        media = "".join(f"[{kind}] " for kind in kinds if kind in self.json)
        rows = " ".join(f"[{text}]" for row in self.buttons for text in row)
        return f"#{self.id} {media}{self.text}{'  ' + rows if rows else ''}"


def without_reply(json: dict[str, Any]) -> dict[str, Any]:
    """A message as it stands inside another: replies do not nest."""
    return {key: value for key, value in json.items() if key != "reply_to_message"}
