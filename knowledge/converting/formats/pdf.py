"""Reads a PDF: its lines in the order of the file, joined into paragraphs and tables."""

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

from pdfminer.layout import LTFigure, LTImage, LTPage
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from knowledge.converting import outline
from knowledge.converting.formats import pdf_pages, tables
from knowledge.converting.formats.pdf_pages import LetterRun, Page
from knowledge.converting.outlined import BULLETS, Item, Loss, Lost, Outline, ShownLine, Table
from knowledge.converting.unconvertible import Obstacle, Unconvertible

_MOST_PAGES = 80
_MOST_PIECES = 20_000
# A page with fewer letters and a picture is taken for a scan.
_FEWEST_LETTERS = 25
# A page number, and what a browser prints at the edge of a page: the time, the address.
_PAGE_NUMBER = re.compile(
    r"(?i)^\W*(?:(?:hal(?:aman)?|page)\W*)?\d{1,3}(?:\s*(?:/|dari|of)\s*\d{1,3})?\W*$"
    r"|^\d+[/.]\d+[/.]\d+, \d+[:.]\d+|^\w{2,5}://\S+$"
)
_TITLE_IS_LARGER = 1.15
_MARKER = re.compile(
    rf"^(?:[{re.escape(BULLETS)}]|\(?(?:\d{{1,3}}|[a-zA-Z]|[ivx]{{1,4}})[.)])(?:\s+\S|$)"
)
# "1.2" begins an item, but in the middle of a sentence it is a figure.
_SUBMARKER = re.compile(r"^[1-9](?:\.[1-9])+\.?\s+\S")
# So far, in sizes of its letters, an item stands behind the one that it belongs to, and so far
# the further lines of an item behind its mark.
_NESTED, _HANGING = 0.9, 3.2
_Rows = dict[float, dict[float, list[LetterRun]]]
"""The pieces of a table by the top of their row and the left of their column."""
_EDGE = 0.09  # the share of a page's height where headers and page numbers stand


def read(data: bytes) -> Outline:
    """Read a PDF.

    Raises:
        Unconvertible: encrypted, scanned, damaged or too long.
    """
    # The library logs every flaw of a file, even if it can read the file.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        pages, pictures = _pages(data)
    except Unconvertible:
        raise
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise Unconvertible(Obstacle.ENCRYPTED) from None
    except MemoryError:
        raise Unconvertible(Obstacle.TOO_SLOW) from None
    except Exception as error:
        raise Unconvertible(Obstacle.DAMAGED) from error
    letters = sum(len(piece.text) for page in pages for piece in page.pieces)
    if letters < _FEWEST_LETTERS * len(pages) and pictures:
        raise Unconvertible(Obstacle.SCANNED)
    repeated = _repeated(pages)
    bodies = [_without_edges(page, repeated) for page in pages]
    usual = _usual_size(bodies)
    items: list[Item] = []
    for body in bodies:
        own = _items(body, items, usual)
        if items and own and isinstance(items[-1], Table) and isinstance(own[0], Table):
            own[0] = tables.continued(items[-1], own[0])
        elif items and own and (joined := _joined(items[-1], own[0])):
            items[-1:], own = [joined], own[1:]
        items += own
    shortened = [body for body, page in zip(bodies, pages, strict=True) if body != page]
    return outline.read(
        items,
        [
            *(Lost(Loss.PICTURE, place) for place in pictures),
            *(Lost(Loss.PAGE_HEADER, _place(page)) for page in shortened),
        ],
    )


def _joined(last: Item, first: Item) -> ShownLine | None:
    """Return the line that goes on at the top of the next page. None if another one begins."""
    if not isinstance(last, ShownLine) or not isinstance(first, ShownLine):
        return None
    if last.is_bold or last.text[-1] in ".:;" or not first.text[:1].islower():
        return None
    return None if _MARKER.match(first.text) else replace(last, text=f"{last.text} {first.text}")


def _without_edges(page: Page, repeated: set[str]) -> Page:
    return replace(
        page, pieces=tuple(run for run in page.pieces if not _is_of_page(run, page, repeated))
    )


def _usual_size(pages: Sequence[Page]) -> float:
    """Return the size of most letters."""
    sizes = Counter[float]()
    for page in pages:
        for piece in page.pieces:
            sizes[round(piece.size, 1)] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _pages(data: bytes) -> tuple[list[Page], list[str]]:
    """Return the pages with their pieces of text, and the places of the pictures."""
    document = PDFDocument(PDFParser(BytesIO(data)))
    found: list[Page] = []
    pictures: list[str] = []
    for number, page in enumerate(PDFPage.create_pages(document), 1):
        if number > _MOST_PAGES:
            raise Unconvertible(Obstacle.TOO_LONG)
        layout = pdf_pages.laid_out(page)
        read = pdf_pages.read(layout, number)
        found.append(read)
        pictures += [_place(read)] if _has_picture(layout) else []
        if sum(len(one.pieces) for one in found) > _MOST_PIECES:
            raise Unconvertible(Obstacle.TOO_LONG)
    if not found:
        raise Unconvertible(Obstacle.DAMAGED)
    return found, pictures


def _has_picture(layout: LTPage) -> bool:
    def pictures(parent: Any) -> Iterator[LTImage]:
        for child in parent:
            if isinstance(child, LTImage):
                yield child
            elif isinstance(child, LTFigure):
                yield from pictures(child)

    return any(True for _ in pictures(layout))


def _place(page: Page) -> str:
    return f"halaman {page.number}"


