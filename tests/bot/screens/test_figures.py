"""The picture of a week: its words fit under it, its charts say what the words say."""

from dataclasses import replace
from datetime import date

import pytest

from bot.screens.figures import picture, rekap
from bot.screens.figures.picture import LONGEST
from bot.telegram.outgoing import length
from knowledge.reading.office.directory import Directory
from knowledge.search.issuers import Issuers
from office.assistance import HelpFigures
from office.calendar.period import Period
from office.figures import values
from office.figures.values import Gap, OpenReports, Picture
from office.training.results import ItemTally, Tallies
from office.verifications.figures import Figure as Issuer
from tests.places import CONTENT
from tests.shelves import shelf_of

LONG = "syarat paspor untuk anak yang orang tuanya bekerja di luar negeri dan tidak bisa hadir"
SECTIONS = ("tu", "tikim", "inteldakim", "dokintalkim")


@pytest.fixture
def directory() -> Directory:
    return shelf_of(CONTENT).directory


@pytest.fixture
def issuers() -> Issuers:
    shelf = shelf_of(CONTENT)
    return Issuers(shelf.library, shelf.content.vocabulary)


@pytest.fixture
def full() -> Picture:
    """A week in which much happened everywhere."""
    return Picture(
        period=Period(date(2026, 9, 28), date(2026, 10, 4)),
        is_whole_office=True,
        questions=values.QuestionFigures(41_200, 30_400, 2_300, 1_200, 900, maybe=3_000),
        questions_before=values.QuestionFigures(38_000, 29_600, 3_100),
        gaps=tuple(Gap(LONG, 500, number) for number in (9, 3, 2)),
        reports=values.ReportFigures(
            1200, 890, {section: OpenReports((200, 100, 300, 400)) for section in SECTIONS},
            {"koordinator_ukk": 800, "kepala_seksi": 300, "kepala_kantor": 100}, 10,
        ),
        promises=values.PromiseFigures(900, 200, 300),
        promises_by_section={section: values.PromiseFigures(225, 50, 75) for section in SECTIONS},
        verifications=tuple(Issuer(one, 120, 80, 5.5) for one in ("dukcapil", "kua-kemenag")),
        reading=values.ReadingFigures(300, 12_000, 8_800),
        training=values.TrainingFigures(
            400, Tallies(ItemTally(1200, 1000, 800, 200), ItemTally(400, 350, 300, 50))
        ),
        help_calls=HelpFigures(120, 30, 80, 41.0),
    )  # fmt: skip


def test_few_calls_for_help_are_no_number(
    full: Picture, directory: Directory, issuers: Issuers
) -> None:
    usual = replace(full, gaps=(), verifications=(), promises_by_section={}, training=None)
    few = replace(usual, help_calls=HelpFigures(4, 1, 2, 41.0))
    told = picture.screen(few, directory, issuers).html
    rows = [row for one in rekap.sheets(few, directory, issuers)[:-1] for row in one.rows]

    assert "Minta didampingi</b>: kurang dari 5 kali" in told
    assert [row for row in rows if row[0].startswith(("Minta", "Salah tekan", "Median detik"))] == [
        ("Minta didampingi", "semua", "< 5")
    ]
    assert "salah tekan atau aman 25 %" in picture.screen(usual, directory, issuers).html


def test_the_words_of_a_full_week_fit_under_a_picture(
    full: Picture, directory: Directory, issuers: Issuers
) -> None:
    shown = picture.screen(full, directory, issuers)

    assert length(shown.html) <= LONGEST
    assert "28 September s.d. 4 Oktober 2026" in shown.html
    assert shown.is_protected


def test_sections_stand_in_the_offices_order_not_in_that_of_their_figures(
    full: Picture, directory: Directory, issuers: Issuers
) -> None:
    html = picture.screen(full, directory, issuers).html

    places = [html.index(directory.sections[section].short) for section in directory.sections]
    assert places == sorted(places)


