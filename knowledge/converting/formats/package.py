"""Checks a file before any reader opens it: its kind, its size, its traps."""

import re
import zlib
from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from knowledge.converting.unconvertible import Obstacle, Unconvertible

LARGEST = 20 * 1024 * 1024  # the largest file that a bot can download (Bot API, getFile)
# A document of a hundred pages with pictures has a few megabytes of XML.
_MOST_INSIDE = 64 * 1024 * 1024
_MOST_XML = 24 * 1024 * 1024
_MOST_PARTS = 2000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
# Readers find the mark of a PDF within the first kilobyte.
_PDF_WITHIN = 1024
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TEXTS = (".md", ".markdown", ".txt")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DOCUMENT = "word/document.xml"
_TYPES = "[Content_Types].xml"


class FileKind(StrEnum):
    """The kinds of files that can be read."""

    WORD = "word"
    PDF = "pdf"
    TEXT = "text"


def kind_of(name: str, data: bytes) -> FileKind:
    """Return the kind of a file by its content. The name counts for plain texts only.

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
    """Raise Unconvertible for a package that is not a Word document or contains a trap."""
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
    """Check the sizes that the package declares. Its reader returns no more bytes than those."""
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
    """Whether XML declares entities. Word never does, and they can expand without limit."""
    with package.open(part) as opened:
        # A declaration can only be before the root element.
        return bool(_DECLARED.search(opened.read(64 * 1024)))
