"""Reads a Word document: paragraphs, lists and tables in their order.

The XML elements are read here, not through python-docx's paragraphs: those leave out the text of
content controls and of insertions under tracked changes.
"""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from knowledge.converting import outline
from knowledge.converting.formats.word_styles import ParagraphLook, Styles
from knowledge.converting.outlined import Item, Loss, Lost, Outline, ShownLine, Table
from knowledge.converting.unconvertible import Obstacle, Unconvertible

_MOST_ITEMS = 5000
_DEEP = "depth"  # the XML reader's word for too deeply nested elements
_P, _TBL, _SDT, _CONTENT = qn("w:p"), qn("w:tbl"), qn("w:sdt"), qn("w:sdtContent")
_R, _T, _TAB, _BR, _HYPHEN = qn("w:r"), qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")
_TEXT_BOX = qn("w:txbxContent")
_LINK, _ID, _VAL = qn("w:hyperlink"), qn("r:id"), qn("w:val")
# Elements whose text is not part of the document, or is read elsewhere.
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), _TEXT_BOX, qn("w:pPr"), qn("w:rPr"), _TBL}
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_LOSSES = {
    _PICTURE: Loss.PICTURE,
    "{urn:schemas-microsoft-com:vml}imagedata": Loss.PICTURE,
    _SHAPE: Loss.SHAPE,
    _TEXT_BOX: Loss.TEXT_BOX,
    qn("w:footnoteReference"): Loss.FOOTNOTE,
    qn("w:endnoteReference"): Loss.FOOTNOTE,
    qn("w:commentReference"): Loss.COMMENT,
    qn("w:ins"): Loss.TRACKED_CHANGE,
    qn("w:del"): Loss.TRACKED_CHANGE,
    qn("w:object"): Loss.EMBEDDED,
    _FORMULA: Loss.EQUATION,
}


def read(data: bytes) -> Outline:
    """Read a document whose package was checked.

    Raises:
        Unconvertible: damaged, too deep, too long or empty.
    """
    try:
        opened = docx.Document(BytesIO(data))
        reader = _Reader(opened)
        items = list(reader.items(opened.element.body))
        lost = [*reader.lost, *_of_pages(opened)]
        title = str(opened.core_properties.title or "")
    except Unconvertible:
        raise
    except SyntaxError as error:  # lxml's error for broken XML
        is_deep = _DEEP in str(error).lower()
        raise Unconvertible(Obstacle.TOO_DEEP if is_deep else Obstacle.DAMAGED) from None
    except RecursionError:
        raise Unconvertible(Obstacle.TOO_DEEP) from None
    except MemoryError:
        raise Unconvertible(Obstacle.TOO_SLOW) from None
    except Exception as error:
        raise Unconvertible(Obstacle.DAMAGED) from error
    return outline.read(items, lost, title)


def _of_pages(opened: Any) -> Iterator[Lost]:
    """Yield the loss of a header or footer, which a draft cannot have."""
    for number, section in enumerate(opened.sections, 1):
        parts = (section.header, section.footer)
        if any(paragraph.text.strip() for part in parts for paragraph in part.paragraphs):
            yield Lost(Loss.PAGE_HEADER, f"bab {number}")
            return