def test_a_chart_is_drawn_only_where_bars_can_be_compared(
    full: Picture, directory: Directory, issuers: Issuers
) -> None:
    questions, reports = picture.panels(full, directory)

    assert questions.bars[0].parts == (30_400, 3_000, 5_500, 2_300)
    assert (questions.scale, reports.scale) == ("banyaknya pertanyaan", "banyaknya laporan")
    for panel in (questions, reports):
        assert all(len(panel.names) == len(bar.parts) for bar in panel.bars)
    # One bar alone says what its sentence says.
    one = {"tikim": OpenReports((1, 0, 0, 0))}
    first = replace(full, questions_before=values.QuestionFigures(),
                    reports=values.ReportFigures(1, 0, one))  # fmt: skip
    assert picture.panels(first, directory) == []


def test_what_was_taken_back_is_not_done_and_what_may_answer_is_no_answer(
    full: Picture, directory: Directory, issuers: Issuers
) -> None:
    html = picture.screen(full, directory, issuers).html

    assert "890 selesai, 10 ditarik, 4000 masih terbuka" in html
    assert "dijawab langsung 74 % (sebelumnya 78 %); “Mungkin ini” 7 %" in html
    assert "Mungkin ini" not in rekap.texts.MEANINGS["Dijawab langsung"]


def test_the_first_sheet_holds_what_the_chat_shows(
    full: Picture, directory: Directory, issuers: Issuers
) -> None:
    sheet = rekap.summary(full, directory, issuers)
    found = {row[0]: row[1:] for row in sheet.rows}

    assert sheet.name == "Ringkasan"
    assert found["Pertanyaan masuk"] == (41_200, 38_000)
    assert found["Dijawab langsung, bagian dari semua"] == ("74 %", "78 %")
    assert found["Laporan selesai"][0] == 890
    assert found["Laporan ditarik"][0] == 10
    assert found["Laporan terbuka (Tikim, 3–7 hari)"][0] == 300
    dukcapil = picture.issuer_name("dukcapil", issuers)
    assert found[f"Median hari kerja sampai dijawab ({dukcapil})"][0] == 5.5
    assert found["Sudah baca"][0] == 8_800
    assert sheet.chart is not None
    assert [row[0] for row in sheet.rows[: sheet.chart.rows]][-1] == "Belum terjawab"


def test_what_a_head_had_answered_is_at_once_in_words_bars_and_files(
    full: Picture, directory: Directory, issuers: Issuers
) -> None:
    week = replace(full, questions=values.QuestionFigures(4, 2, 2, answered_gaps=1))

    html = picture.screen(week, directory, issuers).html
    rows = {row[0]: row[2] for row in rekap.sheets(week, directory, issuers)[0].rows}

    assert "dijawab langsung 50 %" in html
    assert "<b>Belum ada SOP</b> 2" in html
    assert picture.panels(week, directory)[0].bars[0].parts == (2, 0, 1, 1)
    assert (rows["Dijawab langsung"], rows["Dijawab dengan pilihan"]) == (2, 1)
    assert "jawaban atasan" in rekap.texts.MEANINGS["Dijawab langsung"]


def test_an_exported_gap_was_asked_by_three_people_at_least(
    full: Picture, directory: Directory, issuers: Issuers
) -> None:
    sheets = {sheet.name: sheet for sheet in rekap.sheets(full, directory, issuers)}

    assert len(sheets["Belum ada SOP"].rows) == 2
    words = {str(row[0]) for sheet in sheets.values() for row in sheet.rows}
    assert words == {str(row[0]) for row in sheets["Definisi"].rows}  # each word has its meaning


def test_what_is_not_for_the_viewer_is_in_no_sheet(
    full: Picture, directory: Directory, issuers: Issuers
) -> None:
    bare = replace(
        full, reports=None, promises=None, promises_by_section={}, training=None, verifications=()
    )
    bare = replace(bare, help_calls=None)

    names = [sheet.name for sheet in rekap.sheets(bare, directory, issuers)]

    assert names == ["Pertanyaan", "Belum ada SOP", "Pengumuman", "Definisi"]
    assert "Laporan" not in picture.screen(bare, directory, issuers).html
