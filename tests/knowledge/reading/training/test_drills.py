"""The told cases: each can be reported, says what it asks for, and quotes what the shelf says."""

from pathlib import Path

import pytest

from knowledge.reading import drills
from knowledge.reading.faults import BrokenKnowledge
from knowledge.shelf import Shelf

GOOD = """title = "Kasus"
category = "dokumen"
urgency = "biasa"
told = "Huruf di kartu keluarga berbeda."

[[facts]]
label = "dokumen"
words = ["kartu"]

[[look]]
says = "Jangan menuduh"
from = "dokumen-palsu#Langkah di loket"
"""
# What only the officer knows: what they did.
OWN = "apa yang sudah dilakukan"


def test_every_case_can_be_reported_from_what_it_tells(shelf: Shelf) -> None:
    cases = shelf.content.drills
    assert len(cases) == 6
    for case in cases.values():
        told = case.told.casefold()
        untold = [fact.label for fact in case.facts if not any(word in told for word in fact.words)]
        assert [label for label in untold if label != OWN] == []
        assert case.still_said(shelf.library) == case.look
        assert case.category in shelf.categories


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('title = "Kasus"', 'titel = "Kasus"', "lacks 'title'"),
        ('"Kasus"', f'"{"Kasus " * 9}"', "at most 24 fit"),
        ('"biasa"', '"segera"', "known are"),
        ('words = ["kartu"]', 'words = ["Kartu"]', "needs [[facts]]"),
        ("says = ", "said = ", "a quotation needs"),
    ],
)
def test_a_case_with_a_fault_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    (tmp_path / "kasus.toml").write_text(GOOD.replace(old, new, 1))

    with pytest.raises(BrokenKnowledge, match=fault.replace("[", r"\[")):
        drills.load(tmp_path)


def test_a_category_that_the_office_lacks_hides_the_case(tmp_path: Path) -> None:
    (tmp_path / "kasus.toml").write_text(GOOD)
    cases = drills.load(tmp_path)

    assert drills.shown(cases, {"lain"}) == {}
    assert [str(one) for one in drills.strange(tmp_path, cases, {"lain"})] != []
