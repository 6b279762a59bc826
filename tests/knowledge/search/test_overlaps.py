"""Sections whose questions find each other are told, the worst first."""

from pathlib import Path

from knowledge.reading.sops import library
from knowledge.search.overlaps import overlaps
from tests.knowledge.sample import DAMAGED, LOST, vocabulary, write

# Under "Biaya" stands, again and again, what "Dokumen" answers.
MIXED = "## Dokumen\n{}\n## Biaya\n{}\n".format(
    "\n".join(f"surat lapor {word} polisi" for word in ["apa", "mana", "kapan", "siapa"]),
    "\n".join(f"surat lapor {word} polisi ya" for word in ["apa", "mana", "kapan", "siapa"]),
)


def test_two_sections_with_the_same_questions_are_the_worst_pair(tmp_path: Path) -> None:
    sops = write(tmp_path / "sop", paspor_hilang=LOST, paspor_rusak=DAMAGED)
    shelf = library.load(sops, questions=write(tmp_path / "questions", paspor_hilang=MIXED))

    worst = overlaps(shelf, vocabulary(tmp_path))[0]

    assert {worst.one, worst.other} == {("paspor-hilang", "Biaya"), ("paspor-hilang", "Dokumen")}
    assert worst.count == worst.from_one + worst.from_other >= 4
    assert worst.example.startswith("surat lapor")


def test_without_questions_nothing_overlaps(tmp_path: Path) -> None:
    shelf = library.load(write(tmp_path / "sop", paspor_hilang=LOST))

    assert overlaps(shelf, vocabulary(tmp_path)) == []
