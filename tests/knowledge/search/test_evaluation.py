"""Answers are scored against questions whose right SOP is known."""

from pathlib import Path

import pytest

from knowledge.search.answer import Answer, Band
from knowledge.search.evaluation import Row, evaluate
from knowledge.search.index import Hit
from tests.knowledge.sample import shelf


def test_every_figure_is_a_share_of_the_questions_it_is_about(tmp_path: Path) -> None:
    sops = shelf(tmp_path)
    lost, damaged, stay = (sops[name] for name in ("paspor-hilang", "paspor-rusak", "izin-tinggal"))

    def hits(*found):  # type: ignore[no-untyped-def]
        return tuple(Hit(sop, sop.sections[0], 0.5) for sop in found)

    answers = {
        "benar": Answer(Band.SURE, "benar", hits(lost, damaged), lost.sections[0]),
        "kedua": Answer(Band.CHOICE, "kedua", hits(damaged, damaged, lost), None),
        "ditolak": Answer(Band.NONE, "ditolak", hits(stay), None),
        "luar": Answer(Band.SURE, "luar", hits(stay), stay.sections[0]),
        "lain": Answer(Band.NONE, "lain", (), None),
    }
    rows = [
        Row("benar", ("paspor-hilang",), "direct", "penggantian"),
        Row("kedua", ("paspor-hilang", "x"), "chat", "rp1"),
        Row("ditolak", ("paspor-rusak",), "chat"),
        Row("luar", (), "none"),
        Row("lain", (), "none"),
    ]

    figures = evaluate(rows, answers.__getitem__, lambda answer: "Penggantian paspor")

    assert figures["questions"] == 5
    assert figures["recall_at_1"] == pytest.approx(1 / 3)
    assert figures["recall_at_3"] == pytest.approx(2 / 3)
    assert figures["mrr_at_10"] == pytest.approx((1 + 0.5) / 3)
    assert figures["false_sure"] == pytest.approx(1 / 2)
    assert figures["refused"] == pytest.approx(1 / 3)
    assert figures["must"] == pytest.approx(1 / 2)
    assert figures["classes"]["direct"]["recall_at_1"] == 1
    assert figures["classes"]["none"]["recall_at_1"] is None
    assert [miss["question"] for miss in figures["misses"]] == ["kedua", "ditolak", "luar"]


def test_a_row_is_read_from_its_line() -> None:
    row = Row.of({"question": "q", "sop": ["a"], "class": "direct"})

    assert row == Row("q", ("a",), "direct", None)
