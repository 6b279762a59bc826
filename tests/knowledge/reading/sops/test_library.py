"""The shelf is read whole, or refused with every fault of every file."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.sops import library
from tests.knowledge.sample import DAMAGED, LOST, STAY, shelf, write


def faults(folder: Path, **files: str) -> list[tuple[str, int, str]]:
    with pytest.raises(BrokenKnowledge) as broken:
        library.load(write(folder, **files))
    return [(fault.path.stem, fault.line, fault.message) for fault in broken.value.faults]


def test_an_sop_holds_what_its_file_says(tmp_path: Path) -> None:
    sop = shelf(tmp_path)["paspor-hilang"]

    assert (sop.title, sop.number, sop.section) == ("Paspor hilang", "DOK-04", "dokintalkim")
    assert sop.review_every == timedelta(days=180)
    assert [section.heading for section in sop.sections] == ["Ringkasan", "Dokumen", "Biaya"]
    assert [(q.text, q.heading) for q in sop.questions] == [
        ("paspor raib harus bawa apa", "Dokumen"),
        ("kalo ilang didenda berapa", "Biaya"),
    ]


def test_a_section_knows_its_sources_and_how_far_they_can_be_trusted(tmp_path: Path) -> None:
    sop = shelf(tmp_path)["paspor-hilang"]
    papers, cost = sop.find("dokumen"), sop.find("biaya")

    assert papers is not None
    assert cost is not None
    assert [source.article for source in papers.sources] == ["Pasal 41"]
    assert not papers.is_unconfirmed
    assert not papers.has_conflict
    assert [source.key for source in cost.sources] == ["p41", "u"]
    assert cost.is_unconfirmed
    assert cost.has_conflict
    assert sop.unconfirmed_share == pytest.approx(2 / 6)


def test_an_sop_is_stale_the_day_after_its_review_was_due(tmp_path: Path) -> None:
    sop = shelf(tmp_path)["paspor-hilang"]

    assert sop.review_due_on == date(2027, 2, 22)  # its fees
    assert not sop.is_stale(date(2027, 2, 22))
    assert sop.is_stale(date(2027, 2, 23))


def test_the_shelf_is_browsed_by_owner_and_subject(tmp_path: Path) -> None:
    browsed = shelf(tmp_path).by_section()

    assert [sop.id for sop in browsed["dokintalkim"]["Paspor"]] == [
        "paspor-hilang",
        "paspor-rusak",
        "izin-tinggal",
    ]


def test_the_fingerprint_changes_with_the_content_only(tmp_path: Path) -> None:
    first = shelf(tmp_path / "a").fingerprint
    again = shelf(tmp_path / "b").fingerprint
    changed = library.load(write(tmp_path / "b", paspor_rusak=DAMAGED.replace("500", "600")))

    assert first == again
    assert first != changed.fingerprint


SPOILT = {
    "a missing key": ("title: Paspor hilang\n", "", 2, "'title' is missing"),
    "an unknown key": (
        "scope: nasional",
        "scope: nasional\nauthor: x",
        12,
        "'author' is not a key",
    ),
    "a wrong date": ("reviewed_at: 2026-11-24", "reviewed_at: kemarin", 9, "a day like 2026-11-25"),
    "a wrong span": ("180 hari", "sering", 10, "a span like '180 hari'"),
    "a version without quotes": ('"1.0"', "1.0", 7, "'version' holds 1.0"),
    "an id that is not the file's name": (
        "id: paspor-hilang",
        "id: paspor-ilang",
        2,
        "file's name",
    ),
    "a wrong confidence": ("confidence: K2", "confidence: K9", 14, "confidence must be one of"),
    "a source key used twice": ("- key: u\n", "- key: p41\n", 19, "source key 'p41' is used twice"),
    "a footnote without source": ("KTP.[^p41]", "KTP.[^p42]", 27, "[^p42] is no key of `sources`"),
    "a heading used twice": ("## Biaya", "## Dokumen", 30, "'Dokumen' stands here twice"),
    "a table": ("1. KTP.[^p41]", "| KTP |[^p41]", 27, "tables cannot be shown"),
    "a link": ("1. KTP", "1. [KTP](https://a.b)", 27, "links are not allowed"),
    "HTML": ("1. KTP", "1. <b>KTP</b>", 27, "HTML is not allowed"),
    "a deep heading": ("## Dokumen", "### Dokumen", 26, "only '## Heading' starts a section"),
    "bold left open": ("**Rp1.000.000**", "**Rp1.000.000", 31, "bold that opens must close"),
    "another kind of note": ("[!KONFLIK] Kasi", "[!NOTE] Kasi", 34, "[!KONFLIK] <the post to ask>"),
    "a replaced SOP without successor": ("berlaku", "diganti", 12, "needs `replaced_by: <id>`"),
    "an unknown successor": ("berlaku", "diganti\nreplaced_by: x", 2, "is the id of no SOP"),
    "a key written twice": ("version:", "scope: ukk\nversion:", 12, "'scope' stands here twice"),
    "broken YAML": ("title: Paspor hilang", "title: Paspor: hilang", 4, "this is not YAML"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_fault_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    before, after, line, message = SPOILT[name]
    assert before in LOST

    found = faults(tmp_path, paspor_hilang=LOST.replace(before, after, 1))

    assert any(at == line and message in told for _, at, told in found), found


def test_a_source_nobody_cites_is_a_fault(tmp_path: Path) -> None:
    found = faults(tmp_path, paspor_rusak=DAMAGED.replace("[^u]", "[^p41]"))

    assert found == [("paspor-rusak", 19, "source 'u' is cited nowhere; cite it or take it out")]


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        paspor_hilang=LOST.replace("scope: nasional", "scope: dunia").replace("[^u]", "[^v]"),
        paspor_rusak=DAMAGED.replace("DOK-05", "DOK-22"),
        izin_tinggal=STAY.replace("2026-11-25", "segera"),
    )

    assert {name for name, _, _ in found} == {"paspor-hilang", "paspor-rusak", "izin-tinggal"}
    assert len(found) >= 5


def test_a_file_without_a_head_is_refused(tmp_path: Path) -> None:
    found = faults(tmp_path, paspor_hilang="Hanya teks.\n")

    assert found == [
        ("paspor-hilang", 1, "the file must open with a head between two lines of '---'")
    ]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BrokenKnowledge, match="no such folder"):
        library.load(tmp_path / "nowhere")
