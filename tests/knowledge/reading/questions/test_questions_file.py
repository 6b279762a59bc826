"""Sample questions stand in a file of their own, under the headings of their SOP."""

from pathlib import Path

import pytest

from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.questions import rules as questions_rules
from knowledge.reading.questions.file import with_question
from knowledge.reading.sops import library
from tests.knowledge.sample import DAMAGED, LOST, shelf, write


def load(folder: Path, **questions: str) -> library.Library:
    sops = write(folder / "sop", paspor_hilang=LOST, paspor_rusak=DAMAGED)
    return library.load(sops, questions=write(folder / "questions", **questions))


def faults(folder: Path, **questions: str) -> list[tuple[str, int, str]]:
    with pytest.raises(BrokenKnowledge) as broken:
        load(folder, **questions)
    return [(fault.path.stem, fault.line, fault.message) for fault in broken.value.faults]


def test_questions_are_read_line_by_line_under_their_heading(tmp_path: Path) -> None:
    text = "## Biaya\nbrp dendanya\n\n  ongkosnya berapa  \n## Dokumen\nbawa apa\n"

    sop = load(tmp_path, paspor_hilang=text)["paspor-hilang"]

    assert [(sample.text, sample.heading, sample.line) for sample in sop.questions] == [
        ("brp dendanya", "Biaya", 2),
        ("ongkosnya berapa", "Biaya", 4),
        ("bawa apa", "Dokumen", 6),
    ]


def test_an_sop_without_questions_still_works(tmp_path: Path) -> None:
    sops = load(tmp_path, paspor_hilang="## Biaya\nbrp dendanya\n")

    assert sops["paspor-rusak"].questions == ()


SPOILT = {
    "a heading that the SOP lacks": ("## Harga\nbrp", 1, "no section of the SOP is headed 'Harga'"),
    "a question under no heading": ("brp dendanya", 1, "a question stands under a heading"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_fault_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    text, line, message = SPOILT[name]

    found = faults(tmp_path, paspor_hilang=text)

    assert any(at == line and message in told for _, at, told in found), found


@pytest.mark.parametrize("text", ["bayar Rp1.000.000 kok mahal", "pp 45/2024 pasal 3", "16 tahun"])
def test_amounts_laws_and_ages_are_nobody_s_data(text: str) -> None:
    assert not questions_rules.holds_personal_data(text)


def test_questions_about_no_sop_are_a_fault(tmp_path: Path) -> None:
    found = faults(tmp_path, paspor_gratis="## Biaya\nbrp")

    assert found == [("paspor-gratis", 1, "there is no SOP 'paspor-gratis' to ask about")]


def test_the_same_question_under_two_sections_is_a_fault(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        paspor_hilang="## Biaya\nbrp dendanya\n## Dokumen\nBrp dendanya?\n",
        paspor_rusak="## Biaya\nbrp dendanya\n",
    )

    assert [(name, line) for name, line, _ in found] == [("paspor-hilang", 4), ("paspor-rusak", 2)]
    assert "stands under 'paspor-hilang/Biaya', too" in found[0][2]


PERSONAL = {
    "a NIK": "nik 1603012505900002 brp",
    "a telephone": "wa ke 0812-3456-7890 ya",
    "a passport's number": "buku C1234567 hilang",
    "an address of e-mail": "kirim ke budi@mail.id",
}


@pytest.mark.parametrize("name", PERSONAL)
def test_personal_data_is_left_out_with_a_warning(name: str, tmp_path: Path) -> None:
    text = f"## Biaya\nbrp dendanya\n{PERSONAL[name]}\n"
    sops = load(tmp_path, paspor_hilang=text)

    found = [
        str(fault) for fault in questions_rules.warnings(tmp_path / "questions", sops.values())
    ]

    assert [sample.text for sample in sops["paspor-hilang"].questions] == ["brp dendanya"]
    assert any("paspor-hilang.md:3: left out" in one for one in found)
    assert not any(PERSONAL[name] in one for one in found)


def test_a_near_copy_is_a_fault(tmp_path: Path) -> None:
    text = "## Dokumen\nsurat apa yang harus dibawa\nbrp lembar\nsurat apa yg harus dibawa\n"
    sops = load(tmp_path, paspor_hilang=text)

    found = [str(fault) for fault in questions_rules.copies(tmp_path, sops.values())]

    assert len(found) == 1
    assert "paspor-hilang.md:4" in found[0]
    assert "nearly line 2" in found[0]


def test_too_few_questions_are_a_warning(tmp_path: Path) -> None:
    sops = load(tmp_path, paspor_hilang="## Dokumen\nsurat apa yang harus dibawa\n")

    found = [str(fault) for fault in questions_rules.warnings(tmp_path, sops.values())]

    assert any(
        "2 of 2 sections have fewer than 25" in one and "'Biaya' has 0" in one for one in found
    )


def test_the_fingerprint_changes_with_a_question(tmp_path: Path) -> None:
    before = load(tmp_path / "a", paspor_hilang="## Biaya\nbrp dendanya\n").fingerprint
    after = load(tmp_path / "b", paspor_hilang="## Biaya\nbrp ongkosnya\n").fingerprint

    assert before != after


def test_the_small_shelf_has_its_questions(tmp_path: Path) -> None:
    assert [sample.heading for sample in shelf(tmp_path)["izin-tinggal"].questions] == ["Waktu"]


@pytest.mark.parametrize(
    ("content", "heading", "written", "law"),
    [
        ("## Biaya\nbrp\n", "Biaya", "## Biaya\nbrp\ndenda ilang\n", "as the last one below it"),
        (
            "## Biaya\nbrp\n\n## Alur\nkemana\n",
            "Biaya",
            "## Biaya\nbrp\ndenda ilang\n\n## Alur\nkemana\n",
            "before the next heading",
        ),
        ("## Alur\nkemana\n", "Biaya", "## Alur\nkemana\n\n## Biaya\ndenda ilang\n", "a new one"),
        ("", "Biaya", "## Biaya\ndenda ilang\n", "a file of its own"),
        ("## Biaya\ndenda ilang\n", "Biaya", "## Biaya\ndenda ilang\n", "once only"),
    ],
)
def test_a_question_is_added_below_its_heading(
    content: str, heading: str, written: str, law: str
) -> None:
    assert with_question(content, heading, "denda ilang") == written, law
