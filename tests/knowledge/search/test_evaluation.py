"""Answers are scored against questions whose right section, or right SOP, is known."""

from pathlib import Path

import pytest

from knowledge.reading.sops.library import Library
from knowledge.reading.sops.moved_sections import Moved
from knowledge.search.answer import Answer, Band
from knowledge.search.evaluation import EvaluationRow, evaluate
from knowledge.search.index import Hit
from tests.knowledge.sample import shelf


def hit(sops: Library, sop_id: str, heading: str) -> Hit:
    sop = sops[sop_id]
    return Hit(sop, next(section for section in sop.sections if section.heading == heading), 0.5)


@pytest.fixture
def answers(tmp_path: Path) -> dict[str, Answer]:
    sops = shelf(tmp_path)
    cost, papers = hit(sops, "paspor-hilang", "Biaya"), hit(sops, "paspor-hilang", "Dokumen")
    damaged, stay = hit(sops, "paspor-rusak", "Biaya"), hit(sops, "izin-tinggal", "Waktu")
    return {
        "yakin": Answer(Band.SURE, "yakin", 0.9, cost, (papers,)),
        "mungkin": Answer(Band.LIKELY, "mungkin", 0.5, damaged, (papers, cost)),
        "pilih": Answer(Band.CHOICE, "pilih", 0.2, None, (damaged, papers)),
        "ditolak": Answer(Band.NONE, "ditolak", 0.1, None, (stay,)),
        "luar": Answer(Band.SURE, "luar", 0.9, stay, ()),
        "lain": Answer(Band.LIKELY, "lain", 0.4, stay, ()),
        "resep": Answer(Band.NONE, "resep", 0.0, None, ()),
    }


COST = frozenset({("paspor-hilang", "Biaya")})
ROWS = [
    EvaluationRow("yakin", ("paspor-hilang",), COST, kind="direct", must="Rp1"),
    EvaluationRow("mungkin", ("paspor-hilang",), COST, kind="chat", must="gratis"),
    EvaluationRow("pilih", ("paspor-hilang",), COST, kind="chat"),
    EvaluationRow("ditolak", ("paspor-hilang",), COST, kind="chat"),
    EvaluationRow("luar", (), kind="none"),
    EvaluationRow("lain", (), kind="none"),
    EvaluationRow("resep", (), kind="none"),
]


def test_every_figure_is_a_share_of_the_questions_it_is_about(answers: dict[str, Answer]) -> None:
    figures = evaluate(ROWS, lambda row: answers[row.question], lambda _: ("Rp1.000.000", 7))

    assert figures["questions"] == 7
    assert figures["shown_right"] == pytest.approx(1 / 4)
    assert figures["sure_right"] == pytest.approx(1 / 4)
    assert figures["one_tap"] == pytest.approx(1 / 4)  # "mungkin" offers it beside the wrong one
    assert figures["within_reach"] == pytest.approx(2 / 4)
    assert figures["sure_wrong"] == 0
    assert figures["likely_wrong"] == pytest.approx(1 / 4)
    assert figures["refused"] == pytest.approx(1 / 4)
    assert figures["false_sure"] == pytest.approx(1 / 3)
    assert figures["false_likely"] == pytest.approx(1 / 3)
    assert figures["must"] == pytest.approx(1 / 2)
    assert (figures["lines_p50"], figures["lines_p90"]) == (7, 7)
    assert figures["classes"]["direct"]["shown_right"] == 1
    assert figures["classes"]["none"]["shown_right"] is None


def test_without_sections_the_sop_decides(answers: dict[str, Answer]) -> None:
    rows = [
        EvaluationRow("pilih", ("paspor-hilang",)),
        EvaluationRow("ditolak", ("paspor-hilang",)),
    ]

    figures = evaluate(rows, lambda row: answers[row.question], lambda _: ("", 1))

    assert figures["one_tap"] == pytest.approx(1 / 2)
    assert figures["recall_at_1"] == 0
    assert figures["recall_at_3"] == pytest.approx(1 / 2)
    assert figures["mrr_at_10"] == pytest.approx(1 / 4)


def test_what_somebody_should_look_at_is_listed(answers: dict[str, Answer]) -> None:
    figures = evaluate(ROWS, lambda row: answers[row.question], lambda _: ("Rp1.000.000", 7))

    missed = {miss["question"]: miss for miss in figures["misses"]}
    assert list(missed) == ["mungkin", "pilih", "ditolak", "luar"]
    assert missed["mungkin"]["shown"] == "paspor-rusak/Biaya"
    assert missed["mungkin"]["expected"] == ["paspor-hilang/Biaya"]
    assert missed["pilih"]["shown"] is None


def test_a_row_is_read_from_its_line() -> None:
    row = EvaluationRow.of(
        {"question": "q", "sop": ["a"], "class": "direct", "after": ["p"]}, Moved({})
    )

    assert row == EvaluationRow("q", ("a",), after=("p",), kind="direct")


def test_a_section_that_moved_is_looked_for_where_it_stands() -> None:
    moved = Moved({("a", "Lama"): (("b", "Baru"), ("b", "Lain"))})

    row = EvaluationRow.of({"question": "q", "passages": [["a", "Lama"]]}, moved)

    assert row.places == {("b", "Baru"), ("b", "Lain")}
    assert row.sop == ("b",)
