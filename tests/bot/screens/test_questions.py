"""Screens say first what a reader must know before he trusts them."""

from datetime import date

import pytest

from bot.screens.questions import Renderer
from bot.telegram.screen import Screen
from cli.terminal import drawn, text_of
from knowledge.reading import directory, library
from knowledge.shelf import Passage
from tests.places import ROOT

SHELF = library.load(ROOT / "tests" / "shelf")


@pytest.fixture
def renderer() -> Renderer:
    offices = directory.load(ROOT / "knowledge" / "office.toml")
    return Renderer(SHELF, offices, date(2026, 11, 25))


def passage(sop_id: str, slug: str) -> Passage:
    section = SHELF[sop_id].find(slug)
    assert section is not None
    return Passage(SHELF[sop_id], section)


def labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.rows for button in row]


def test_a_stale_and_unconfirmed_passage_says_so_in_its_first_lines(renderer: Renderer) -> None:
    text = text_of(renderer.passage(passage("paspor-rusak", "pemeriksaan"), 1))

    first, second = text.split("\n\n")[:2]
    assert first == (
        "PERHATIAN: SOP ini seharusnya ditinjau paling lambat 1 Juli 2025. Pastikan dahulu kepada "
        "Kasi Dokintalkim."
    )
    assert second == (
        "PERHATIAN: sebagian isi ini belum terverifikasi — tanyakan Kasi Dokintalkim."
    )


def test_both_sides_of_a_conflict_are_shown(renderer: Renderer) -> None:
    text = text_of(renderer.passage(passage("paspor-rusak", "pemeriksaan"), 1))

    assert "Sumber berbeda — tanyakan Kasi Dokintalkim:" in text
    assert "• Dahulu (2019): persetujuan sampai Kanwil." in text
    assert "• Kini (2025): keputusan Kakanim." in text


def test_the_footer_names_number_owner_grounds_and_dates(renderer: Renderer) -> None:
    text = text_of(renderer.passage(passage("paspor-hilang", "biaya"), 1))

    assert text.endswith(
        "SOP DOK-04 · versi 1.0 · pemilik Dokintalkim\n"
        "Dasar dan sumber: PP 45/2024\n"
        "Berlaku 25 November 2026 · ditinjau 24 November 2026"
    )


def test_a_long_section_is_cut_and_the_rest_is_one_tap_away(renderer: Renderer) -> None:
    short = renderer.passage(passage("paspor-hilang", "dokumen"), 1)
    whole = renderer.passage(passage("paspor-hilang", "dokumen"), 1, is_whole=True)

    assert labels(short)[0] == "Selengkapnya"
    assert "14. Map berkas kedua" not in short.html
    assert "14. Map berkas kedua" in whole.html


def test_no_screen_has_more_rows_than_a_phone_shows_well(renderer: Renderer) -> None:
    shelf = library.load(ROOT / "knowledge" / "sop")
    offices = directory.load(ROOT / "knowledge" / "office.toml")
    today = Renderer(shelf, offices, date(2026, 11, 25))

    screens = [today.owners()]
    for owner, subjects in shelf.by_section().items():
        screens += [today.subjects(owner), *(today.titles(owner, n) for n in range(len(subjects)))]
    for sop in shelf.values():
        screens += [today.contents(sop, 1)]
        screens += [today.passage(Passage(sop, section), 10**9) for section in sop.sections]

    for screen in screens:
        assert len(screen.rows) <= 6, drawn(screen)
        assert all(1 <= len(row) <= 2 for row in screen.rows)
        assert len(screen.html) < 4096


def test_an_sop_with_words_for_the_applicant_offers_them_and_stays_within_six_rows() -> None:
    offices = directory.load(ROOT / "knowledge" / "office.toml")
    today = date(2026, 11, 25)
    with_script = Renderer(SHELF, offices, today, lambda sop_id: sop_id == "simkim-gangguan")
    sections = [section for sop in SHELF.values() for section in sop.sections]

    screens = {one: with_script.passage(Passage(SHELF[one.sop_id], one), 1) for one in sections}

    for section, screen in screens.items():
        is_offered = "Kalimat untuk pemohon" in labels(screen)
        assert is_offered is (section.sop_id == "simkim-gangguan")
        assert len(screen.rows) <= 6
