"""Every section is looked at in several ways; each way sees one thing."""

from pathlib import Path

import numpy as np
import pytest

from knowledge.search.index import Index
from knowledge.search.views import NAMES, Look, blended
from tests.knowledge.sample import shelf, vocabulary

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


@pytest.mark.parametrize("view", ["nearest", "near", "words", "pairs"])
def test_a_sample_question_leads_to_its_section(index: Index, view: str) -> None:
    assert best(index, "kalo ilang didenda berapa", view) == ("paspor-hilang", "Biaya")


@pytest.mark.parametrize("view", ["sop_near", "sop_asked"])
def test_some_views_see_the_whole_sop(index: Index, view: str) -> None:
    row = seen(index, "paspor raib", view)

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


def test_what_the_shelf_does_not_know_is_counted(index: Index) -> None:
    known = index.look("paspor hilang")
    strange = index.look("paspor semurjengkol")

    assert known.unknown == 0
    assert 0 < strange.unknown <= 1


def test_looks_are_blended_by_their_weights() -> None:
    one = Look(np.ones((2, len(NAMES)), np.float32), 0.4)
    other = Look(np.zeros((2, len(NAMES)), np.float32), 0.9)

    look = blended([one, other], np.array([3.0, 1.0], np.float32))

    assert np.unique(look.figures).tolist() == [0.75]
    assert look.unknown == 0.4  # of what was said by itself
