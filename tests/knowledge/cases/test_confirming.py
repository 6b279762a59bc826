"""The digests of a case are written by rule, and tell what changed since somebody read it."""

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.reading.cases import CaseFile, confirming
from knowledge.reading.cases import file as case_files
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import Sop
from knowledge.shelf import Shelf

PATH = "cases/paspor.toml"
SOP_ID, LINE = "paspor-hilang", "Surat lapor kehilangan dari kepolisian"


@pytest.fixture
def library(shelf: Shelf) -> Library:
    return shelf.content.as_written().library


@pytest.fixture
def text(shelf: Shelf) -> str:
    return shelf.text(PATH) or ""


def parsed(text: str) -> CaseFile:
    case = case_files.parsed(Path("paspor.toml"), text)
    assert case is not None
    return case


def reworded(library: Library, old: str, new: str) -> Sop:
    """The SOP with other words in its documents."""
    sop = library[SOP_ID]
    sections = (
        replace(it, body=it.body.replace(old, new)) if it.heading == "Dokumen" else it
        for it in sop.sections
    )
    return replace(sop, sections=tuple(sections))


def test_nobody_types_digests(text: str, library: Library) -> None:
    bare = confirming.without_digests(text)
    assert "hash" not in bare

    written = confirming.confirmed(Path("paspor.toml"), bare, library)

    assert confirming.without_digests(written) == bare
    assert not confirming.unread(parsed(written), library)


def test_a_line_that_is_gone_keeps_its_digest(text: str, library: Library) -> None:
    lost = text.replace(f'says = "{LINE}"', 'says = "Surat lapor yang tidak ada"', 1)

    written = confirming.confirmed(Path("paspor.toml"), lost, library)

    found = confirming.unread(parsed(written), library)
    assert [line.begins for line in found] == ["Surat lapor yang tidak ada"]


def test_a_text_with_faults_stays_as_it_is(library: Library) -> None:
    for wrong in ("title = ", 'title = "x"\n[[lines]]\n'):
        assert confirming.confirmed(Path("x.toml"), wrong, library) == wrong


@pytest.mark.parametrize(
    ("new", "is_gone"), [(f"{LINE} setempat", False), ("Laporan kehilangan", True)]
)
def test_a_case_names_the_lines_that_a_text_changes(
    text: str, library: Library, new: str, is_gone: bool
) -> None:
    case, sop = parsed(text), reworded(library, LINE, new)

    found = confirming.quoted_of(case, library[SOP_ID], sop)

    assert found
    assert {(line.heading, line.begins) for line in found} == {("Dokumen", LINE)}
    place = found[0].place(sop.sections[[it.heading for it in sop.sections].index("Dokumen")])
    assert (place is None) is is_gone


def test_another_sop_changes_nothing(text: str, library: Library) -> None:
    case = parsed(text)
    assert not confirming.quoted_of(case, library[SOP_ID], library[SOP_ID])
    assert not confirming.quoted_of(
        case, library["abg-afidavit"], replace(library["abg-afidavit"], sections=())
    )
