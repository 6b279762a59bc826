"""Draws a schematic picture for a phone: the document, and below it what is known of each part."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from bot.texts import schematics as texts
from knowledge.reading.schematics import PartLook, Schematic, SchematicPart

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# As wide as Telegram shows a photo on a phone.
_WIDTH_PIXELS, _DPI = 1080, 270
_WIDTH = _WIDTH_PIXELS / _DPI
# One unit of the axes is a percent of the page's width.
_PAGE = 100
_MARGIN = 3
_LINE, _GAP, _LETTERS = 5.6, 2.2, 52
_INK, _PAPER, _FAINT, _ACCENT, _WARNING = "#333333", "#fbf8f0", "#c9c4b8", "#1b5f7c", "#9c2f2f"
_BADGE = 2.6
# One picture at a time: several at once only slow each other down.
_DRAWING = ThreadPoolExecutor(1, "schematics")

Box = tuple[float, float, float, float]
"""Left, top, width, height; down is positive."""


async def png(schematic: Schematic) -> bytes:
    """Draw a schematic as PNG. Drawing takes a moment, so a thread does it."""
    return await asyncio.get_running_loop().run_in_executor(_DRAWING, _drawn, schematic)


def _drawn(schematic: Schematic) -> bytes:
    # Imported only to draw: it would cost every start a second and tens of megabytes.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    notes = list(_notes(schematic))
    below = sum(len(lines) * _LINE + _GAP for _, lines in notes)
    head = _LINE * 2
    height = head + schematic.height + below + 2 * _MARGIN + _LINE
    wide = _PAGE + 2 * _MARGIN
    figure = Figure(figsize=(_WIDTH, _WIDTH * height / wide), dpi=_DPI)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(-_MARGIN, _PAGE + _MARGIN)
    axes.set_ylim(height - _MARGIN, -_MARGIN)
    axes.axis("off")
    axes.text(0, 2, texts.heading(schematic.title), fontsize=10, fontweight="bold", va="center")
    axes.text(0, 2 + _LINE, texts.NOT_REAL, fontsize=7, color=_WARNING, va="center")
    _page(axes, schematic, head)
    _write(axes, notes, head + schematic.height + _LINE)
    out = BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def _page(axes: "Axes", schematic: Schematic, top: float) -> None:
    """Draw the document: its paper, its parts, and a badge at each part that a note explains."""
    from matplotlib.patches import Rectangle

    page = Rectangle(
        (0, top), _PAGE, schematic.height, facecolor=_PAPER, edgecolor=_INK, linewidth=1
    )
    axes.add_patch(page)
    axes.text(
        _PAGE / 2, top + schematic.height / 2, texts.WATERMARK,
        fontsize=34, color=_FAINT, alpha=0.45, rotation=24, ha="center", va="center",
    )  # fmt: skip
    for number, part in enumerate(_named(schematic), start=1):
        for alike in (one for one in schematic.parts if one.name == part.name):
            left, down, width, height = alike.box
            scale = schematic.height / _PAGE
            box = (left, top + down * scale, width, height * scale)
            _LOOKS[alike.look](axes, box)
            _badge(axes, str(number), box[0], box[1])


def _badge(axes: "Axes", words: str, left: float, top: float) -> None:
    from matplotlib.patches import Circle

    axes.add_patch(Circle((left, top), _BADGE, facecolor=_ACCENT, edgecolor="white", zorder=5))
    axes.text(
        left, top, words, fontsize=7, color="white", ha="center", va="center", zorder=6,
        fontweight="bold",
    )  # fmt: skip


def _named(schematic: Schematic) -> list[SchematicPart]:
    """Return the parts, of those with one name the first."""
    return list({part.name: part for part in reversed(schematic.parts)}.values())[::-1]


Note = tuple[str, list[str]]
"""The badge of a note (a number, a sign, or none for a heading), and its lines."""


def _notes(schematic: Schematic) -> Iterator[Note]:
    for number, part in enumerate(_named(schematic), start=1):
        said = texts.part(part.name, part.quote.text if part.quote else "")
        yield str(number), wrap(said, _LETTERS)
    if schematic.forged:
        yield "", [texts.FORGED]
        for quote in schematic.forged:
            yield "!", wrap(texts.forged(quote.text), _LETTERS)


def _write(axes: "Axes", notes: list[Note], top: float) -> None:
    for badge, lines in notes:
        if badge == "!":
            axes.text(
                3, top, "!", fontsize=9, color=_WARNING, fontweight="bold", va="center", ha="center"
            )
        elif badge:
            _badge(axes, badge, 3, top)
        for line in lines:
            axes.text(
                8 if badge else 0, top, line, fontsize=7.5, va="center", color=_INK,
                fontweight="normal" if badge else "bold",
            )  # fmt: skip
            top += _LINE
        top += _GAP


def _frame(axes: "Axes", box: Box, colour: str = "white") -> None:
    from matplotlib.patches import Rectangle

    left, top, width, height = box
    axes.add_patch(
        Rectangle((left, top), width, height, facecolor=colour, edgecolor=_INK, linewidth=0.8)
    )


def _title(axes: "Axes", box: Box) -> None:
    left, top, width, height = box
    for down, share in ((0.3, 0.6), (0.8, 1.0)):
        inset = width * (1 - share) / 2
        axes.plot(
            [left + inset, left + width - inset],
            [top + height * down] * 2,
            color=_INK,
            linewidth=2.4,
        )


def _photo(axes: "Axes", box: Box) -> None:
    from matplotlib.patches import Circle, Wedge

    left, top, width, height = box
    _frame(axes, box, "#d8e4ea")
    middle, radius = left + width / 2, min(width, height) / 5
    axes.add_patch(Circle((middle, top + height * 0.38), radius, color="#8aa3ae"))
    axes.add_patch(Wedge((middle, top + height), width * 0.36, 180, 360, color="#8aa3ae"))


def _lines(axes: "Axes", box: Box) -> None:
    left, top, width, height = box
    count = max(2, int(height // 5))
    for number in range(count):
        down = top + height * (number + 0.5) / count
        share = (0.95, 0.8, 0.9, 0.7)[number % 4]
        axes.plot([left, left + width * share], [down, down], color=_FAINT, linewidth=2.2)


def _code(axes: "Axes", box: Box) -> None:
    from matplotlib.patches import Rectangle

    left, top, width, height = box
    side = min(width, height)
    _frame(axes, (left, top, side, side))
    cells = 9
    step = side / cells
    for place in range(cells * cells):
        # A pattern that only looks like a code: it holds nothing.
        if place * 7 % 5 < 2 or place * 3 % 7 == 0:
            across, down = left + place % cells * step, top + place // cells * step
            axes.add_patch(Rectangle((across, down), step, step, color=_INK, linewidth=0))


def _number(axes: "Axes", box: Box) -> None:
    left, top, width, height = box
    _frame(axes, box)
    axes.text(
        left + width / 2, top + height / 2, "0000 0000", fontsize=7, family="monospace",
        color=_INK, ha="center", va="center",
    )  # fmt: skip


def _perforation(axes: "Axes", box: Box) -> None:
    left, top, width, height = box
    across = [left + width * (number + 0.5) / 14 for number in range(14)]
    axes.scatter(across * 2, [top + height * 0.3] * 14 + [top + height * 0.7] * 14, s=5, color=_INK)


def _stamp(axes: "Axes", box: Box) -> None:
    from matplotlib.patches import Ellipse

    left, top, width, height = box
    middle = (left + width / 2, top + height / 2)
    for share in (1.0, 0.72):
        axes.add_patch(
            Ellipse(
                middle,
                width * share,
                height * share,
                fill=False,
                edgecolor="#5b3b86",
                linewidth=1.4,
            )
        )
    _signature(axes, (left + width * 0.2, top + height * 0.3, width * 0.7, height * 0.4))


def _signature(axes: "Axes", box: Box) -> None:
    left, top, width, height = box
    shares = (0, 0.12, 0.22, 0.36, 0.46, 0.6, 0.72, 0.86, 1)
    heights = (0.6, 0.1, 0.8, 0.25, 0.75, 0.3, 0.65, 0.4, 0.5)
    axes.plot(
        [left + width * share for share in shares],
        [top + height * share for share in heights],
        color="#274b8f", linewidth=1.2,
    )  # fmt: skip


def _seal(axes: "Axes", box: Box) -> None:
    from matplotlib.patches import Ellipse

    left, top, width, height = box
    axes.add_patch(
        Ellipse(
            (left + width / 2, top + height / 2), width, height, facecolor="#dfe9d9",
            edgecolor="#6b8f5e", hatch="xxx", linewidth=0.8, alpha=0.8,
        )
    )  # fmt: skip


def _readable_zone(axes: "Axes", box: Box) -> None:
    left, top, width, height = box
    for down in (0.3, 0.7):
        axes.text(
            left + width / 2, top + height * down, "<" * 34, fontsize=8, family="monospace",
            color=_INK, ha="center", va="center",
        )  # fmt: skip


_LOOKS: Final[dict[PartLook, Callable[["Axes", Box], None]]] = {
    PartLook.TITLE: _title,
    PartLook.PHOTO: _photo,
    PartLook.LINES: _lines,
    PartLook.CODE: _code,
    PartLook.NUMBER: _number,
    PartLook.STAMP: _stamp,
    PartLook.SIGNATURE: _signature,
    PartLook.SEAL: _seal,
    PartLook.PERFORATION: _perforation,
    PartLook.READABLE_ZONE: _readable_zone,
}
