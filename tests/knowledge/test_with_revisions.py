"""Revisions stand over the files; those that no longer fit with them are left out and named."""

import pickle
from copy import copy
from pathlib import Path

import pytest

from knowledge.reading.layers import Layers
from knowledge.reading.revising import with_revisions
from knowledge.reading.revising.overlay import overlaid
from knowledge.reading.sops.library import BrokenKnowledge
from tests.places import CONTENT, KNOWLEDGE, copied_layers
from tests.shelves import shelf_of

PATH = "sop/paspor-hilang.md"
LOST = (KNOWLEDGE / PATH).read_text()
RENAMED = LOST.replace("title: Paspor hilang", "title: Buku paspor lenyap", 1)
WITHOUT_TU = CONTENT.office_file.read_text().replace("[sections.tu]", "[sections.umum]", 1)
BROKEN = LOST.replace("scope: nasional", "scope: tidak-ada", 1)


def test_a_path_below_an_overlaid_folder_reads_the_text(tmp_path: Path) -> None:
    (tmp_path / "sop").mkdir()
    (tmp_path / "sop" / "a.md").write_text("lama")
    (tmp_path / "sop" / "b.md").write_text("tetap")
    folder = overlaid(tmp_path, {"sop/a.md": "baru", "sop/c.md": "tambahan", "letters/d.md": "x"})

    texts = {path.name: path.read_text(encoding="utf-8") for path in (folder / "sop").glob("*.md")}
    assert texts == {"a.md": "baru", "b.md": "tetap", "c.md": "tambahan"}
    assert (folder / "letters").is_dir()
    assert (folder / "sop" / "c.md").exists()
    assert (folder / "sop" / "c.md").read_bytes() == b"tambahan"
    assert not (folder / "sop" / "d.md").exists()
    assert folder / "sop" / "a.md" == tmp_path / "sop" / "a.md"


def test_an_sop_of_a_revised_shelf_goes_to_another_process() -> None:
    shelf = copy(shelf_of(CONTENT))
    shelf.revise({PATH: RENAMED})
    sop = shelf.library["paspor-hilang"]
    assert any(source.document for source in sop.sources)

    arrived = pickle.loads(pickle.dumps(sop))

    assert arrived.sources == sop.sources
    assert type(arrived.path) is type(Path())
    assert {type(one.document.path) for one in arrived.sources if one.document} <= {type(Path())}


def test_a_shelf_uses_a_revision_through_reloads_until_it_is_taken_back() -> None:
    shelf = copy(shelf_of(CONTENT))
    shelf.revise({PATH: RENAMED, "sop/paspor-rusak.md": BROKEN})

    assert shelf.library["paspor-hilang"].title == "Buku paspor lenyap"
    assert list(shelf.left_out) == ["sop/paspor-rusak.md"]
    shelf.reload()
    assert shelf.library["paspor-hilang"].title == "Buku paspor lenyap"
    assert (shelf.text(PATH), shelf.written(PATH)) == (RENAMED, LOST)
    assert any("tidak-ada" in str(fault) for fault in shelf.faults_with({PATH: BROKEN}))
    shelf.revise({})
    assert shelf.library["paspor-hilang"].title == "Paspor hilang"


@pytest.mark.slow  # it loads the whole content more than once
def test_a_wrong_fee_is_the_fault_of_a_quiz_and_never_of_the_sop_whose_fee_changes() -> None:
    shelf, quiz, sop = copy(shelf_of(CONTENT)), "training/kuis-sop.md", "sop/paspor-tarif.md"
    asked, fees = ((KNOWLEDGE / path).read_text() for path in (quiz, sop))
    wrong = asked.replace("Hilang Rp1.000.000", "Hilang Rp1.500.000", 1)
    dearer = fees.replace("hilang: **Rp1.000.000**", "hilang: **Rp1.500.000**", 1)
    assert (wrong != asked, dearer != fees) == (True, True)

    (fault,) = shelf.faults_with({quiz: wrong})

    assert "'Rp1.500.000' behind 'Penjelasan', which is not in what it cites" in str(fault)
    assert shelf.faults_with({sop: dearer}) == []


