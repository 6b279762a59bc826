"""The picture of a week: its words fit under it, its charts say what the words say."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.screens.figures import outcomes, picture, rekap
from bot.screens.figures.names import FigureNames
from bot.screens.figures.picture import LONGEST
from bot.telegram.outgoing import length
from bot.texts.figures.shared import (
    CASE_MEANINGS,
    EVERYDAY,
    EVERYDAY_MEANINGS,
    OF_CASES,
    OF_ISSUERS,
    TRAINED,
)
from office.anomalies import Followed, Outcome
from office.assistance import HelpFigures
from office.calendar.period import Period
from office.drills import DrillFigures
from office.escalation.policy import Urgency
from office.figures import WEEKS, values
from office.figures.outcomes.shared import CellKind, MonthCells, SharedCell, shared
from office.figures.outcomes.values import CasePace, ConfirmedSigns, InterviewsHeld, OutcomeFigures
from office.figures.values import Gap, OpenReports, Picture, Waits
from office.setup import PaperFigures
from office.training.results import ItemTally, Tallies
from office.verifications.figures import Figure as Issuer
from tests.places import CONTENT
from tests.shelves import shelf_of

LONG = "syarat paspor untuk anak yang orang tuanya bekerja di luar negeri dan tidak bisa hadir"
MINUTE = timedelta(minutes=1)
SECTIONS = ("tu", "tikim", "inteldakim", "dokintalkim")


@pytest.fixture
def names() -> FigureNames:
    return FigureNames.of(shelf_of(CONTENT))


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
        outcomes=OutcomeFigures(
            {"dokumen": {Outcome.CONFIRMED: 300, Outcome.REFERRED: 200}, "tppo": {
                Outcome.UNFOUNDED: 90, Outcome.INSUFFICIENT: 300}},
            {Followed.POSTPONED: 210}, 1200, 100,
            {Urgency.URGENT: CasePace(400, 6 * MINUTE, 400, 310, (5 * MINUTE,))},
            {Urgency.NORMAL: CasePace(500, timedelta(hours=30), 480, 400)},
            True, Period(date(2026, 9, 1), date(2026, 9, 30)), InterviewsHeld(800, 40),
            ConfirmedSigns(10, 25), DrillFigures(6, 5, 4, 7),
        ),
        pilot=values.PilotFigures(1000, 700, Waits(900, 0), Waits(200, 55)),
        baseline=values.Baseline(
            Period(date(2026, 8, 3), date(2026, 8, 16)),
            values.PilotFigures(500, 200, Waits(300, 0), Waits(100, 125)),
        ),
    )  # fmt: skip


def test_few_calls_for_help_are_no_number(full: Picture, names: FigureNames) -> None:
    usual = replace(full, gaps=(), verifications=(), promises_by_section={}, training=None)
    few = replace(usual, help_calls=HelpFigures(4, 1, 2, 41.0))
    told = picture.screen(few, names).html
    rows = [row for one in rekap.sheets(few, names)[:-1] for row in one.rows]

    assert "Minta didampingi</b>: kurang dari 5 kali" in told
    assert [row for row in rows if row[0].startswith(("Minta", "Salah tekan", "Median detik"))] == [
        ("Minta didampingi", "semua", "< 5")
    ]
    assert "salah tekan atau aman 25 %" in picture.screen(usual, names).html


def test_the_words_of_a_full_week_fit_under_a_picture(full: Picture, names: FigureNames) -> None:
    shown = picture.screen(full, names)

    assert length(shown.html) <= LONGEST
    assert "28 September s.d. 4 Oktober 2026" in shown.html
    assert shown.is_protected


def test_sections_stand_in_the_offices_order_not_in_that_of_their_figures(
    full: Picture, names: FigureNames
) -> None:
    html = picture.screen(full, names).html

    places = [
        html.index(names.directory.sections[section].short) for section in names.directory.sections
    ]
    assert places == sorted(places)


def test_a_chart_is_drawn_only_where_bars_can_be_compared(
    full: Picture, names: FigureNames
) -> None:
    questions, reports, results = picture.panels(full, names)

    assert questions.bars[0].parts == (30_400, 3_000, 5_500, 2_300)
    assert (questions.scale, reports.scale) == ("banyaknya pertanyaan", "banyaknya laporan")
    assert [bar.parts for bar in results.bars] == [(300, 0, 200, 0), (0, 90, 0, 300)]
    for panel in (questions, reports, results):
        assert all(len(panel.names) == len(bar.parts) for bar in panel.bars)
    # One bar alone says what its sentence says.
    one = {"tikim": OpenReports((1, 0, 0, 0))}
    first = replace(full, questions_before=values.QuestionFigures(), outcomes=None,
                    reports=values.ReportFigures(1, 0, one))  # fmt: skip
    assert picture.panels(first, names) == []


def test_what_was_taken_back_is_not_done_and_what_may_answer_is_no_answer(
    full: Picture, names: FigureNames
) -> None:
    html = picture.screen(full, names).html

    assert "890 selesai, 10 ditarik, 4000 masih terbuka" in html
    assert "dijawab langsung 74 % (sebelumnya 78 %); “Mungkin ini” 7 %" in html
    assert "Mungkin ini" not in rekap.texts.MEANINGS["Dijawab langsung"]


def test_the_first_sheet_holds_what_the_chat_shows(full: Picture, names: FigureNames) -> None:
    sheet = rekap.summary(full, names)
    found = {row[0]: row[1:] for row in sheet.rows}

    assert sheet.name == "Ringkasan"
    assert found["Pertanyaan masuk"] == (41_200, 38_000)
    assert found["Dijawab langsung, bagian dari semua"] == ("74 %", "78 %")
    assert found["Laporan selesai"][0] == 890
    assert found["Laporan ditarik"][0] == 10
    assert found["Laporan terbuka (Tikim, 3–7 hari)"][0] == 300
    dukcapil = names.issuer("dukcapil")
    assert found[f"Median hari kerja sampai dijawab ({dukcapil})"][0] == 5.5
    assert found["Sudah baca"][0] == 8_800
    assert sheet.chart is not None
    assert [row[0] for row in sheet.rows[: sheet.chart.rows]][-1] == "Belum terjawab"


def test_what_a_head_had_answered_is_at_once_in_words_bars_and_files(
    full: Picture, names: FigureNames
) -> None:
    week = replace(full, questions=values.QuestionFigures(4, 2, 2, answered_gaps=1))

    html = picture.screen(week, names).html
    rows = {row[0]: row[2] for row in rekap.sheets(week, names)[0].rows}

    assert "dijawab langsung 50 %" in html
    assert "<b>Belum ada SOP</b> 2" in html
    assert picture.panels(week, names)[0].bars[0].parts == (2, 0, 1, 1)
    assert (rows["Dijawab langsung"], rows["Dijawab dengan pilihan"]) == (2, 1)
    assert "jawaban atasan" in rekap.texts.MEANINGS["Dijawab langsung"]


def test_an_exported_gap_was_asked_by_three_people_at_least(
    full: Picture, names: FigureNames
) -> None:
    sheets = {sheet.name: sheet for sheet in rekap.sheets(full, names)}

    assert len(sheets["Belum ada SOP"].rows) == 2
    words = {str(row[0]) for sheet in sheets.values() for row in sheet.rows}
    assert words == {str(row[0]) for row in sheets["Definisi"].rows}  # each word has its meaning


def test_a_trainer_sees_the_training_of_their_people_and_bands(
    full: Picture, names: FigureNames
) -> None:
    month = Period(date(2026, 9, 1), date(2026, 9, 30))
    cells = {SharedCell(CellKind.SURE): 12, SharedCell(CellKind.CHOICE): 4}
    told = shared(MonthCells(month, cells, is_whole=False))
    of_trainer = Picture(month, False, training=full.training, shared=(told,))

    found = {sheet.name: sheet.rows for sheet in rekap.sheets(of_trainer, names)}

    assert [*found] == ["Angka per bulan", "Latihan", "Definisi"]
    words = {str(row[0]) for rows in found.values() for row in rows}
    assert words == {str(row[0]) for row in found["Definisi"]} | {"Bulan"}
    html = picture.screen(of_trainer, names).html
    assert "Pertanyaan dijawab langsung: 10–14" in html
    assert "Pertanyaan dengan pilihan: &lt; 5" in html
    assert "Laporan" not in html
    assert picture.screen(of_trainer, names).rows == ()


PAGES = {
    "h": ["Dokumen", "500", "300 terbukti, 200 dirujuk", "ditunda 210"],
    "w": ["nilai tengah 6 menit; 310 dari 400 dalam batas jenjang pertama (5 menit)",
          "nilai tengah 30 jam; 400 dari 480 sebelum waktu janji pertamanya",
          "100 dari 1200 laporan yang masuk (8 %)"],
    "p": ["median 5,5 hari kerja", "800 selesai, 40 menjadi laporan", "2,5 pada tiap laporan",
          "(dihitung tersendiri) 6 kali, 5 sampai tuntas"],
    "s": ["3 s.d. 16 Agustus 2026", "40 % dari 500 → 70 % dari 1000", "125 menit → 0 menit, "],
}  # fmt: skip


def test_each_page_fits_a_phone_and_leads_to_the_others(full: Picture, names: FigureNames) -> None:
    assert full.outcomes is not None
    for which, told in PAGES.items():
        shown = outcomes.page(full, full.outcomes, which, names)
        words = shown.html.replace("</b>", "").replace("<b>", "")
        assert [one for one in told if one not in words] == []
        assert [len(row) for row in shown.rows] == [2, 2, 1]
        assert shown.is_protected
    # Only the head of office passes figures on.
    of_section = replace(full, outcomes=replace(full.outcomes, drills=None))
    assert len(picture.screen(of_section, names).rows) == 2


def test_what_nobody_has_taken_is_said_beside_what_was_taken_in_time(
    full: Picture, names: FigureNames
) -> None:
    """All of few in time would hide the many for which nobody came."""
    assert full.outcomes is not None

    shown = outcomes.page(full, full.outcomes, outcomes.TIMES, names)
    in_files = {row[0]: row[2] for row in outcomes.rows(full.outcomes, names)}

    assert "800 belum diterima" in shown.html
    assert in_files["Laporan belum diterima"] == 800
    all_taken = replace(full.outcomes, filed=400)
    assert "belum diterima" not in outcomes.page(full, all_taken, outcomes.TIMES, names).html


def test_what_was_on_paper_stands_before_the_first_weeks(full: Picture, names: FigureNames) -> None:
    assert full.outcomes is not None
    paper = PaperFigures(
        date(2026, 7, 1),
        date(2026, 7, 14),
        asked=40,
        answered=31,
        until_answered=25,
        until_taken=180,
    )
    for baseline, told in (
        (full.baseline, ["– → 40 % dari 500 → 70 % dari 1000", "terjawab 31 dari 40 → 0 menit"]),
        (None, ["– → 70 % dari 1000", "25 menit, terjawab 31 dari 40 → 0 menit", "180 menit → –"]),
    ):
        seen = replace(full, baseline=baseline)
        html = outcomes.page(seen, full.outcomes, outcomes.COMPARED, names, paper).html
        assert [one for one in ["1 s.d. 14 Juli 2026", *told] if one not in html] == []
    early = replace(full, period=Period(date(2026, 7, 14), date(2026, 7, 20)), baseline=None)
    told_early = outcomes.page(early, full.outcomes, outcomes.COMPARED, names, paper).html
    assert "→" not in told_early
    assert "catatan kertas, 1 s.d. 14 Juli 2026" in told_early


def test_only_what_came_after_the_first_weeks_is_compared_with_them(
    full: Picture, names: FigureNames
) -> None:
    assert full.outcomes is not None
    for period in (
        Period(date(2026, 8, 10), date(2026, 8, 16)),
        Period(date(2026, 1, 1), date(2026, 12, 31)),
        Period(date(2026, 7, 1), date(2026, 7, 31)),
    ):
        seen = replace(full, period=period)
        html = outcomes.page(seen, full.outcomes, outcomes.COMPARED, names).html
        assert "→" not in html
        assert "3 s.d. 16 Agustus 2026" in html


CATEGORIES, ISSUERS = ("dokumen", "tppo", "dulu-ada"), ("dukcapil", "kua-kemenag")
CELLS = st.sampled_from([
    *[SharedCell(CellKind.ENDED, one, outcome) for one in CATEGORIES for outcome in Outcome],
    *[SharedCell(kind, one) for one in ISSUERS for kind in OF_ISSUERS],
    *[SharedCell(CellKind.TAKEN, urgency) for urgency in Urgency],
    *[SharedCell(CellKind.ACTIVE, str(number)) for number in WEEKS],
    *map(SharedCell, [*EVERYDAY, *TRAINED, *OF_CASES]),
])  # fmt: skip
MEANT = {*EVERYDAY_MEANINGS, *CASE_MEANINGS}
COUNTS = st.lists(st.dictionaries(CELLS, st.integers(0, 23)), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def told_of() -> Callable[[Sequence[Mapping[SharedCell, int]]], list[list[tuple[object, ...]]]]:
    """All that is written of some months for those who are no heads."""
    names = FigureNames.of(shelf_of(CONTENT))
    waited = [*(SharedCell(CellKind.TAKEN, one) for one in Urgency), SharedCell(CellKind.BY_HEAD)]
    waits = dict.fromkeys(waited, timedelta(minutes=7))
    period = Period(date(2026, 7, 1), date(2026, 9, 30))

    def told(counts: Sequence[Mapping[SharedCell, int]]) -> list[list[tuple[object, ...]]]:
        months = [Period(date(2026, 7 + i, 1), date(2026, 7 + i, 30)) for i in range(len(counts))]
        said: list[list[tuple[object, ...]]] = []
        for is_whole in (True, False):
            found = tuple(
                shared(MonthCells(month, cells, waits, is_whole))
                for month, cells in zip(months, counts, strict=True)
            )
            seen = Picture(period, True, shared=found)
            files = [rekap.summary(seen, names), *rekap.sheets(seen, names)]
            said += [list(sheet.rows) for sheet in files]
            said.append([("", picture.screen(seen, names).html)])
            assert picture.panels(seen, names) == []
        return said

    return told


@settings(max_examples=60, deadline=None)
@given(counts=COUNTS, data=st.data())
def test_no_number_below_five_can_be_computed_from_what_may_be_passed_on(
    told_of: Callable[[Sequence[Mapping[SharedCell, int]]], list[list[tuple[object, ...]]]],
    counts: list[dict[SharedCell, int]],
    data: st.DataObject,
) -> None:
    """Whatever is below five might as well be any other number below five: all that is written
    stays the same to the letter, in every file, month and total."""
    told = told_of(counts)

    others = [
        {
            cell: data.draw(st.integers(0, 4)) if count < 5 else count
            for cell, count in {data.draw(CELLS): 0, **cells}.items()
        }
        for cells in counts
    ]

    assert told_of(others) == told
    assert {type(row[-1]) for rows in told for row in rows if row[0] in MEANT} == {str}
