"""Sample letters are read whole, or refused with all their faults."""

from pathlib import Path

import pytest

from knowledge.reading import letters
from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.sources import catalogue
from tests.places import CONTENT, KNOWLEDGE

LETTER = """\
---
id: surat
title: Surat ke penerbit
purpose: Menanyakan keabsahan.
sops: [verifikasi-dokumen]
status: contoh
---
Contoh isian.[^praktik]

Nomor: {nomor surat}
"""


def faults_of(folder: Path, text: str) -> list[str]:
    (folder / "surat.md").write_text(text, encoding="utf-8")
    with pytest.raises(BrokenKnowledge) as broken:
        letters.load(folder)
    return [fault.message for fault in broken.value.faults]


def test_a_letter_is_copied_without_footnotes(tmp_path: Path) -> None:
    (tmp_path / "surat.md").write_text(LETTER, encoding="utf-8")

    (letter,) = letters.load(tmp_path).values()

    assert letter.body == "Contoh isian.\n\nNomor: {nomor surat}"
    assert letter.is_sample


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("id: surat", "id: lain", "id must be the file's name"),
        ("status: contoh", "status: resmi", "status must be one of"),
        ("purpose: Menanyakan keabsahan.\n", "", "'purpose' is missing"),
        ("sops: [verifikasi-dokumen]", "sops: x", "must hold a list"),
        ("title:", "judul: x\ntitle:", "'judul' is not a key here"),
        ("{nomor surat}", "1671012345678901", "a long number"),
    ],
)
def test_a_fault_says_what_to_do(tmp_path: Path, good: str, bad: str, said: str) -> None:
    assert any(said in message for message in faults_of(tmp_path, LETTER.replace(good, bad)))


def test_the_office_has_its_letters() -> None:
    found = letters.load(KNOWLEDGE / "letters", catalogue.load(CONTENT))

    assert {"surat-ke-penerbit", "nota-dinas-antarseksi", "pemberitahuan-kekurangan"} <= set(found)
    assert all("[^" not in letter.body for letter in found.values())