def test_what_does_not_fit_is_left_out_and_the_rest_is_used() -> None:
    other = "sop/paspor-rusak.md"
    text = (KNOWLEDGE / other).read_text().replace("title: Paspor rusak", "title: Buku sobek", 1)

    found = with_revisions.load(CONTENT, None, {PATH: BROKEN, other: text})

    assert list(found.left_out) == [PATH]
    assert "tidak-ada" in str(found.left_out[PATH][0])
    assert found.content.library["paspor-hilang"].title == "Paspor hilang"
    assert found.content.library["paspor-rusak"].title == "Buku sobek"


@pytest.mark.slow  # it loads the whole content more than once
def test_in_the_place_of_what_does_not_fit_stands_the_next_older_that_does() -> None:
    found = with_revisions.load(CONTENT, None, {PATH: BROKEN}, {PATH: [BROKEN, RENAMED, LOST]})

    assert list(found.left_out) == [PATH]
    assert found.content.library["paspor-hilang"].title == "Buku paspor lenyap"
    assert found.texts == {PATH: RENAMED}
    # Without one that fits, the file is used.
    assert with_revisions.load(CONTENT, None, {PATH: BROKEN}, {PATH: [BROKEN]}).texts == {}


@pytest.mark.slow  # it loads the whole content more than once
def test_a_revision_that_breaks_another_file_is_found_one_by_one() -> None:
    """The fault stands in a file that nobody has touched: the office's own SOP has no section."""
    texts = {"office.toml": WITHOUT_TU, "letters/x.md": "tanpa kepala", PATH: RENAMED}

    found = with_revisions.load(CONTENT, None, texts)

    assert set(found.left_out) == {"office.toml", "letters/x.md"}
    assert found.texts == {PATH: RENAMED}


def test_a_revision_may_lose_a_heading_that_others_name() -> None:
    without = LOST.replace("## Dokumen", "## Berkas", 1)

    found = with_revisions.load(CONTENT, None, {PATH: without})

    assert found.texts == {PATH: without}
    assert "it has no section 'dokumen'" in found.content.warnings[0].message
    # Who writes it in chat is told, and cannot lose it unseen.
    told = shelf_of(CONTENT).faults_with({PATH: without})
    assert any("names a section that is not in 'paspor-hilang'" in str(fault) for fault in told)


def test_broken_files_are_told_for_what_they_are(tmp_path: Path) -> None:
    layers = copied_layers(tmp_path)
    (layers.national / PATH).write_text(BROKEN)

    with pytest.raises(BrokenKnowledge, match="tidak-ada"):
        with_revisions.load(layers, None, {"sop/paspor-rusak.md": "tanpa kepala"})
    assert with_revisions.load(layers, None, {PATH: LOST}).left_out == {}


@pytest.fixture
def broken(tmp_path: Path) -> Layers:
    """Layers in which one file is broken."""
    layers = copied_layers(tmp_path)
    (layers.national / PATH).write_text(BROKEN)
    return layers


@pytest.mark.slow  # it loads the whole content more than once
def test_a_broken_file_under_a_revision_stops_nothing_whatever_is_left_out(broken: Layers) -> None:
    # The second one's fault stands in a file that nobody has touched.
    found = with_revisions.load(broken, None, {PATH: RENAMED, "office.toml": WITHOUT_TU})

    assert found.texts == {PATH: RENAMED}
    assert list(found.left_out) == ["office.toml"]


@pytest.mark.slow  # it loads the whole content more than once
def test_a_broken_file_may_be_covered_by_an_older_revision(broken: Layers) -> None:
    found = with_revisions.load(broken, None, {PATH: BROKEN + "\n"}, {PATH: [RENAMED]})

    assert found.texts == {PATH: RENAMED}
    assert list(found.left_out) == [PATH]


def test_a_fault_that_no_revision_covers_is_told_with_no_other(broken: Layers) -> None:
    other = broken.national / "sop/paspor-rusak.md"
    other.write_text(other.read_text().replace("scope: nasional", "scope: tidak-ada", 1))

    with pytest.raises(BrokenKnowledge) as raised:
        with_revisions.load(broken, None, {PATH: RENAMED})

    assert {fault.path.name for fault in raised.value.faults} == {"paspor-rusak.md"}
