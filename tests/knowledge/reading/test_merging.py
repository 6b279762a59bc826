"""Two changes of one file meet: section by section, and never two in one section."""

import pytest

from knowledge.reading.revising.merging import HEAD, WHOLE, merged, overlap, touched
from knowledge.reading.sops.text.file import OPENING

BASE = """---
title: Paspor hilang
version: "1.1"
sources:
  - key: pp45
    regulation: PP 45/2024
    confidence: K1
---

Pembuka.

## Biaya

- Hilang Rp1.000.000.[^pp45]

## Alur
- Lapor polisi.
- Ke loket.
"""
FEE = BASE.replace("1.000.000", "1.250.000")
PATH = BASE.replace("- Lapor polisi.", "- Lapor polisi dahulu.")
NEW = BASE.replace("## Alur", "## Waktu\n\nTiga hari.\n\n## Alur")


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (BASE.replace('"1.1"', '"1.2"').replace("## Alur\n", "## Alur\n\n"), set()),
        (FEE, {"Biaya"}),
        (FEE.replace("Pembuka.", "Awal."), {"Biaya", OPENING}),
        (NEW, {"Waktu"}),
        (BASE.replace("## Alur", "## Jalan"), {"Alur", "Jalan"}),
        (BASE.replace("title: Paspor hilang", "title: Paspor lenyap"), {HEAD}),
        (BASE.replace("confidence: K1", "confidence: K2"), {HEAD}),
        (BASE.replace("sources:\n", "sources:\n  - key: lain\n    regulation: X\n"), set()),
        (BASE.replace("## Alur", "## Biaya"), {WHOLE}),
        (BASE.replace("title: Paspor", "title: [Paspor"), {WHOLE}),
        (BASE.replace("## Biaya", "## X").replace("## Alur", "## Biaya"), {"X", "Alur", "Biaya"}),
        ("## Alur\n- Ke loket.\n\n## Biaya\nGratis.\n", {WHOLE}),
    ],
)
def test_what_a_text_changes_is_told_by_its_headings(after: str, expected: set[str]) -> None:
    assert touched(BASE, after) == expected


def test_a_new_file_and_one_without_sections_are_changed_as_a_whole() -> None:
    assert touched(None, BASE) == {WHOLE}
    assert overlap(touched("a = 1\n", "a = 2\n"), touched("a = 1\n", "a = 3\n"))


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (FEE, PATH, PATH.replace("1.000.000", "1.250.000")),
        # What rules set, and where nothing was changed, is as the other one has it.
        (FEE, PATH.replace('"1.1"', '"1.2"'), None),
        (NEW, FEE, NEW.replace("1.000.000", "1.250.000")),
        # A section that either of them has dropped stays gone.
        (BASE.split("## Alur")[0], FEE, FEE.split("## Alur")[0]),
        (FEE, BASE.split("## Alur")[0], FEE.split("## Alur")[0]),
        (FEE, BASE, FEE),
    ],
)
def test_changes_of_different_sections_come_together(
    mine: str, theirs: str, expected: str | None
) -> None:
    expected = expected or theirs.replace("1.000.000", "1.250.000")

    found = merged(BASE, mine, theirs)

    assert found is not None
    assert touched(expected, found) == set()
    assert touched(theirs, found) == touched(BASE, mine)
    assert [line for line in found.split("\n") if line] == [
        line for line in expected.split("\n") if line
    ]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (FEE, BASE.replace("1.000.000", "1.500.000")),
        (FEE, BASE.replace("## Biaya", "## Tarif")),
        (BASE.replace("title: Paspor hilang", "title: A"), BASE.replace("hilang\n", "raib\n", 1)),
        ("## Alur\nLain.\n\n## Biaya\nLain.\n", FEE),
    ],
)
def test_two_changes_of_one_section_do_not(mine: str, theirs: str) -> None:
    assert merged(BASE, mine, theirs) is None


def test_a_title_and_a_section_come_together() -> None:
    titled = BASE.replace("title: Paspor hilang", "title: Paspor lenyap")

    for mine, theirs in ((titled, FEE), (FEE, titled)):
        found = merged(BASE, mine, theirs) or ""
        assert "title: Paspor lenyap\n" in found
        assert "Rp1.250.000" in found


def test_each_change_brings_its_sources_even_under_one_key() -> None:
    source = "sources:\n  - key: edaran\n    regulation: Edaran {}\n    confidence: K3\n"
    mine = FEE.replace("sources:\n", source.format(1), 1).replace("[^pp45]", "[^edaran]")
    theirs = PATH.replace("sources:\n", source.format(2), 1).replace("dahulu.", "dahulu.[^edaran]")

    found = merged(BASE, mine, theirs) or ""

    assert "Rp1.250.000.[^edaran2]" in found
    assert "Lapor polisi dahulu.[^edaran]" in found
    assert "regulation: Edaran 1" in found
    assert "regulation: Edaran 2" in found
    # Nothing cites it any more.
    assert "PP 45/2024" not in found
