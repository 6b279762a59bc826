"""Files that mean harm are refused in one word, within limits, and leave nothing running."""

import asyncio
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.converting import LARGEST, Obstacle, Unconvertible, draft, limited, process
from tests.knowledge.converting import documents, hostile
from tests.knowledge.converting.here import convert

REFUSED: list[tuple[str, Callable[[], bytes], Obstacle]] = [
    ("besar.pdf", lambda: b"%PDF-1.4" + b" " * LARGEST, Obstacle.TOO_LARGE),
    ("bom.docx", hostile.bomb, Obstacle.BOMB),
    ("tawa.docx", hostile.laughing, Obstacle.BOMB),
    ("banyak.docx", lambda: hostile.with_parts({f"{n}": b"" for n in range(2001)}), Obstacle.BOMB),
    ("zip.docx", lambda: hostile.zipped("a.zip", hostile.bomb()), Obstacle.UNKNOWN_KIND),
    ("makro.docm", lambda: hostile.with_parts({"word/vbaProject.bin": b"x"}), Obstacle.MACROS),
    ("kunci.docx", hostile.encrypted_word, Obstacle.ENCRYPTED),
    ("kunci.pdf", hostile.encrypted_pdf, Obstacle.ENCRYPTED),
    ("lama.doc", lambda: hostile.OLE + b"\0" * 999, Obstacle.UNKNOWN_KIND),
    ("pindai.pdf", documents.scanned, Obstacle.SCANNED),
    ("potong.docx", lambda: documents.styled()[:-500], Obstacle.DAMAGED),
    ("potong.pdf", lambda: documents.like_word()[:200], Obstacle.DAMAGED),
    ("rusak.docx", lambda: hostile.with_parts({"word/document.xml": b"<w"}), Obstacle.DAMAGED),
    ("putar.pdf", hostile.circling_pages, Obstacle.DAMAGED),
    ("tabel.pdf", hostile.circling_table, Obstacle.DAMAGED),
    ("dalam.docx", hostile.deep, Obstacle.TOO_DEEP),
    ("gambar.docx", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 99, Obstacle.UNKNOWN_KIND),
    ("biner.md", lambda: b"abc\0def", Obstacle.UNKNOWN_KIND),
    ("latin.md", lambda: b"caf\xe9", Obstacle.DAMAGED),
    ("halaman.html", lambda: b"<html>halo</html>", Obstacle.UNKNOWN_KIND),
    ("panjang.pdf", lambda: documents.pdf([""] * 151), Obstacle.TOO_LONG),
    ("kosong.docx", lambda: b"", Obstacle.EMPTY),
    ("kosong.md", lambda: b"\n\n", Obstacle.EMPTY),
    ("garis.md", lambda: b"____\n", Obstacle.EMPTY),
]


@pytest.mark.parametrize(("name", "made", "reason"), REFUSED, ids=[one[0] for one in REFUSED])
def test_a_file_is_refused_with_its_reason(
    name: str, made: Callable[[], bytes], reason: Obstacle
) -> None:
    data = made()
    began = time.process_time()

    with pytest.raises(Unconvertible) as refused:
        convert(name, data, sop=None)

    assert refused.value.reason is reason
    assert time.process_time() - began < 5


def test_what_a_document_embeds_is_not_opened() -> None:
    data = hostile.with_parts({"word/embeddings/a.zip": hostile.bomb()})

    assert "KTP-el asli" in convert("a.docx", data, sop=None).text


def test_a_file_counts_as_what_it_is_and_not_as_what_it_is_called() -> None:
    assert "Ketentuan Umum" in convert("a.docx", documents.two_columns(), sop=None).text


BRACKETS = "[" * 5000 + "x" + "](" * 5000
# Each took seconds or did not end while a character could be looked at more than once.
SMALL: list[tuple[str, Callable[[], bytes]]] = [
    ("kurung.md", BRACKETS.encode),
    ("tautan.md", ("[a](" * 8000).encode),
    ("tebal.md", ("x" + "** " * 20_000 + "x").encode),
    ("kurung.docx", lambda: hostile.worded(BRACKETS)),
    ("gambar.md", ("![(" * 20_000).encode),
    ("komentar.md", ("<!--" * 20_000 + "x").encode),
    ("judul.md", ("## a\n\n" * 10_000).encode),
]


@pytest.mark.parametrize(("name", "made"), SMALL, ids=[one[0] for one in SMALL])
def test_a_small_file_is_soon_read(name: str, made: Callable[[], bytes]) -> None:
    data = made()
    began = time.process_time()

    convert(name, data, sop=None)

    assert time.process_time() - began < 2


async def test_the_whole_draft_is_made_in_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def here(*_: object, **__: object) -> None:
        raise AssertionError("it was written by the bot itself")

    monkeypatch.setattr(process, "finished", here)
    monkeypatch.setattr(draft, "drafted", here)
    made = await limited.convert("a.docx", documents.styled(), sop=None)

    assert "KTP-el asli" in made.text


async def test_a_document_is_read_in_a_process_that_is_gone_afterwards() -> None:
    made = await limited.convert("Budi Santoso.docx", documents.styled(), sop=None)

    assert made == convert("Budi Santoso.docx", documents.styled(), sop=None)
    assert not _children()


async def test_why_a_file_is_refused_comes_out_of_the_process() -> None:
    with pytest.raises(Unconvertible) as refused:
        await limited.convert("a.pdf", documents.scanned(), sop=None)

    assert refused.value.reason is Obstacle.SCANNED


async def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "SECONDS", 1.0)
    began = time.monotonic()

    with pytest.raises(Unconvertible) as refused:
        await limited.convert("a.pdf", hostile.endless_pdf(), sop=None)

    assert refused.value.reason is Obstacle.TOO_SLOW
    assert time.monotonic() - began < 10
    assert not _children()


async def test_a_conversion_that_nobody_waits_for_is_ended() -> None:
    waiting = asyncio.create_task(limited.convert("a.pdf", hostile.endless_pdf(), sop=None))
    while not _children():
        await asyncio.sleep(0.01)  # another process begins

    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting

    assert not _children()


@pytest.mark.slow  # it fills hundreds of megabytes
async def test_what_takes_too_much_memory_is_refused() -> None:
    with pytest.raises(Unconvertible) as refused:
        await limited.convert("a.pdf", hostile.blown_up_pdf(), sop=None)

    assert refused.value.reason in (Obstacle.TOO_SLOW, Obstacle.DAMAGED)
    assert not _children()


async def test_a_bug_of_the_reader_is_told_without_a_word_of_the_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(process, "__name__", "tests.knowledge.converting.broken_reader")

    with pytest.raises(limited.ReaderBroken, match=r"^ValueError at broken_reader.py:\d+$"):
        await limited.convert("a.docx", documents.styled(), sop=None)


def _children() -> list[int]:
    """The processes that read documents for this one."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue  # it has just ended
        if int(parent) == os.getpid() and process.__name__.encode() in command:
            found.append(int(folder.name))
    return found
