"""Sticker sets, regular, masks and custom emoji, as the bots that made them keep them."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from botapi_emulator.media.files import StoredFile

if TYPE_CHECKING:
    from botapi_emulator.world.world import World

FIRST_EMOJI_ID = 6_000_000_000_000_000_000

Json = dict[str, Any]


@dataclass(eq=False)
class StickerSet:
    """One set; what is told of a sticker stands with its file, so that messages show it, too."""

    name: str
    title: str
    kind: str
    owner_id: int
    bot_id: int
    needs_repainting: bool = False
    stickers: list[StoredFile] = field(default_factory=list)
    keywords: dict[str, list[str]] = field(default_factory=dict)
    """By the file_ids of the stickers."""
    thumbnail: Json = field(default_factory=dict)

    def json(self) -> Json:
        """The set as a StickerSet object."""
        told = {"name": self.name, "title": self.title, "sticker_type": self.kind}
        shown = {"thumbnail": self.thumbnail} if self.thumbnail else {}
        return {**told, "stickers": [told_of(one) for one in self.stickers], **shown}

    def take(
        self, world: "World", file: StoredFile, more: Json, place: int | None = None
    ) -> StoredFile:
        """Make a sticker of a file, with what is told of it, and put it among the others."""
        details = {**file.details, **more, "type": self.kind, "set_name": self.name}
        if self.kind == "custom_emoji":
            details["custom_emoji_id"] = str(FIRST_EMOJI_ID + world.number())
            details |= {"needs_repainting": True} if self.needs_repainting else {}
        sticker = world.files.add(file.content, file.name, file.mime_type, "sticker", **details)
        self.stickers.insert(len(self.stickers) if place is None else place, sticker)
        return sticker


def told_of(sticker: StoredFile) -> Json:
    """A sticker as a Sticker object."""
    return {**sticker.json(), **sticker.details}
