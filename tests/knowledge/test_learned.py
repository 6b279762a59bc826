"""A phrasing that keepers have accepted is a sample question from that moment on."""

from copy import copy

import pytest

from knowledge.reading.revising import with_revisions
from knowledge.search.answer import Band
from knowledge.shelf import LearnedPhrasing, Shelf, address_of
from tests.places import CONTENT
from tests.shelves import shelf_of

SAID = "kwitansi parkir pemohon"
COST = address_of("paspor-hilang", "biaya")


def test_a_learned_phrasing_finds_its_section_and_survives_a_reload() -> None:
    shelf: Shelf = copy(shelf_of(CONTENT))
    before = shelf.answer(SAID)
    assert before.band is not Band.SURE

    shelf.learn([LearnedPhrasing(SAID, COST), LearnedPhrasing("tidak ke mana-mana", "00000000")])

    assert shelf.answer(SAID).hits[0].place == ("paspor-hilang", "Biaya")
    assert all(sample.text != SAID for sample in shelf.library["paspor-hilang"].questions)
    shelf.reload()
    assert shelf.answer(SAID).hits[0].place == ("paspor-hilang", "Biaya")


def test_for_a_phrasing_no_file_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf: Shelf = copy(shelf_of(CONTENT))
    read: list[object] = []
    monkeypatch.setattr(with_revisions, "load", lambda *given: read.append(given))

    shelf.learn([LearnedPhrasing(SAID, COST)])

    assert shelf.answer(SAID).hits[0].place == ("paspor-hilang", "Biaya")
    assert not read


def test_what_is_learned_no_more_counts_no_more() -> None:
    shelf: Shelf = copy(shelf_of(CONTENT))
    before = [hit.place for hit in shelf.answer(SAID).hits]
    shelf.learn([LearnedPhrasing(SAID, COST)])

    shelf.learn([])

    assert [hit.place for hit in shelf.answer(SAID).hits] == before