def _repeated(pages: Sequence[Page]) -> set[str]:
    """Return the text at the edge of most pages, without digits: headers and footers."""
    seen = Counter(
        said
        for page in pages
        for said in {_digitless(run.text) for run in page.pieces if page.is_edge(run, _EDGE)}
    )
    return {said for said, count in seen.items() if count > 1 and count * 2 >= len(pages)}


def _is_of_page(piece: LetterRun, page: Page, repeated: set[str]) -> bool:
    """Whether a piece belongs to the page layout and not to the text."""
    if not page.is_edge(piece, _EDGE):
        return False
    return bool(_PAGE_NUMBER.match(piece.text)) or _digitless(piece.text) in repeated


def _digitless(text: str) -> str:
    return re.sub(r"\d+", "#", text).strip()


def _items(page: Page, before: Sequence[Item], usual: float) -> list[Item]:
    """Return the lines and tables of a page, in the order of the file."""
    count = _tables(before)
    cells = pdf_pages.cells(page)
    found: list[Item] = []
    lines: list[LetterRun] = []
    rows: _Rows = {}
    bottom = 0.0

    def close_table() -> None:
        nonlocal rows
        if rows:
            place = f"halaman {page.number}, tabel {count + 1 + _tables(found)}"
            found.append(_table(rows, place))
            rows = {}

    for piece in page.pieces:
        cell = cells.get(piece)
        if cell is None:
            close_table()
            lines.append(piece)
            continue
        found += _paragraphs(lines, page, usual)
        lines = []
        if rows and not bottom - 1 <= cell.top <= max(rows) + 1:
            close_table()  # above or apart: another table
        bottom = min(bottom, cell.bottom) if rows else cell.bottom
        rows.setdefault(cell.top, {}).setdefault(cell.left, []).append(piece)
    close_table()
    return [*found, *_paragraphs(lines, page, usual)]


def _tables(items: Sequence[Item]) -> int:
    return sum(isinstance(one, Table) for one in items)


def _table(rows: _Rows, place: str) -> Table:
    columns = sorted({left for row in rows.values() for left in row})
    filled = [
        tuple(_in_cell(row.get(left, ())) for left in columns)
        for _, row in sorted(rows.items(), reverse=True)
    ]
    return Table(tuple(filled), place)


def _in_cell(pieces: Sequence[LetterRun]) -> str:
    """Return the paragraphs of a cell: list items, and what follows a bold label."""
    if not pieces:
        return ""
    said = pieces[0].text
    for before, piece in pairwise(pieces):
        begins = _MARKER.match(piece.text) or before.is_bold > piece.is_bold
        said = f"{said}\n{piece.text}" if begins else f"{said} {piece.text}"
    return said


def _paragraphs(pieces: Sequence[LetterRun], page: Page, usual: float) -> Iterator[ShownLine]:
    """Yield the lines, wrapped ones joined. An item behind another one is on its next level."""
    indents: list[float] = []
    for group in _groups(pieces, page):
        first = group[0]
        while indents and (not _is_item(group) or first.x < indents[-1] - _NESTED * first.size):
            indents.pop()
        if _is_item(group) and (not indents or first.x > indents[-1] + _NESTED * first.size):
            indents.append(first.x)
        yield replace(_line(group, page, usual), level=max(0, len(indents) - 1))


def _is_item(group: Sequence[LetterRun]) -> bool:
    return bool(_MARKER.match(group[0].text)) and not group[0].is_bold


def _groups(pieces: Sequence[LetterRun], page: Page) -> Iterator[list[LetterRun]]:
    """Yield the pieces of each paragraph or item."""
    group: list[LetterRun] = []
    for piece in pieces:
        if group and _begins(piece, group, page):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _begins(piece: LetterRun, group: Sequence[LetterRun], page: Page) -> bool:
    """Whether a line begins another paragraph."""
    last, first = group[-1], group[0]
    if last.is_on_line_of(piece):
        return False
    if _MARKER.match(piece.text) or piece.is_bold != last.is_bold:
        return True
    if _SUBMARKER.match(piece.text) and last.text[-1] in ".:;":
        return True
    if abs(piece.size - last.size) > 0.6 or piece.y > last.y:
        # A line further up is in the next column, where a sentence can go on.
        return not (piece.y > last.y and piece.text[:1].islower())
    is_apart = last.y - piece.y > 1.75 * max(last.size, 1)
    left, right = page.column_of(last)
    has_room = last.right < right - 0.3 * (right - left) and not piece.text[:1].islower()
    # In an item without indentation, a line continues the item if the line before it is full.
    is_full = last.right > right - 0.15 * (right - left) and last.text[-1] not in ".:;"
    is_item = bool(_MARKER.match(first.text))
    is_outdented = is_item and piece.x <= first.x + 1
    behind = (piece.x - first.x) / max(first.size, 1)
    if is_item and not is_apart and _NESTED < behind <= _HANGING:
        return False  # a further line of the item, or a further sentence
    return is_apart or has_room or (is_outdented and not is_full)


def _line(group: Sequence[LetterRun], page: Page, usual: float) -> ShownLine:
    text = " ".join(piece.text for piece in group)
    is_bold = all(piece.is_bold for piece in group)
    first = group[0]
    is_title = page.number == 1 and first.size >= page.largest > _TITLE_IS_LARGER * usual
    middle = (first.x + first.right) / 2
    left, _ = page.column_of(first)
    return ShownLine(
        f"**{text}**" if is_bold else text,
        _place(page),
        heading=0 if is_title else None,
        is_bold=is_bold or first.size > _TITLE_IS_LARGER * usual,
        is_centered=abs(middle - page.width / 2) < 0.03 * page.width and first.x > left + 20,
    )
