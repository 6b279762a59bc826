"""A heading that was published is found for good: where it stands, or where it went."""

from pathlib import Path

import pytest

from knowledge.reading.layers import Layers
from knowledge.reading.sops import moved_sections
from knowledge.reading.sops.moved_sections import Moved
from knowledge.shelf import Shelf, address_of
from tests.knowledge.sample import shelf
from tests.places import CONTENT

LOST_COST = ("paspor-hilang", "Biaya")


@pytest.fixture
def table(tmp_path: Path) -> Moved:
    path = tmp_path / "moved.toml"
    path.write_text(
        '[moved]\n"paspor-hilang/Denda" = "paspor-hilang/Biaya"\n'
        '"paspor-ilang/Berkas" = ["paspor-hilang/Dokumen", "paspor-rusak/Dokumen"]\n'
    )
    return moved_sections.load(path)


def test_a_section_that_moved_is_found_where_it_stands_now(table: Moved) -> None:
    assert table.now(("paspor-hilang", "Denda")) == (LOST_COST,)
    assert len(table.now(("paspor-ilang", "Berkas"))) == 2


def test_a_section_that_never_moved_stands_where_it_stood(table: Moved) -> None:
    assert table.now(LOST_COST) == (LOST_COST,)


def test_a_folder_without_the_table_has_moved_nothing(tmp_path: Path) -> None:
    assert moved_sections.load(tmp_path / "moved.toml").now(LOST_COST) == (LOST_COST,)


def test_a_target_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    table = Moved({("a", "B"): (("paspor-hilang", "Harga"),)})

    (fault,) = table.misfits(tmp_path, shelf(tmp_path / "sop"), [])

    assert fault.message == "'a/B' moved to 'paspor-hilang/Harga', which is not there"


def test_a_heading_that_vanished_without_a_word_is_a_fault(tmp_path: Path, table: Moved) -> None:
    once = [LOST_COST, ("paspor-hilang", "Denda"), ("paspor-hilang", "Ongkos")]

    (fault,) = table.misfits(tmp_path, shelf(tmp_path / "sop"), once)

    assert fault.message == "'paspor-hilang/Ongkos' has vanished; say here where it stands"


def test_every_heading_of_the_shelf_is_listed() -> None:
    assert list(moved_sections.unlisted(CONTENT, Shelf(CONTENT).library)) == []


def test_a_heading_that_could_vanish_unseen_is_told(tmp_path: Path) -> None:
    path = tmp_path / "headings.txt"
    path.write_text("paspor-hilang/Dokumen\npaspor-hilang/Biaya\nizin-tinggal/Biaya\n")

    told = [
        fault.message
        for fault in moved_sections.unlisted(Layers(tmp_path), shelf(tmp_path / "sop"))
    ]

    assert "'paspor-rusak/Dokumen' is not listed; add it as a line" in told
    assert not any("paspor-hilang" in message for message in told)


def test_a_button_of_before_opens_the_section_where_it_stands_now() -> None:
    shelf = Shelf(CONTENT)
    gone = [
        (old, targets)
        for old, targets in shelf.content.moved.items()
        if shelf.library.get(old[0]) is None
        or old[1] not in [part.heading for part in shelf.library[old[0]].sections]
    ]
    assert gone

    for (sop_id, heading), targets in gone:
        passage = shelf.find(sop_id, heading)
        assert passage is not None, heading
        assert (passage.sop.id, passage.section.heading) == targets[0]
    assert shelf.passage(address_of("nirgendwo", "x")) is None
