"""Draws figures as a picture for a phone: bars as long as their figures, on a scale with a name."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from textwrap import shorten
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Telegram shows photos at the width of a phone, where a small letter is 30 of these pixels high.
WIDTH_PIXELS = 1080
MOST_BARS = 12
_DPI = 270
_WIDTH = WIDTH_PIXELS / _DPI
# Heights in inches: of one bar, of a title with its margins, of the scale with its name.
_BAR, _HEAD, _SCALE, _LEGEND = 0.34, 0.62, 0.42, 0.2
# Names that stand beside each other on a phone: more are cut.
_LEGEND_COLUMNS, _MOST_NAMES_A_ROW = 2, 3
_LONGEST_LABEL = 36
# The size of a title, and how many letters of it fit: a longer one is written smaller.
_TITLE, _LONGEST_TITLE = 11, 38
_MOST_TICKS = 5


@dataclass(frozen=True)
class Bar:
    """A whole and its parts; the label stands above it."""

    label: str
    parts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.parts)


@dataclass(frozen=True)
class Panel:
    """Bars under one title, and what their parts are called. Empty bars are left out.

    All are drawn on one scale, so that they can be compared.
    """

    title: str
    names: tuple[str, ...]
    bars: tuple[Bar, ...]
    scale: str
    """What the scale below them counts."""


# Light and dark enough to tell apart in black and white. The patterns help, too.
_LOOKS = (
    ("#1b7f5c", "white", ""),
    ("#e8a33d", "black", "///"),
    ("#e4e4e4", "black", "..."),
    ("#7a3b69", "black", "xx"),
)

# One picture at a time: several at once only slow each other down.
_DRAWING = ThreadPoolExecutor(1, "drawing")


def short(label: str) -> str:
    """Return a label short enough for one line with its figures, above a bar."""
    return shorten(label, _LONGEST_LABEL, placeholder=" …")


async def png(title: str, panels: Sequence[Panel]) -> bytes:
    """Draw the panels one below another, as PNG. Drawing takes a moment, so a thread does it."""
    return await asyncio.get_running_loop().run_in_executor(_DRAWING, _drawn, title, panels)


def _drawn(title: str, panels: Sequence[Panel]) -> bytes:
    # Imported only to draw: it would cost every start a second and tens of megabytes.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    heights = [_HEAD + _SCALE + _LEGEND + _BAR * 2 * len(_shown(panel)) for panel in panels]
    figure = Figure(figsize=(_WIDTH, sum(heights) + _HEAD), dpi=_DPI, layout="constrained")
    FigureCanvasAgg(figure)
    size = min(_TITLE, _TITLE * _LONGEST_TITLE / max(len(title), 1))
    figure.suptitle(title, fontsize=size, fontweight="bold")
    grid = figure.subplots(len(panels), 1, squeeze=False, height_ratios=heights)
    for axes, panel in zip(grid[:, 0], panels, strict=True):
        _draw(axes, panel)
    if len({panel.names for panel in panels}) == 1:
        handles, labels = grid[0, 0].get_legend_handles_labels()
        figure.legend(
            handles,
            labels,
            loc="outside lower center",
            ncols=min(len(labels), _MOST_NAMES_A_ROW),
            fontsize=8,
        )
    else:
        for axes in grid[:, 0]:
            axes.legend(
                loc="upper center", bbox_to_anchor=(0.5, _below(axes)), ncols=_LEGEND_COLUMNS,
                fontsize=8, frameon=False, columnspacing=1, handlelength=1.4,
            )  # fmt: skip
    out = BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def _shown(panel: Panel) -> list[Bar]:
    return [bar for bar in panel.bars if bar.total][:MOST_BARS]


def _draw(axes: "Axes", panel: Panel) -> None:
    """Draw one panel: each bar as long as its figure, its label above it, its parts inside."""
    bars = _shown(panel)
    places = range(len(bars))
    axes.set_title(panel.title, fontsize=9, fontweight="bold", loc="left")
    starts = [0.0] * len(bars)
    for number, (name, look) in enumerate(zip(panel.names, _LOOKS, strict=False)):
        widths = [float(bar.parts[number]) for bar in bars]
        colour, ink, hatch = look
        axes.barh(
            places, widths, 0.5, starts, color=colour, hatch=hatch, edgecolor="white", label=name
        )
        for place, bar in zip(places, bars, strict=True):
            _write_figure(axes, bar.parts[number], starts[place], widths[place], place, ink)
        starts = [start + width for start, width in zip(starts, widths, strict=True)]
    for place, bar in zip(places, bars, strict=True):
        axes.text(0, place - 0.36, bar.label, fontsize=8, va="bottom")
    axes.set_xlim(0, max((bar.total for bar in bars), default=1))
    axes.set_ylim(len(bars) - 0.6, -0.7)  # the first bar on top
    _draw_scale(axes, panel.scale)


def _draw_scale(axes: "Axes", name: str) -> None:
    """Draw the scale below the bars: whole numbers, and what they count."""
    from matplotlib.ticker import MaxNLocator

    axes.set_yticks([])
    axes.xaxis.set_major_locator(MaxNLocator(_MOST_TICKS, integer=True))
    axes.tick_params(axis="x", labelsize=7, length=2)
    axes.set_xlabel(name, fontsize=7, loc="right")
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)


def _below(axes: "Axes") -> float:
    """Where a legend stands below the scale, in parts of the panel's height."""
    return -_SCALE / (axes.bbox.height / _DPI)


def _write_figure(
    axes: "Axes", value: int, start: float, width: float, place: int, ink: str
) -> None:
    if not value:
        return
    plate = {"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none"}
    box = plate if ink == "black" else None
    axes.text(
        start + width / 2, place, str(value), color=ink, ha="center", va="center", fontsize=8,
        bbox=box,
    )  # fmt: skip
