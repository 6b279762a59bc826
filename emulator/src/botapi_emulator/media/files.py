"""Files kept for bots and people: bytes under a file_id and a download path."""

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any

from botapi_emulator.media import images
from botapi_emulator.media.kinds import NAMELESS, TYPELESS


@dataclass(frozen=True)
class StoredFile:
    """One stored file."""

    file_id: str
    content: bytes
    name: str
    mime_type: str
    kind: str
    details: dict[str, Any] = field(default_factory=dict)
    """What else the Bot API tells of it: width and height, duration, …"""
    smaller: list[dict[str, Any]] = field(default_factory=list)
    """The PhotoSize objects of its smaller copies."""

    @property
    def unique_id(self) -> str:
        """The same for the same bytes, no matter who sent them; a picture's is a letter longer."""
        size = f"{self.details.get('width', '')}".encode()
        length = 16 if self.kind in {"photo", "thumbnail"} else 15
        return hashlib.sha256(self.content + size).hexdigest()[:length]

    @property
    def path(self) -> str:
        """Where it is downloaded, below /file/bot<token>/."""
        return f"{self.kind}s/{self.file_id}.{self.name.rpartition('.')[2] or 'bin'}"

    def as_media(self) -> dict[str, Any]:
        """The field of a Message object that holds it."""
        if self.kind == "photo":
            return {"photo": [*self.smaller, {**self.json(), **self.details}]}
        told = {**self.json(), **self.details}
        if self.kind not in NAMELESS:
            told["file_name"] = self.name
        if self.kind not in TYPELESS:
            told["mime_type"] = self.mime_type
        return {self.kind: told, **self._as_of_old(told)}

    def _as_of_old(self, told: dict[str, Any]) -> dict[str, Any]:
        """Where older bots look for it."""
        if self.kind == "animation":
            return {"document": _document(told)}
        return {"photo": told["photo"]} if self.kind == "live_photo" else {}

    def json(self) -> dict[str, Any]:
        """The head every kind of file shares in the Bot API."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
        }


class FileStore:
    """All files, by file_id and by path."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def add(
        self, content: bytes, name: str, mime_type: str, kind: str, **details: Any
    ) -> StoredFile:
        """Keep bytes; `kind` is photo, document, sticker, … and is part of the file_id."""
        if kind == "photo":
            return self._add_photo(content, name, mime_type)
        return self.keep(StoredFile(self._next_id(kind), content, name, mime_type, kind, details))

    def _add_photo(self, content: bytes, name: str, mime_type: str) -> StoredFile:
        """Keep a photo in its sizes. The smaller ones hold the same bytes: nothing is scaled."""
        *small, whole = [
            StoredFile(
                self._next_id("photo", place),
                content,
                name,
                mime_type,
                "photo",
                {"width": width, "height": height},
            )
            for place, (width, height) in enumerate(reversed(images.sizes(*images.size(content))))
        ][::-1]
        copies = [{**self.keep(size).json(), **size.details} for size in small]
        return self.keep(replace(whole, smaller=copies))

    def _next_id(self, kind: str, copy: int = 0) -> str:
        return f"EM{kind}{len(self._by_id) + 1:06d}{'abcd'[copy - 1] if copy else ''}"

    def keep(self, file: StoredFile) -> StoredFile:
        """Keep a file that has its file_id already."""
        self._by_id[file.file_id] = file
        self._by_path[file.path] = file
        return file

    def get(self, file_id: str) -> StoredFile | None:
        """The file behind a file_id."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """The file behind a download path."""
        return self._by_path.get(path)


def _document(told: dict[str, Any]) -> dict[str, Any]:
    """A file without what only other kinds tell."""
    names = ("file_id", "file_unique_id", "file_name", "mime_type", "file_size", "thumbnail")
    return {name: told[name] for name in names if name in told}
