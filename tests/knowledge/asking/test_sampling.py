"""Sample questions that a keeper types come below the headings where they belong, if fit."""

from collections import Counter

import pytest

from knowledge.reading.questions.file import listed, written
from knowledge.reading.sops.sop import SampleQuestion, Sop
from knowledge.sampling import MOST, WhyNot, fitting, given
from knowledge.shelf import LearnedPhrasing, Shelf, address
from knowledge.trial import drafted
from tests.knowledge.asking.mobile_service import ASKED, SECTIONS, TITLE, lines
from tests.places import CONTENT

PATH = "sop/layanan-paspor-keliling-ke-desa.md"
HEAD = f"""---
id: layanan-paspor-keliling-ke-desa
title: {TITLE}
section: dokintalkim
version: "1.0"
effective_from: 2026-11-26
reviewed_at: 2026-11-26
review_every: 180 hari
scope: kantor
status: berlaku
sources:
  - {{key: kantor, regulation: "SOP kantor", confidence: K3}}
aliases: []
---
"""


def text() -> str:
    bodies = (
        f"## {heading}\n\n" + "\n".join(f"- {line}[^kantor]" for line in body)
        for heading, body in SECTIONS.items()
    )
    return HEAD + "\n\n".join(bodies) + "\n"


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(CONTENT)


@pytest.fixture(scope="module")
def sop(shelf: Shelf) -> Sop:
    found = drafted(shelf, PATH, text())
    assert found is not None
    return found


def test_most_lines_find_their_section_by_themselves(shelf: Shelf, sop: Sop) -> None:
    found = given(shelf, sop, lines().splitlines(), ())

    assert len(found.taken) == 60
    assert sum(one.text in ASKED[one.heading or ""] for one in found.taken) >= 42


def test_a_heading_above_lines_says_where_they_belong(shelf: Shelf, sop: Sop) -> None:
    said = [line for heading, asked in ASKED.items() for line in (f"{heading}:", *asked, "")]

    found = given(shelf, sop, said, ())

    assert all(sample.text in ASKED[sample.heading or ""] for sample in found.taken)
    assert not found.left
    assert listed(written(found.taken)) == tuple(
        SampleQuestion(sample.text, sample.heading, line.line)
        for sample, line in zip(found.taken, listed(written(found.taken)), strict=True)
    )


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("nik 1607123456780001 ikut mobil", WhyNot.PERSONAL),
        ("hubungi ••••••••••• untuk mobil keliling", WhyNot.PERSONAL),
        ("sop paspor hilang", WhyNot.TAKEN),
        ("mobil paspor ke desa kapan jalan?", WhyNot.COPY),
        ("panjang " * 40, WhyNot.TOO_LONG),
        ("kata yang sudah diterima pengelola lain", WhyNot.TAKEN),
    ],
)
def test_what_the_files_could_not_hold_is_left_out_with_the_reason(
    shelf: Shelf, sop: Sop, line: str, why: WhyNot
) -> None:
    lost = shelf.find("paspor-hilang", "Biaya")
    assert lost is not None
    phrasing = LearnedPhrasing("kata yang sudah diterima pengelola lain", address(lost.section))
    shelf.learn([phrasing])
    before = [SampleQuestion("mobil paspor ke desa kapan jalan", "Jadwal kunjungan")]

    found = given(shelf, sop, [f"- {line}"], before)

    assert [left.why for left in found.left] == [why]
    assert list(found.taken) == before
    assert "1607" not in repr(found)
    shelf.learn([])


def test_a_section_takes_so_many_and_no_more(shelf: Shelf, sop: Sop) -> None:
    numbers = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
    said = [f"{number} kapan {number} jalan {number}" for number in (*numbers, "nol", "seratus")]

    found = given(shelf, sop, ["Jadwal kunjungan:", *said], ())

    assert Counter(sample.heading for sample in found.taken) == {"Jadwal kunjungan": MOST}
    assert [left.why for left in found.left] == [WhyNot.TOO_MANY]


def test_questions_below_a_heading_that_is_gone_go_where_they_fit(shelf: Shelf, sop: Sop) -> None:
    before = [SampleQuestion("genset dan kamera dibawa mobil", "Alat lama")]

    (moved,) = fitting(shelf, sop, before)

    assert moved.heading == "Perlengkapan mobil"
