"""A schematic says what the shelf says, or nothing."""

from pathlib import Path

import pytest

from knowledge.reading import content, schematics
from knowledge.reading.faults import BrokenKnowledge
from tests.places import CONTENT, KNOWLEDGE

PICTURE = """\
title = "KTP-el"
purpose = "Letak NIK."
height = 63

[[parts]]
name = "NIK"
look = "number"
box = [5, 17, 55, 9]
says = "cek NIK lewat hak akses kantor"
from = "dukcapil#Cara cek resmi"

[[forged]]
says = "bekas kerik atau tempel."
from = "dokumen-palsu#Yang perlu dicermati"
"""


def loaded(folder: Path, text: str) -> schematics.Schematics:
    (folder / "ktp.toml").write_text(text, encoding="utf-8")
    return schematics.load(folder)


def test_the_office_has_its_pictures_and_each_says_what_its_sections_say() -> None:
    found = content.load(CONTENT)

    assert {"ktp-el", "kartu-keluarga", "akta-kelahiran", "buku-nikah", "ijazah", "paspor"} == set(
        found.schematics
    )
    assert not list(schematics.outdated(KNOWLEDGE / "pictures", found.schematics, found.library))


def test_what_the_section_no_longer_says_is_named_and_left_out(tmp_path: Path) -> None:
    library = content.load(CONTENT).library
    drawn = loaded(tmp_path, PICTURE.replace("bekas kerik", "bekas air"))

    (fault,) = schematics.outdated(tmp_path, drawn, library)

    assert (fault.line, str(fault.message)) == (
        13,
        "the section 'Yang perlu dicermati' no longer says it",
    )
    shown = drawn["ktp"].true_to(library)
    assert [quote.text for quote in shown.quotes] == ["cek NIK lewat hak akses kantor"]
    gone = loaded(tmp_path, PICTURE.replace("#Cara cek resmi", "#Cara cek"))
    assert "no section 'Cara cek'" in next(schematics.misfits(tmp_path, gone, library)).message


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ('title = "KTP-el"\n', "", "lacks 'title'"),
        ("KTP-el", "Kartu tanda penduduk elektronik", "at most 24 letters"),
        ("height = 63", 'height = "tinggi"', "height must be"),
        ("[5, 17, 55, 9]", "[5, 17, 99, 9]", "a box inside the page"),
        ('look = "number"', 'look = "angka"', "a part needs name, look"),
        ('from = "dukcapil#Cara cek resmi"', 'from = "dukcapil"', "a quotation needs"),
        ("[[forged]]", "[[others]]", "needs [[forged]]"),
        ("[[parts]]", "[[others]]", "needs 1 to 8 [[parts]]"),
    ],
)
def test_a_fault_says_what_to_do(tmp_path: Path, good: str, bad: str, said: str) -> None:
    with pytest.raises(BrokenKnowledge) as broken:
        loaded(tmp_path, PICTURE.replace(good, bad, 1))

    assert any(said in fault.message for fault in broken.value.faults)
