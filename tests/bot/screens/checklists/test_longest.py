"""The longest lists of documents still fit a message, three rows of buttons, and a sheet of A5."""

import html
import re
from dataclasses import replace
from datetime import date
from heapq import nlargest
from io import BytesIO

import pytest
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from pdfminer.high_level import extract_text

from bot.screens.checklists import ChecklistScreens, Ways, handout
from bot.screens.checklists.handout import Handout
from knowledge.reading.cases import LineRole
from knowledge.shelf import Shelf
from office.checklists import MarkState, Ticked

LONGEST_MESSAGE = 4_096
WIDE = "MEMBAWA PENETAPAN PENGADILAN NEGERI MÜNCHEN"
HEAD = Ways(may_print=True, decides_on_print=True)


@pytest.fixture(scope="module")
def screens(shelf: Shelf) -> ChecklistScreens:
    return ChecklistScreens(shelf, "kanim")


@pytest.fixture(scope="module")
def longest(screens: ChecklistScreens) -> list[Ticked]:
    """The lists with the most lines, with every point marked."""
    found = [
        (len(lines), case.id, chosen)
        for case in screens.lists.cases.values()
        for chosen, lines in case.combinations()
    ]
    lists = []
    for _, case_id, chosen in nlargest(25, found, key=lambda it: it[0]):
        ticked = Ticked("ABCDE", case_id, chosen, {})
        brought = screens.found(ticked).of(LineRole.BRING)
        marks = dict.fromkeys((item.id for item in brought), MarkState.DOUBTED)
        lists.append(replace(ticked, marks={**marks, brought[0].id: MarkState.LACKS}))
    return lists


def seen(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def test_the_longest_lists_fit_a_message(screens: ChecklistScreens, longest: list[Ticked]) -> None:
    has_more = 0
    for ticked in longest:
        screen = screens.of(ticked, HEAD)
        labels = [one.label for row in screen.rows for one in row]
        assert len(seen(screen.html)) <= LONGEST_MESSAGE
        further = [seen(one.html) for one in screens.more(ticked)]
        assert all(len(text) <= LONGEST_MESSAGE for text in further)
        has_more += "Perhatikan" in labels
        # What has no place on the list is behind a button, and never lost.
        assert ("Tanyakan saat wawancara" in screen.html) == ("Perhatikan" not in labels)
        assert "Tanyakan saat wawancara" in "\n".join(further)
    assert has_more


def test_three_rows_stand_below_the_marks(screens: ChecklistScreens, longest: list[Ticked]) -> None:
    for ticked in longest:
        rows = screens.of(ticked, HEAD).rows
        below = [row for row in rows if not re.search(r"\d$", row[0].label)]
        assert len(below) <= 3
        # So many letters in a row are not cut on a phone of 390 px.
        assert all(sum(len(one.label) for one in row) <= 38 for row in below)


def test_a_list_names_the_section_of_which_a_line_is_gone(
    screens: ChecklistScreens, longest: list[Ticked]
) -> None:
    found = screens.found(longest[0])
    line = next(it for it in found.case.lines if it.when.holds(found.chosen))

    told = screens._gone(replace(found, gone=(line,)))

    assert "baca di sana" in told
    assert line.heading in told
    assert screens._gone(found) == ""


def test_a_long_sheet_goes_on_on_a_second_page(
    screens: ChecklistScreens, longest: list[Ticked]
) -> None:
    pages = handout.FIRST_PAGE + 5
    sheet = Handout("Kantor", "Daftar", "x", [f"berkas {n}" for n in range(pages)], [], "")
    assert len(sheet.pages()[0]) == handout.FIRST_PAGE
    said = extract_text(BytesIO(sheet.as_pdf()))
    assert said.count("\f") == 2
    assert f"berkas {pages - 1}" in said
    for ticked in longest[:3]:
        page = extract_text(BytesIO(screens.handout(ticked, "Kantor", date(2026, 11, 29))))
        assert "bukan keputusan" in page.split("\f")[-2]


def test_no_line_runs_off_the_sheet() -> None:
    wide = Handout("Kantor", "Daftar", f"{WIDE} " * 4, [f"{WIDE} $" * 9, "x" * 200], [WIDE * 9], "")
    figure = Figure(figsize=(5.83, 8.27))
    canvas = FigureCanvasAgg(figure)
    for line in wide.lines():
        text = figure.text(0.08, 0.5, line, fontsize=8.5, parse_math=False)
        assert text.get_window_extent(canvas.get_renderer()).x1 <= figure.bbox.x1, line


def test_the_font_has_every_sign_of_the_sheet(
    screens: ChecklistScreens, longest: list[Ticked]
) -> None:
    font = font_manager.get_font(font_manager.findfont("DejaVu Sans"))
    signs = font.get_charmap()
    used = {
        sign
        for ticked in longest
        for item in screens.found(ticked).items
        for sign in screens.filled(item.line.text)
    }
    assert not {sign for sign in used | set("☐–·äöüé") if ord(sign) not in signs}
