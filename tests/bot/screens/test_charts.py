"""The charts are real pictures, wide enough for a phone, and say in words what they show."""

import struct
from io import BytesIO
from typing import Any

import pytest
from matplotlib.figure import Figure
from matplotlib.image import imread

from bot.screens.charts import MOST_BARS, WIDTH_PIXELS, Bar, Panel, png
from bot.texts.training.charts import SHARES

SECTIONS = Panel(
    "Per seksi",
    SHARES,
    (
        Bar("Dokintalkim — 30 benar dari 42", (30, 8, 4)),
        Bar("Inteldakim — 12 benar dari 15", (12, 3, 0)),
        Bar("Baru", (0, 0, 0)),
    ),
    "banyaknya soal",
)
LONG = Bar(
    "Berapa denda paspor hilang menurut peraturan yang sekarang berlaku di kantor?", (3, 7, 1)
)


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


async def test_a_chart_is_as_wide_as_a_phone_and_no_longer_than_telegram_takes() -> None:
    panel = Panel("Per soal", SHARES, (LONG,) * (MOST_BARS + 5), "banyaknya soal")

    width, height = size(await png("Hasil kuis", [SECTIONS, panel]))

    assert width == WIDTH_PIXELS
    assert width + height < 10_000
    assert height / width < 6


async def test_a_chart_is_not_blank() -> None:
    picture = imread(BytesIO(await png("Hasil kuis", [SECTIONS])))

    assert len({tuple(pixel) for row in picture[::10] for pixel in row[::10]}) > 5


async def test_a_long_title_is_whole() -> None:
    title = "Hasil latihan 31 Oktober s.d. 30 November 2026"
    picture = imread(BytesIO(await png(title, [SECTIONS])))

    margins = [picture[:60, :8], picture[:60, -8:]]
    assert all(bool((margin[..., :3] == 1).all()) for margin in margins)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Figure]:
    """The figures as they were when they became pictures."""
    kept: list[Figure] = []
    real = Figure.savefig

    def keep(figure: Figure, *arguments: Any, **more: Any) -> None:
        kept.append(figure)
        real(figure, *arguments, **more)

    monkeypatch.setattr(Figure, "savefig", keep)
    return kept


async def test_every_figure_stands_in_the_chart_as_text(drawn: list[Figure]) -> None:
    await png("Hasil kuis November", [SECTIONS])

    words = [text.get_text() for axes in drawn[0].axes for text in axes.texts]
    assert words.count("30") == words.count("8") == words.count("4") == 1
    assert "Dokintalkim — 30 benar dari 42" in words
    assert not any("Baru" in word for word in words)  # was asked nothing
    assert drawn[0].get_suptitle() == "Hasil kuis November"
    legend = [text.get_text() for text in drawn[0].legends[0].get_texts()]
    assert legend == ["Benar", "Salah", "Belum dijawab"]


async def test_the_parts_of_a_bar_differ_without_colour(drawn: list[Figure]) -> None:
    await png("Hasil kuis", [SECTIONS])

    hatches = {bars.patches[0].get_hatch() for bars in drawn[0].axes[0].containers}
    assert len(hatches) == 3


async def test_nothing_asked_is_still_a_picture() -> None:
    width, _ = size(await png("Hasil kuis", [Panel("Per seksi", SHARES, (), "banyaknya soal")]))

    assert width == WIDTH_PIXELS


async def test_panels_of_different_parts_have_a_legend_each(drawn: list[Figure]) -> None:
    ages = Panel("Laporan", ("muda", "tua"), (Bar("Tikim — 3", (2, 1)),), "laporan")

    await png("Gambaran", [SECTIONS, ages])

    legends = [
        [text.get_text() for text in legend.get_texts()]
        for axes in drawn[0].axes
        if (legend := axes.get_legend()) is not None
    ]
    assert legends == [list(SHARES), ["muda", "tua"]]
    assert drawn[0].legends == []


async def test_a_bar_is_as_long_as_its_figure_on_a_scale_with_a_name(drawn: list[Figure]) -> None:
    await png("Hasil kuis", [SECTIONS])

    (axes,) = drawn[0].axes
    ends = [max(bar.get_x() + bar.get_width() for bar in bars) for bars in zip(
        *(container.patches for container in axes.containers), strict=True)]  # fmt: skip
    assert ends == [42, 15]
    assert axes.get_xlim() == (0, 42)
    assert axes.get_xlabel() == "banyaknya soal"
    assert all(float(tick).is_integer() for tick in axes.get_xticks())
