"""What goes out to Word and comes back says the same: every line of the office's own shelf."""

from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from knowledge.reading.sops.sop import Sop
from knowledge.reading.sops.text.file import OPENING
from knowledge.reading.sops.text.markdown import Block, Bullet, Conflict, Numbered, blocks, text_of
from knowledge.reading.words import words
from tests.knowledge.converting.documents import saved
from tests.knowledge.converting.here import convert
from tests.places import CONTENT
from tests.shelves import content_of

Writer = Callable[[Any, str], None]
SHELF = content_of(CONTENT).as_written().library


def by_style(document: Any, heading: str) -> None:
    document.add_heading(heading, 1)


def in_bold(document: Any, heading: str) -> None:
    document.add_paragraph().add_run(heading).bold = True


def lettered(document: Any, heading: str) -> None:
    """ "A. Dasar Hukum", without any look."""
    count = sum(
        paragraph.text[1:3] == ". " and paragraph.text[0].isupper()
        for paragraph in document.paragraphs
    )
    document.add_paragraph(f"{chr(ord('A') + count)}. {heading}")


@pytest.mark.slow  # the whole shelf, four times
@pytest.mark.parametrize("heading", [by_style, in_bold, lettered])
def test_the_whole_shelf_comes_back_from_word(heading: Writer) -> None:
    for sop in SHELF.values():
        draft = convert(f"{sop.id}.docx", _written(sop, heading), sop=None)
        said = {_said(line) for line in draft.text.splitlines()}
        named = [line.removeprefix("## ") for line in draft.text.splitlines() if line[:3] == "## "]

        assert named == [part.heading.strip(" :") for part in sop.sections if _is_headed(part)]
        lost = [
            line for part in sop.sections for line in _lines(part.body) if _said(line) not in said
        ]
        assert lost == [], sop.id


def test_variables_come_back_from_word_as_they_were_written() -> None:
    line = "Ragu: tanyakan {kasi: izin tinggal} di {kota}, lalu lapor {lapor: data}."
    document = docx.Document()
    document.add_heading("Waktu", 1)
    document.add_paragraph(line)

    assert line in convert("izin.docx", saved(document), sop=None).text


def _written(sop: Sop, heading: Writer) -> bytes:
    document = docx.Document()
    title = document.add_paragraph(sop.title.upper())
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in sop.sections:
        if _is_headed(part):
            heading(document, part.heading)
        for block in blocks(part.body):
            for line in _shown(block):
                document.add_paragraph(line)
    return saved(document)


def _is_headed(part: Any) -> bool:
    return bool(part.heading != OPENING)


def _lines(body: str) -> list[str]:
    return [line for block in blocks(body) for line in _shown(block)]


def _shown(block: Block) -> list[str]:
    """A block as somebody types it in Word."""
    match block:
        case Conflict():
            return []  # Word knows no such box
        case Bullet():
            return [f"- {text_of(block.spans)}"]
        case Numbered():
            return [f"{block.number}. {text_of(block.spans)}"]
        case _:
            return [text_of(block.spans)]


def _said(line: str) -> str:
    return " ".join(words(line.replace("[^kantor]", "").lstrip(" -0123456789.")))
