"""Files that mean harm, or are broken, made here."""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from tests.knowledge.converting import documents

MEGABYTE = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCUMENT = "word/document.xml"


def blown_up(megabytes: int) -> bytes:
    """Deflated spaces: two kilobytes inside for every thousand outside."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b" " * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * megabytes + packer.flush(zlib.Z_FINISH)


def bomb() -> bytes:
    """A Word document whose text is two gigabytes of spaces."""
    data, name = blown_up(2047), _DOCUMENT.encode()
    sizes = struct.pack("<III", 0, len(data), 2047 * MEGABYTE)
    entry = b"\x14\0\0\0\x08\0\0\0\0\0" + sizes + struct.pack("<HH", len(name), 0)
    local = b"PK\x03\x04" + entry + name + data
    central = b"PK\x01\x02\x14\0" + entry + b"\0" * 10 + b"\0" * 4 + name
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def laughing() -> bytes:
    """A billion laughs: entities of entities."""
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    head = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]>'

    def change(parts: dict[str, bytes]) -> None:
        text = parts[_DOCUMENT].decode()
        _, _, body = text.partition("?>")
        parts[_DOCUMENT] = (head + body.replace("Panduan", "&l9;")).encode()

    return documents.repacked(documents.styled(), change)


def with_parts(parts: Mapping[str, bytes]) -> bytes:
    """A sound Word document with these parts beside its own."""
    return documents.repacked(documents.styled(), lambda own: own.update(parts))


def deep() -> bytes:
    """Tables in tables in tables."""
    depth = 3000
    opening = "<w:tbl><w:tr><w:tc>" * depth
    closing = "</w:tc></w:tr></w:tbl>" * depth

    def change(parts: dict[str, bytes]) -> None:
        text = parts[_DOCUMENT].decode()
        parts[_DOCUMENT] = text.replace("<w:body>", f"<w:body>{opening}{closing}").encode()

    return documents.repacked(documents.styled(), change)


def zipped(name: str, data: bytes) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return written.getvalue()


def encrypted_word() -> bytes:
    """What Word writes when a document is locked: no package any more."""
    return OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le")


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password."""
    key = "<" + "41" * 32 + ">"
    return documents.assembled(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
            f"<< /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >>",
        ],
        trailer="/Root 1 0 R /Encrypt 4 0 R /ID [<41> <41>]",
    )


def circling_pages() -> bytes:
    """A PDF whose page tree holds itself."""
    return documents.assembled(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
            "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 2 >>",
        ]
    )


def circling_table() -> bytes:
    """A PDF whose table of objects follows on itself."""
    sound = documents.two_columns()
    start = sound.index(b"xref\n")
    return sound.replace(b"/Root 1 0 R", f"/Root 1 0 R /Prev {start}".encode())


def blown_up_pdf() -> bytes:
    """A PDF whose one page is 400 megabytes of spaces."""
    data = (b"\x78\x9c" + blown_up(400)).decode("latin-1")
    return documents.assembled(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            f"<< /Filter /FlateDecode /Length {len(data)} >>\nstream\n{data}\nendstream",
        ]
    )


def endless_pdf() -> bytes:
    """A PDF that is read for minutes."""
    return documents.pdf(["BT /F1 9 Tf 60 700 Td (a) Tj ET\n" * 400_000])


def worded(text: str) -> bytes:
    """A Word document with that text in one of its paragraphs."""

    def change(parts: dict[str, bytes]) -> None:
        parts[_DOCUMENT] = parts[_DOCUMENT].replace(b"KTP-el asli", text.encode())

    return documents.repacked(documents.styled(), change)
