"""Looks at a file from outside before any reader opens it: its kind, its size, its traps."""

import re
import zlib
from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from knowledge.converting.unconvertible import Obstacle, Unconvertible

LARGEST = 20 * 1024 * 1024  # the most that Telegram hands to a bot
# A document of a hundred pages with pictures holds a few megabytes of XML.
_MOST_INSIDE = 64 * 1024 * 1024
_MOST_XML = 24 * 1024 * 1024
_MOST_PARTS = 2000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
# A reader finds the mark of a PDF within its first kilobyte.
_PDF_WITHIN = 1024
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TEXTS = (".md", ".markdown", ".txt")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DOCUMENT = "word/document.xml"
_TYPES = "[Content_Types].xml"


class FileKind(StrEnum):
    """What can be read."""

    WORD = "word"
    PDF = "pdf"
    TEXT = "text"


def kind_of(name: str, data: bytes) -> FileKind:
    """Tell what a file is by what it holds; its name counts for texts alone.

    Raises:
        Unconvertible: too large, encrypted, with macros, damaged, or none of the known kinds.
    """
    if len(data) > LARGEST:
        raise Unconvertible(Obstacle.TOO_LARGE)
    if not data.strip():
        raise Unconvertible(Obstacle.EMPTY)
    if data.startswith(_OLE):
        raise Unconvertible(Obstacle.ENCRYPTED if _ENCRYPTED in data else Obstacle.UNKNOWN_KIND)
    if data.startswith(_ZIP):
        _check_package(data)
        return FileKind.WORD
    if _PDF in data[:_PDF_WITHIN]:
        return FileKind.PDF
    if name.lower().endswith(_TEXTS) and (
        b"\0" not in data or data[:2] in (b"\xff\xfe", b"\xfe\xff")
    ):
        return FileKind.TEXT
    raise Unconvertible(Obstacle.UNKNOWN_KIND)


def _check_package(data: bytes) -> None:
    """Refuse a package that is no Word document, or one with a trap."""
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            _check_parts(parts)
            if _DOCUMENT not in package.namelist():
                raise Unconvertible(Obstacle.UNKNOWN_KIND)
            _check_macros(package)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and _declares(package, part):
                    raise Unconvertible(Obstacle.BOMB)
    except Unconvertible:
        raise
    except (
        BadZipFile,
        zlib.error,
        NotImplementedError,
        OSError,
        ValueError,
        KeyError,
        RuntimeError,
    ):
        raise Unconvertible(Obstacle.DAMAGED) from None


def _check_parts(parts: list[ZipInfo]) -> None:
    """The sizes are those that the package declares: its reader gives out no byte more."""
    if any(part.flag_bits & 1 for part in parts):
        raise Unconvertible(Obstacle.ENCRYPTED)
    inside = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts if part.filename.endswith(".xml")), default=0)
    if len(parts) > _MOST_PARTS or inside > _MOST_INSIDE or largest > _MOST_XML:
        raise Unconvertible(Obstacle.BOMB)


def _check_macros(package: ZipFile) -> None:
    types = package.read(_TYPES)
    if b"macroEnabled" in types or any("vbaproject" in one.lower() for one in package.namelist()):
        raise Unconvertible(Obstacle.MACROS)


def _declares(package: ZipFile, part: ZipInfo) -> bool:
    """Whether XML declares entities: Word never does, and they can be blown up."""
    with package.open(part) as opened:
        # A declaration can only stand before the root element.
        return bool(_DECLARED.search(opened.read(64 * 1024)))
