"""A front page has no words of its own, and loses what its sections no longer say."""

from pathlib import Path

import pytest

from knowledge.reading.content import Content
from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.fronts import Fronts, written
from knowledge.reading.fronts.rule import MOST_LINES, FrontRule
from knowledge.reading.sops import library
from knowledge.reading.sops.text.markdown import said
from tests.places import CONTENT, ROOT
from tests.shelves import content_of

SHELF = library.load(ROOT / "tests" / "shelf")
PAGE = """---
id: rusak
title: Paspor rusak singkat
sop: paspor-rusak
names: [rusak singkat, "apa itu rusak"]
---
## Pemeriksaan
- Kerusakan diperiksa bersama atasan; belum terverifikasi — tanyakan {kasi: paspor}.

## paspor-hilang / Biaya
- Biaya beban paspor hilang Rp1.000.000 per buku.
"""


def read(folder: Path, text: str = PAGE) -> tuple[written.WrittenFront, ...]:
    (folder / "rusak.md").write_text(text, "utf-8")
    return written.load(folder)


def test_a_page_quotes_several_sops_word_for_word(tmp_path: Path) -> None:
    pages = read(tmp_path)

    page = Fronts(SHELF, pages).of(SHELF["paspor-rusak"])

    assert [(quote.section.heading, quote.places) for quote in page.quotes] == [
        ("Pemeriksaan", (0,)),
        ("Biaya", (0,)),
    ]
    assert not list(written.misfits(pages, SHELF))
    assert written.changed(pages, SHELF) == []


def test_a_line_that_changed_is_a_fault_and_is_not_shown(tmp_path: Path) -> None:
    pages = read(tmp_path, PAGE.replace("Rp1.000.000", "Rp900.000"))

    (fault,) = written.changed(pages, SHELF)
    page = Fronts(SHELF, pages).of(SHELF["paspor-rusak"])

    assert (fault.path.name, fault.line) == ("rusak.md", 11)
    assert [quote.section.heading for quote in page.quotes] == ["Pemeriksaan"]


def test_a_section_that_is_gone_is_named(tmp_path: Path) -> None:
    pages = read(tmp_path, PAGE.replace("/ Biaya", "/ Ongkos"))

    (fault,) = written.misfits(pages, SHELF)

    assert fault.names == ("paspor-hilang", "Ongkos")


def test_a_page_of_more_than_eight_lines_is_refused(tmp_path: Path) -> None:
    line = "- Biaya beban paspor hilang Rp1.000.000 per buku.\n"

    with pytest.raises(BrokenKnowledge, match="1 to 8 lines"):
        read(tmp_path, PAGE + line * 7)


def test_a_page_is_named_by_what_asks_for_nothing_within(tmp_path: Path) -> None:
    fronts = Fronts(SHELF, read(tmp_path))

    for asked in ("rusak singkat", "rusak itu apa sih", "tolong yang rusak singkat"):
        assert fronts.named(asked.split()) is not None, asked
    for asked in ("siapa rusak", "rusak singkat berapa", "rusak berat"):
        assert fronts.named(asked.split()) is None, asked


@pytest.fixture
def office() -> Content:
    return content_of(CONTENT)


def test_every_sop_has_a_page_of_its_own_lines(office: Content) -> None:
    for sop in office.library.values():
        page = office.fronts.of(sop)
        assert page.quotes, sop.id
        for quote in page.quotes:
            assert max(quote.places) < len(said(quote.section.body)), sop.id


def test_every_written_page_says_what_the_shelf_says(office: Content) -> None:
    assert written.changed(office.written_fronts, office.as_written().library) == []
    titles = {page.title for page in office.written_fronts}
    assert titles >= {
        "Tanda TPPO singkat",
        "Apa itu TPPO",
        "Inti wawancara",
        "Apa itu kejanggalan",
        "Ke siapa melapor, urutannya",
    }


def test_a_composed_page_begins_as_the_rule_says(office: Content) -> None:
    sop = office.library["paspor-hilang"]

    page = office.fronts.of(sop)

    assert [quote.section.heading for quote in page.quotes][:3] == ["Dokumen", "Biaya", "Waktu"]
    assert len(page.quotes) <= MOST_LINES
    last = FrontRule(first=("Waktu",), never=("Dokumen",)).quotes(sop)
    assert last[0][0].heading == "Waktu"
    assert all(section.heading != "Dokumen" for section, _ in last)
