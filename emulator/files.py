"""Files kept for bots and people: bytes under a file_id and a download path."""

import hashlib
import struct
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class StoredFile:
    """One stored file."""

    file_id: str
    content: bytes
    name: str
    mime_type: str
    kind: str

    @property
    def unique_id(self) -> str:
        """The same for the same bytes, from any sender."""
        return hashlib.sha256(self.content).hexdigest()[:16]

    @property
    def path(self) -> str:
        """Where it is downloaded, below /file/bot<token>/."""
        return f"{self.kind}s/{self.file_id}.{self.name.rpartition('.')[2] or 'bin'}"

    def as_media(self) -> dict[str, Any]:
        """The field of a Message object that holds it."""
        if self.kind == "photo":
            width, height = _dimensions(self.content)
            return {"photo": [{**self.json(), "width": width, "height": height}]}
        return {
            self.kind: {**self.json(), "file_name": self.name, "mime_type": self.mime_type},
        }

    def json(self) -> dict[str, Any]:
        """The head every kind of file shares in the Bot API."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
        }


def _dimensions(image: bytes) -> tuple[int, int]:
    """Width and height; read from a PNG, assumed for others."""
    if image.startswith(b"\x89PNG") and len(image) >= 24:
        width, height = struct.unpack(">II", image[16:24])
        return width, height
    return 1280, 960


class FileStore:
    """All files, by file_id and by path."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def add(self, content: bytes, name: str, mime_type: str, kind: str) -> StoredFile:
        """Keep bytes; `kind` is photo, document, sticker or voice and is part of the file_id."""
        number = len(self._by_id) + 1
        file = StoredFile(f"EM{kind}{number:06d}", content, name, mime_type, kind)
        self._by_id[file.file_id] = file
        self._by_path[file.path] = file
        return file

    def get(self, file_id: str) -> StoredFile | None:
        """The file behind a file_id."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """The file behind a download path."""
        return self._by_path.get(path)
