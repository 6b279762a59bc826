"""`anomalies.toml` says what can be reported, and its loader says what is wrong with it."""

from pathlib import Path

import pytest

from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.office import categories as anomalies
from tests.knowledge.sample import lines_with
from tests.places import CONTENT, KNOWLEDGE
from tests.shelves import shelf_of

REAL = KNOWLEDGE / "anomalies.toml"

SOUND = """\
[categories.dokumen]
label = "Dokumen palsu"
section = "inteldakim"
urgency = "biasa"
hint = "Apa yang janggal."
sops = ["dokumen-palsu", "verifikasi-dokumen"]

[categories.pungli]
label = "Pungli"
section = "tu"
urgency = "mendesak"
hint = "Siapa meminta apa."
sops = ["verifikasi-dokumen"]
joined_by = ["kepala_kantor"]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "anomalies.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("id", "section"),
    [
        ("dokumen", "inteldakim"),
        ("tppo", "inteldakim"),
        ("identitas", "inteldakim"),
        ("calo", "inteldakim"),
        ("data", "dokintalkim"),
        ("wawancara", "dokintalkim"),
        ("sistem", "tikim"),
        ("kebocoran", "tikim"),
        ("pnbp", "tu"),
        ("gratifikasi", "tu"),
    ],
)
def test_each_category_goes_to_its_section(id: str, section: str) -> None:
    assert shelf_of(CONTENT).categories[id].section == section


def test_gifts_and_extortion_reach_the_head_of_office_from_the_start() -> None:
    assert anomalies.load(REAL)["gratifikasi"].joined_by == ("kepala_kantor",)


def test_a_reporter_who_finds_no_category_takes_the_last() -> None:
    assert list(anomalies.load(REAL))[-1] == "lain"


def test_a_category_is_read_as_it_is_written(tmp_path: Path) -> None:
    categories = anomalies.load(written(tmp_path, SOUND))

    assert list(categories) == ["dokumen", "pungli"]
    assert categories["pungli"] == anomalies.Category(
        id="pungli",
        label="Pungli",
        section="tu",
        urgency="mendesak",
        hint="Siapa meminta apa.",
        sops=("verifikasi-dokumen",),
        joined_by=("kepala_kantor",),
    )


def test_under_a_sop_the_category_that_names_it_first_is_offered_first(tmp_path: Path) -> None:
    categories = anomalies.load(written(tmp_path, SOUND))

    offered = anomalies.offered_for(categories, "verifikasi-dokumen")

    assert [category.id for category in offered] == ["pungli", "dokumen"]
    assert anomalies.offered_for(categories, "splp") == ()


def test_a_misfit_is_named_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, SOUND)

    found = anomalies.misfits(path, sections=["inteldakim"], sops=["verifikasi-dokumen"])

    assert [(fault.line, fault.message) for fault in found] == [
        (1, "[categories.dokumen] names the SOP 'dokumen-palsu', which does not exist"),
        (8, "[categories.pungli] section 'tu' is not in office.toml"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("[categories.pungli]", "[categories.Pungli]", 8, "needs an id of 1 to 20 small letters"),
        ('"Pungli"', '"' + "P" * 29 + '"', 8, "has a label of 29 letters; at most 28 fit"),
        ('"Pungli"', '"Dokumen palsu"', 8, "has the same label as [categories.dokumen]"),
        ('label = "Pungli"\n', "", 8, "lacks 'label', a text"),
        ('"mendesak"', '"kilat"', 8, "has urgency 'kilat'; known are: biasa, mendesak"),
        ('hint = "Siapa meminta apa."', 'hint = " "', 8, "lacks 'hint', a text"),
        ('sops = ["verifikasi-dokumen"]', 'sops = "splp"', 8, "lacks 'sops', a list of texts"),
        ('["kepala_kantor"]', '["Pak Budi"]', 8, "is joined by 'Pak Budi'; known are"),
        ("joined_by", "with", 8, "has unknown 'with'"),
        ("[categories.pungli]", "[kategori.pungli]", 8, "[kategori] is no table here"),
    ],
)
def test_a_fault_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    assert old in SOUND
    path = written(tmp_path, SOUND.replace(old, new, 1))

    assert lines_with(message, lambda: anomalies.load(path)) == [line]


def test_a_file_without_categories_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(BrokenKnowledge, match="there is no"):
        anomalies.load(written(tmp_path, ""))
