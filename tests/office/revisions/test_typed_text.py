"""A message sent while an SOP is written may be a question, or may lose what the text says."""

import pytest

from office.revisions.drafting.typed_text import fallen, is_doubtful, meant_for, unsourced

POINTS = "\n".join(f"- Butir {number}.[^praktik]" for number in range(20))
SOP = "sop/loket.md"


@pytest.mark.parametrize(
    ("present", "said", "is_asked"),
    [
        (POINTS, "nanti saja ya", True),  # no mark where the text has them
        (POINTS, POINTS.replace("Butir 3", "Butir tiga"), False),
        (POINTS, "- Butir 0.[^praktik]", True),  # most lines are gone
        (POINTS, POINTS.rpartition("\n- Butir 10")[0], False),  # half of them stays
        (None, "eh syarat paspor anak apa ya", True),  # a line that could be anything
        (None, "Dukun dilarang.[^praktik]", False),
        (None, "Loket pindah.\n\nLihat papan.", False),
        ("Hanya kalimat.", "Kalimat lain.", False),
        ("- Satu.[^a]\n- Dua.[^a]", "- Satu.[^a]", False),  # of few lines one is soon most
    ],
)
def test_what_may_be_no_text_is_asked_about(present: str, said: str, is_asked: bool) -> None:
    assert is_doubtful(present, said) is is_asked


FEES = """- Paspor biasa Rp350.000.[^pp]
- Paspor elektronik Rp650.000.[^pp]
- Beban paspor hilang Rp1.000.000.[^pp]
- Bayar lewat bank atau kantor pos."""
WAY = """1. Pemohon melapor ke polisi lebih dahulu.
2. Petugas memeriksa surat laporan.
3. Kasi memutuskan penggantian."""
QUIZ = "Tanya: Berapa lama?\na. {}\nb. Dua hari\nBenar: {}\nSOP: paspor / Waktu"


@pytest.mark.parametrize(
    ("present", "said", "others", "meant"),
    [
        (FEES, FEES.replace("Rp350.000", "Rp500.000"), {"Alur": WAY}, None),
        (FEES, "- Semua paspor kini Rp500.000.", {"Alur": WAY}, None),
        (FEES, WAY.replace("lebih dahulu", "dahulu"), {"Alur": WAY}, "Alur"),
        (FEES, f"## Alur\n\n{FEES}", {"Alur": WAY}, "Alur"),
        (FEES, "- Loket buka pukul delapan.[^praktik]", {"Alur": WAY}, ""),
        # No mark tells that it is a text; and of few lines one may well be written anew.
        (FEES, "kantornya buka jam berapa ya", {"Alur": WAY}, None),
        ("- Gratis.", "- Loket buka pukul delapan.[^praktik]", {"Alur": WAY}, None),
        (QUIZ.format("Sehari", "a"), QUIZ.format("Tiga hari", "b"), {}, None),
        (
            QUIZ.format("Sehari", "a"),
            "Tanya: Siapa?\na. Kasi\nBenar: b",
            {"kuis-2": "Tanya: Siapa?\na. Kasi\nBenar: a\nSOP: x / y"},
            "kuis-2",
        ),
    ],
)
def test_a_text_of_another_section_is_known(
    present: str, said: str, others: dict[str, str], meant: str | None
) -> None:
    assert meant_for(present, said, others) == meant


def test_a_line_of_a_quiz_is_a_text_and_a_question_is_none() -> None:
    present = QUIZ.format("Sehari", "a")

    assert is_doubtful(present, "nanti saja ya", has_labels=True)
    assert not is_doubtful(present, present.replace("Sehari", "Lima hari"), has_labels=True)


def test_a_line_in_the_place_of_another_is_not_lost() -> None:
    assert fallen("a\nb\nc\n", "a\nx\nc\n") == (0, 3)
    assert fallen("---\nid: x\n---\na\n\nb\nc\n", "x\n") == (2, 3)


def test_only_what_is_new_and_has_no_source_is_named() -> None:
    before = "---\nid: loket\n---\n\n## Alur\n\n- Lama.\n"
    added = "- Baru **sekali**.\n- Dengan sumber,\n  juga ini.[^praktik]\n\n> Silakan, Bu.\n"

    assert unsourced(SOP, before, before + added) == ["• Baru sekali."]
    assert unsourced("training/kalimat.md", before, before + added) == []
