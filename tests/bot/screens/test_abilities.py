"""The row below a section holds what belongs to its case, and fits a phone."""

import pytest

from bot.screens.abilities.case_row import case_row
from knowledge.reading.abilities.case_buttons import CaseButtons
from knowledge.reading.sops.recipients import MARK
from knowledge.reading.sops.sop import Section
from knowledge.shelf import Shelf
from tests.places import CONTENT
from tests.shelves import shelf_of

# Beside "Sumber" on a phone of 390 px.
MOST_LETTERS = 13


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return shelf_of(CONTENT)


def section(shelf: Shelf, sop_id: str, heading: str) -> Section:
    passage = shelf.find(sop_id, heading)
    assert passage is not None
    return passage.section


@pytest.mark.parametrize(
    ("sop_id", "heading", "labels"),
    [
        ("verifikasi-dokumen", "Langkah di loket", ["Verifikasi"]),
        ("verifikasi-dokumen", "Surat ke penerbit", ["Contoh surat", "Verifikasi"]),
        ("dukcapil", "Cara cek resmi", ["Verifikasi", "Skema"]),
        ("wawancara-tujuan", "Umrah dan haji", ["Laporkan", "Wawancara"]),
        ("tppo-indikator", "Tanda pada jawaban dan tujuan", ["Laporkan", "Wawancara"]),
        ("paspor-penundaan-penolakan", "Penundaan", ["Contoh surat"]),
        ("paspor-hilang", "Biaya", []),
    ],
)
def test_a_section_has_what_an_officer_does_next(
    shelf: Shelf, sop_id: str, heading: str, labels: list[str]
) -> None:
    row = case_row(shelf.content.case_buttons, section(shelf, sop_id, heading), 7)

    assert [button.label for button in row] == labels


def test_a_section_that_names_whom_to_tell_can_be_reported_from(shelf: Shelf) -> None:
    for sop in shelf.library.values():
        for part in filter(lambda part: MARK.search(part.body), sop.sections):
            row = case_row(CaseButtons(), part, 7)
            assert [button.label for button in row] == ["Laporkan"]
            assert row[0].data.endswith(":7")


def test_every_row_fits_beside_the_sources(shelf: Shelf) -> None:
    for sop in shelf.library.values():
        for part in sop.sections:
            row = case_row(shelf.content.case_buttons, part, 10**9)
            assert len(row) <= 2
            assert all(len(button.label) <= MOST_LETTERS for button in row)


def test_every_purpose_begins_from_its_section(shelf: Shelf) -> None:
    rows = shelf.content.case_buttons.sections["wawancara-tujuan"].values()

    begun = {begins.preset for row in rows for begins in row if begins.command == "wawancara"}
    assert shelf.content.interviews.keys() <= begun


def test_a_section_without_a_question_reports_without_one(shelf: Shelf) -> None:
    marked = section(shelf, "dokumen-palsu", "Langkah di loket")

    row = case_row(CaseButtons(), marked, 0)

    assert row[0].data.count(":") == 1
