"""A document between its file and the draft. Every kind of file is read into this."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum


class Loss(StrEnum):
    """What a document can have and a draft cannot. `bot/texts/drafts.py` names each."""

    PICTURE = "picture"
    SHAPE = "shape"
    TEXT_BOX = "text_box"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    TRACKED_CHANGE = "tracked_change"
    STRUCK = "struck"  # struck out or hidden: its author removed it
    EQUATION = "equation"
    EMBEDDED = "embedded"
    MERGED_CELL = "merged_cell"
    NESTED_TABLE = "nested_table"
    TABLE = "table"  # it became a list
    DEEP_LIST = "deep_list"  # more than two levels became two
    PAGE_HEADER = "page_header"
    LETTERHEAD = "letterhead"
    CONTENTS = "contents"  # the table of contents
    LINK = "link"  # its address is written in brackets


@dataclass(frozen=True, slots=True, order=True)
class Lost:
    """One thing that is lost, and its place."""

    loss: Loss
    place: str


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line or paragraph as a file shows it. The outline decides what it is."""

    text: str  # bold as **bold**
    place: str
    heading: int | None = None
    """The level that its style gives it; 0 is a title."""
    marker: str = ""
    """The program's own number or bullet before it: "-", "1.", "A."."""
    level: int = 0
    is_bold: bool = False
    is_centered: bool = False
    is_quote: bool = False
    is_boxed: bool = False
    """It is in a box of a form, where only its words make a line a heading."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. A cell that spans columns is in the first one; one that spans rows is in each.

    Line ends separate the paragraphs of a cell.
    """

    rows: tuple[tuple[str, ...], ...]
    place: str
    first: int = 1
    """The number of its first row, if it is the rest of a table."""

    def place_of(self, row: int) -> str:
        """Return the place of a row. Rows count from 0."""
        return f"{self.place} baris {row + self.first}"

    def cut(self, row: int) -> "tuple[Table, Table]":
        """Return the rows before that one, and the rows from it on."""
        return (
            Table(self.rows[:row], self.place, self.first),
            Table(self.rows[row:], self.place, self.first + row),
        )


Item = ShownLine | Table


# What list items begin with, also as fonts of signs (Symbol, Wingdings) call it in a PDF.
BULLETS = "-–—•▪●○◦■□*·➢✓✔❖♦§Øüo\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf06f"


def in_line(cell: str) -> str:
    """Return the paragraphs of a cell as one sentence, without formatting."""
    return "; ".join(line for line in map(str.strip, unbold(cell).split("\n")) if line)


def unbold(text: str) -> str:
    """Return the words without bold marks."""
    return text.replace("**", "").strip()


class LineKind(StrEnum):
    """What a line of a draft is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line of the draft: what it is, its words, and their place in the document."""

    kind: LineKind
    text: str
    place: str
    level: int = 0
    number: int = 1


@dataclass(frozen=True, slots=True)
class Outline:
    """What a file says, without its formatting."""

    title: str
    dated: str
    """The date in its letterhead, as written there; empty if it has none."""
    blocks: tuple[DraftLine, ...]
    lost: tuple[Lost, ...] = ()

    def called(self, name: str) -> "Outline":
        """Return the document, with its file name as the title if it has none."""
        if self.title:
            return self
        words = re.sub(r"(?i)\.[a-z]+$|\b(?:sop|final|rev(?:isi)?\s*\d*|v\d+)\b|[_-]+", " ", name)
        title = " ".join(words.split())
        return replace(self, title=title[:1].upper() + title[1:])
