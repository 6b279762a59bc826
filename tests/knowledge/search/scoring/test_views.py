"""Every section is looked at in several ways; each way sees one thing."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from knowledge.search.index import Index
from knowledge.search.scoring.views import NAMES, blended
from tests.knowledge.sample import nothing_seen, shelf, vocabulary

WORDS = "[asks]\nbiaya = ['berapa', 'denda']\n"


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(shelf(tmp_path / "sop"), vocabulary(tmp_path, WORDS))


def seen(index: Index, question: str, view: str) -> dict[tuple[str, str], float]:
    look = index.look(question)
    column = look.figures[:, NAMES.index(view)].tolist()
    return dict(zip(index.places, column, strict=True))


def best(index: Index, question: str, view: str) -> tuple[str, str]:
    row = seen(index, question, view)
    return max(row, key=lambda place: row[place])


@pytest.mark.parametrize("view", ["nearest", "meant", "words", "pairs"])
def test_a_sample_question_leads_to_its_section(index: Index, view: str) -> None:
    assert best(index, "kalo ilang didenda berapa", view) == ("paspor-hilang", "Biaya")


def test_one_view_sees_the_whole_sop(index: Index) -> None:
    row = seen(index, "paspor raib", "sop_near")

    assert row["paspor-hilang", "Biaya"] == row["paspor-hilang", "Dokumen"] > 0
    assert row["izin-tinggal", "Waktu"] == 0


def test_heading_and_name_are_seen_together(index: Index) -> None:
    row = seen(index, "biaya paspor rusak", "titled")

    assert row["paspor-rusak", "Biaya"] == pytest.approx(1.0)
    assert row["paspor-rusak", "Dokumen"] < 1


def test_what_is_asked_fits_a_heading(index: Index) -> None:
    row = seen(index, "denda", "cue")

    assert row["paspor-hilang", "Biaya"] > row["paspor-hilang", "Dokumen"] == 0


def test_an_opening_is_no_proper_answer(index: Index) -> None:
    row = seen(index, "apa saja", "proper")

    assert {place for place, is_proper in row.items() if not is_proper} == {
        (sop_id, "Ringkasan") for sop_id in ("paspor-hilang", "paspor-rusak", "izin-tinggal")
    }


def test_what_is_asked_of_a_name_is_no_part_of_it(index: Index) -> None:
    row = seen(index, "denda paspor rusak", "called")

    assert {sop_id for (sop_id, _), share in row.items() if share} == {"paspor-rusak"}


def test_a_question_is_the_shorter_the_fewer_its_words(index: Index) -> None:
    asked = ("paspor rusak", "denda paspor rusak hari ini", "paspor saya rusak karena banjir besar")

    assert [index.look(question).brevity for question in asked] == pytest.approx([1, 1 / 3, 0])


def test_what_the_shelf_does_not_know_is_counted(index: Index) -> None:
    known = index.look("paspor hilang")
    strange = index.look("paspor semurjengkol")

    assert known.unknown == 0
    assert 0 < strange.unknown <= 1


def test_a_section_that_speaks_of_another_office_is_not_silent_on_it(tmp_path: Path) -> None:
    words = vocabulary(tmp_path, "[elsewhere]\nphrases = ['surat lapor', 'tilang']\n")
    index = Index(shelf(tmp_path / "sop"), words)

    look = index.look("surat lapor")
    fine = index.look("bayar tilang")

    spoken = [place for place, silent in zip(index.places, look.silent, strict=True) if not silent]
    assert spoken == [("paspor-hilang", "Dokumen")]
    assert fine.silent.all()
    assert not index.look("paspor hilang").silent.any()


def test_looks_are_blended_by_their_weights() -> None:
    silent = np.zeros(2, np.float32)
    one = replace(nothing_seen(2), figures=np.ones((2, len(NAMES)), np.float32), unknown=0.4)
    other = replace(nothing_seen(2), unknown=0.9, silent=silent + 1)

    look = blended([one, other], np.array([3.0, 1.0], np.float32))

    assert np.unique(look.figures).tolist() == [0.75]
    assert look.unknown == 0.4  # of what was said by itself