class _Reader:
    """Walks the body, and counts paragraphs and tables as a reader of the page would."""

    def __init__(self, opened: Any) -> None:
        self._links = opened.part.rels
        self._styles = Styles(opened)
        self._counters: dict[tuple[str, int], int] = {}
        self._paragraphs = self._tables = self._items = 0
        self.lost: list[Lost] = []

    def items(self, parent: Any) -> Iterator[Item]:
        for element in parent:
            if element.tag == _P:
                yield from self._paragraph(element)
            elif element.tag == _TBL:
                self._tables += 1
                yield self._table(element, f"tabel {self._tables}")
            elif element.tag == _SDT:
                yield from self.items(_content(element))
            elif element.tag in (qn("w:ins"), qn("w:customXml"), qn("w:moveTo")):
                yield from self.items(element)

    def _paragraph(self, element: Any) -> Iterator[ShownLine]:
        """Yield the lines of a paragraph. A line break within it begins another line."""
        self._paragraphs += 1
        place = f"paragraf {self._paragraphs}"
        look = self._styles.look(element)
        self._note_losses(element, place)
        if look.is_contents:
            self.lost.append(Lost(Loss.CONTENTS, place))
            return
        for at, (text, is_bold) in enumerate(self._lines(element, look, place)):
            self._items += 1
            if self._items > _MOST_ITEMS:
                raise Unconvertible(Obstacle.TOO_LONG)
            yield ShownLine(
                text,
                place,
                heading=look.heading,
                marker="" if at else self._marker(look),
                level=min(look.level, 2) if look.is_listed else 0,
                is_bold=is_bold,
                is_centered=look.is_centered,
            )

    def _lines(self, element: Any, look: ParagraphLook, place: str) -> Iterator[tuple[str, bool]]:
        runs: list[tuple[str, bool]] = []
        for text, is_bold in [*self._runs(element, look.is_bold, place), ("\n", False)]:
            first, *others = text.split("\n")
            runs.append((first, is_bold))
            for other in others:
                if said := _joined(runs):
                    yield said, all(bold for part, bold in runs if part.strip())
                runs = [(other, is_bold)]

    def _runs(self, element: Any, is_bold: bool, place: str) -> Iterator[tuple[str, bool]]:
        """Yield the words of a paragraph or of an element in it, and whether they are bold."""
        for child in element:
            if child.tag == _R and self._styles.is_struck(child):
                if _words(child).strip():
                    self.lost.append(Lost(Loss.STRUCK, place))
            elif child.tag == _R:
                yield _words(child), self._styles.is_bold(child, is_bold)
            elif child.tag == _LINK:
                yield from self._runs(child, is_bold, place)
                relation = self._links.get(child.get(_ID) or "")
                if relation is not None and relation.is_external:
                    self.lost.append(Lost(Loss.LINK, place))
                    yield f" ({relation.target_ref.removeprefix('mailto:')})", False
            elif child.tag not in _SKIPPED:
                yield from self._runs(child, is_bold, place)

    def _marker(self, look: ParagraphLook) -> str:
        """Return the number or bullet that Word shows before a list paragraph."""
        if not look.is_listed or look.heading is not None:
            return ""
        if look.is_bullet:
            return "-"
        deeper = [
            counter
            for counter in self._counters
            if counter[0] == look.list_id and counter[1] > look.level
        ]
        for one in deeper:
            del self._counters[one]
        place = (look.list_id, look.level)
        self._counters[place] = self._counters.get(place, look.start - 1) + 1
        return "A." if look.is_lettered else f"{self._counters[place]}."

    def _table(self, element: Any, place: str) -> Table:
        rows: list[tuple[str, ...]] = []
        above: list[str] = []
        is_merged = False
        for number, row in enumerate(element.iterchildren(qn("w:tr")), 1):
            cells: list[str] = []
            for cell in _cells(row):
                span, goes_on = _spans(cell)
                text = self._cell(cell, f"{place} baris {number}")
                if goes_on and len(cells) < len(above):
                    text = above[len(cells)]
                is_merged = is_merged or span > 1 or goes_on
                cells += [text, *[""] * (span - 1)]
            self._items += len(cells)
            if self._items > _MOST_ITEMS:
                raise Unconvertible(Obstacle.TOO_LONG)
            rows.append(tuple(cells))
            above = cells
        if is_merged:
            self.lost.append(Lost(Loss.MERGED_CELL, place))
        widest = max(map(len, rows), default=0)
        return Table(tuple((*row, *[""] * (widest - len(row))) for row in rows), place)

    def _cell(self, cell: Any, place: str) -> str:
        said: list[str] = []
        for element in cell.iter(_P, _TBL):
            if element.tag == _TBL:
                self.lost.append(Lost(Loss.NESTED_TABLE, place))
            elif not any(True for _ in element.iterancestors(_TEXT_BOX)):
                self._note_losses(element, place)
                look = self._styles.look(element)
                said += [text for text, _ in self._lines(element, look, place)]
        return "\n".join(said)

    def _note_losses(self, element: Any, place: str) -> None:
        """Note what a paragraph loses, each kind once."""
        found = Counter(_LOSSES[one.tag] for one in element.iter(*_LOSSES) if not _is_spare(one))
        if Loss.TEXT_BOX in found:
            del found[Loss.SHAPE]
        self.lost += [Lost(loss, place) for loss in found]


def _is_spare(element: Any) -> bool:
    """Whether the element only replaces another one in older programs."""
    return any(True for _ in element.iterancestors(_ALTERNATIVE))


def _words(run: Any) -> str:
    """Return the words of a run. A page or column break has none."""
    said: list[str] = []
    for one in run:
        if one.tag == _T:
            said.append(one.text or "")
        elif one.tag == _TAB:
            said.append(" ")
        elif one.tag == _HYPHEN:
            said.append("-")
        elif one.tag == _BR and one.get(qn("w:type")) in (None, "textWrapping"):
            said.append("\n")
    return "".join(said)


def _joined(runs: list[tuple[str, bool]]) -> str:
    """Return the words of a line, bold ones marked. Neighbours of one weight share one mark."""
    parts: list[tuple[str, bool]] = []
    for text, is_bold in runs:
        # Typed asterisks would be read as marks.
        text = text.replace("**", "")
        if parts and (parts[-1][1] == is_bold or not text.strip()):
            parts[-1] = (parts[-1][0] + text, parts[-1][1])
        else:
            parts.append((text, is_bold))
    return "".join(_marked(text) if is_bold else text for text, is_bold in parts).strip()


def _marked(text: str) -> str:
    said = text.strip()
    if not said:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}**{said}**{after}"


def _cells(row: Any) -> Iterator[Any]:
    """Yield the cells of a row, also those in content controls."""
    for child in row:
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag == _SDT:
            yield from _cells(_content(child))


def _content(control: Any) -> Any:
    found = control.find(_CONTENT)
    return () if found is None else found


def _spans(cell: Any) -> tuple[int, bool]:
    """Return how many columns a cell spans, and whether it continues the row above."""
    settings = cell.find(qn("w:tcPr"))
    if settings is None:
        return 1, False
    span, merge = settings.find(qn("w:gridSpan")), settings.find(qn("w:vMerge"))
    columns = int(span.get(_VAL) or 1) if span is not None else 1
    goes_on = merge is not None and merge.get(_VAL) != "restart"
    return max(1, min(columns, 60)), goes_on
