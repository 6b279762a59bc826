"""A page of a PDF as pieces of text with positions, and the table cells that its lines draw."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTCurve, LTFigure, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

_THIN = 2.5  # points: a box up to this wide is a rule
_SHORTEST = 6.0
_SLACK = 1.5
_INDENT = 60.0
_BOLD = ("bold", "black", "heavy", "semibold", "demi")
_MOST_RULES = 5000
# How large a bullet is drawn, and how many sizes of its letters a text stands behind it.
_SMALLEST_DOT, _LARGEST_DOT, _INDENT_OF_TEXT = 1.5, 7.0, 2.5
# Bullets are looked up by the strip of the page in which they are.
_STRIP = 10.0
BULLET = "•"


@dataclass(frozen=True)
class LetterRun:
    """Letters on one line with no rule and no wide gap between them."""

    text: str
    x: float
    y: float
    right: float
    size: float
    is_bold: bool

    def is_on_line_of(self, other: "LetterRun") -> bool:
        """Whether both are on one line, one after the other."""
        return abs(self.y - other.y) < 0.3 * self.size and other.x >= self.x


@dataclass(frozen=True)
class Stroke:
    """A straight line at `at` on one axis, from `start` to `end` on the other."""

    at: float
    start: float
    end: float

    def spans(self, place: float) -> bool:
        return self.start - _SLACK <= place <= self.end + _SLACK


@dataclass(frozen=True)
class Strokes:
    """The straight lines of a page."""

    upright: Sequence[Stroke] = ()
    level: Sequence[Stroke] = ()


@dataclass(frozen=True)
class Cell:
    """A box between four rules."""

    left: float
    right: float
    top: float
    bottom: float
    is_one_of_several: bool
    """Whether other boxes are beside it, filled or not."""


@dataclass(frozen=True)
class Page:
    """A page: its pieces in the order of the file."""

    number: int
    width: float
    height: float
    pieces: Sequence[LetterRun]
    rules: Strokes

    @cached_property
    def largest(self) -> float:
        """Return the size of its largest letters."""
        return max((piece.size for piece in self.pieces), default=0.0)

    def column_of(self, piece: LetterRun) -> tuple[float, float]:
        """Return the left and right edge of the text column that begins near the piece."""
        near = [run for run in self.pieces if abs(run.x - piece.x) < _INDENT]
        return min(run.x for run in near), max(run.right for run in near)

    def is_edge(self, piece: LetterRun, share: float) -> bool:
        """Whether a piece is at the top or the bottom of the paper."""
        return not share * self.height < piece.y < (1 - share) * self.height


def laid_out(page: PDFPage) -> LTPage:
    """Return what is on a page, in the order of the file."""
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    PDFPageInterpreter(manager, device).process_page(page)
    return device.get_result()


def read(layout: LTPage, number: int) -> Page:
    """Return the pieces and rules of a page."""
    upright: list[Stroke] = []
    level: list[Stroke] = []
    dots: list[LTCurve] = []
    for curve in _all(layout, LTCurve):
        if _is_dot(curve):
            dots.append(curve)
        else:
            _add_rules(curve, upright, level)
    rules = Strokes(_snapped(upright[:_MOST_RULES]), _snapped(level[:_MOST_RULES]))
    pieces = _bulleted(_pieces(_all(layout, LTChar), rules.upright), dots[:_MOST_RULES])
    return Page(number, layout.width, layout.height, tuple(pieces), rules)


def _is_dot(curve: LTCurve) -> bool:
    """Whether a curve is as small and as wide as high as the bullets that browsers draw."""
    is_small = min(curve.width, curve.height) >= _SMALLEST_DOT
    return (
        is_small
        and max(curve.width, curve.height) <= _LARGEST_DOT
        and (abs(curve.width - curve.height) < 1)
    )


def _bulleted(pieces: Iterable[LetterRun], dots: Sequence[LTCurve]) -> Iterator[LetterRun]:
    """Yield the pieces, with a bullet where one is drawn close before a line."""
    near: dict[int, list[LTCurve]] = {}
    for dot in dots:
        near.setdefault(int((dot.y0 + dot.y1) / 2 // _STRIP), []).append(dot)
    last: LetterRun | None = None
    for piece in pieces:
        strips = range(int(piece.y // _STRIP), int((piece.y + piece.size) // _STRIP) + 1)
        beside = [dot for strip in strips for dot in near.get(strip, ()) if _is_before(dot, piece)]
        is_first = last is None or not last.is_on_line_of(piece)
        last = piece
        if beside and is_first:
            left = min(dot.x0 for dot in beside)
            yield replace(piece, text=f"{BULLET} {piece.text}", x=left)
        else:
            yield piece


def _is_before(dot: LTCurve, piece: LetterRun) -> bool:
    middle = (dot.y0 + dot.y1) / 2
    is_beside = piece.y <= middle <= piece.y + piece.size
    return is_beside and 0 <= piece.x - dot.x1 <= _INDENT_OF_TEXT * piece.size


def _snapped(rules: Sequence[Stroke]) -> list[Stroke]:
    """Return the rules, with those that nearly coincide at one place: adjacent cells draw two."""
    found: list[Stroke] = []
    place = -inf
    for rule in sorted(rules, key=lambda rule: rule.at):
        if rule.at - place > _THIN:
            place = rule.at
        found.append(replace(rule, at=place))
    return found


def cells(page: Page) -> Mapping[LetterRun, Cell]:
    """Return the cell of each piece that is in a table.

    A table has rows of several boxes, and can have rows that are one box of the table's width.
    """
    boxed = {piece: cell for piece in page.pieces if (cell := _cell(piece, page.rules))}
    edges: set[float] = set()
    wide: list[Cell] = []
    for cell in sorted(boxed.values(), key=lambda cell: (-cell.top, cell.left)):
        if cell.is_one_of_several:
            edges |= {cell.top, cell.bottom}
        else:
            wide.append(cell)
    # Downwards and upwards, because such rows can follow each other.
    for cell in [*wide, *reversed(wide)]:
        if edges & {cell.top, cell.bottom}:
            edges |= {cell.top, cell.bottom}
    return {
        piece: cell
        for piece, cell in boxed.items()
        if cell.is_one_of_several or {cell.top, cell.bottom} <= edges
    }


def _cell(piece: LetterRun, rules: Strokes) -> Cell | None:
    middle, height = (piece.x + piece.right) / 2, piece.y + piece.size / 3
    sides = {rule.at for rule in rules.upright if rule.spans(height)}
    ends = {rule.at for rule in rules.level if rule.spans(middle)}
    left = max((at for at in sides if at <= piece.x + _SLACK), default=None)
    right = min((at for at in sides if at >= piece.right - _SLACK), default=None)
    bottom = max((at for at in ends if at <= height), default=None)
    top = min((at for at in ends if at >= height), default=None)
    if left is None or right is None or top is None or bottom is None:
        return None
    return Cell(left, right, top, bottom, is_one_of_several=len(sides) > 2)


def _all(parent: Any, kind: type[Any]) -> Iterator[Any]:
    for child in parent:
        if isinstance(child, kind):
            yield child
        elif isinstance(child, LTFigure):
            yield from _all(child, kind)


def _add_rules(curve: LTCurve, upright: list[Stroke], level: list[Stroke]) -> None:
    """Add a thin box or a line as one rule, and a wide box as its four sides."""
    is_narrow, is_low = curve.width <= _THIN, curve.height <= _THIN
    if is_narrow and curve.height >= _SHORTEST:
        upright.append(Stroke((curve.x0 + curve.x1) / 2, curve.y0, curve.y1))
    elif is_low and curve.width >= _SHORTEST:
        level.append(Stroke((curve.y0 + curve.y1) / 2, curve.x0, curve.x1))
    elif not is_narrow and not is_low:
        upright += [Stroke(at, curve.y0, curve.y1) for at in (curve.x0, curve.x1)]
        level += [Stroke(at, curve.x0, curve.x1) for at in (curve.y0, curve.y1)]


def _pieces(letters: Iterable[LTChar], upright: Sequence[Stroke]) -> Iterator[LetterRun]:
    group: list[LTChar] = []
    for letter in letters:
        if not letter.upright or not letter.get_text().strip("\0"):
            continue
        if group and _parts(group[-1], letter, upright):
            yield from _piece(group)
            group = []
        group.append(letter)
    yield from _piece(group)


def _parts(last: LTChar, letter: LTChar, upright: Sequence[Stroke]) -> bool:
    """Whether a letter begins a new piece."""
    size = max(last.size, 1.0)
    gap = letter.x0 - last.x1
    if abs(letter.y0 - last.y0) > 0.5 * size or gap < -2 * size or gap > 3 * size:
        return True
    between = (at for at in upright if last.x1 - _SLACK <= at.at <= letter.x0 + _SLACK)
    return any(rule.spans(last.y0 + size / 3) for rule in between) and gap > 0


def _piece(letters: Sequence[LTChar]) -> Iterator[LetterRun]:
    said: list[str] = []
    last: LTChar | None = None
    for letter in letters:
        if last is not None and letter.x0 - last.x1 > 0.15 * max(last.size, 1.0):
            # Before a gap at the beginning of a line, a sign without a name is a bullet.
            is_sign = len(said) == 1 and not said[0]
            said.append(f"{BULLET} " if is_sign else " ")
        said.append(_text(letter))
        last = letter
    text = " ".join("".join(said).split())
    if not text or last is None:
        return
    seen = [letter for letter in letters if letter.get_text().strip()]
    bold = sum(any(one in letter.fontname.lower() for one in _BOLD) for letter in seen)
    first = seen[0]
    yield LetterRun(text, first.x0, first.y0, last.x1, first.size, is_bold=bold * 2 > len(seen))


def _text(letter: LTChar) -> str:
    """Return the text of a letter; empty if the font does not tell it."""
    text = letter.get_text()
    return "" if text.startswith("(cid:") else text
