"""No sign is about origin, sex, looks or dress; a file takes a sign of another, or loses one."""

from pathlib import Path

import pytest

from knowledge.reading import interviews
from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.interviews import Interviews, Point, signs
from knowledge.reading.interviews.editing import with_sign, without_sign
from knowledge.reading.sources import catalogue
from tests.places import CONTENT, KNOWLEDGE

ROOM = KNOWLEDGE / "interviews"
NAMELESS = ("Magang di perusahaan apa?", "Tidak tahu nama perusahaannya.")


def load(folder: Path) -> Interviews:
    return interviews.load(folder, catalogue.load(CONTENT))


def text(interview: str) -> str:
    return (ROOM / f"{interview}.md").read_text(encoding="utf-8")


def questions(folder: Path, written: str) -> dict[str, tuple[Point, ...]]:
    """The questions of a file with their signs. Raises BrokenKnowledge if it has faults."""
    name = written.split("id: ")[1].splitlines()[0]
    (folder / f"{name}.md").write_text(written, encoding="utf-8")
    return {one.text: one.signs for one in load(folder)[name].questions}


@pytest.mark.parametrize(
    ("sign", "group"),
    [
        ("Logatnya bukan logat daerah yang disebut.", "origin"),
        ("Perempuan muda, berangkat sendiri.", "sex"),
        ("Wajahnya tidak seperti di foto.", "looks"),
        ("Pakaiannya lusuh.", "dress"),
        ("Tidak berpakaian rapi.", "dress"),
        ("Dibayari agen di muka.", None),
        ("Tidak tahu nama asli perusahaannya.", None),
    ],
)
def test_what_says_nothing_about_a_person_is_no_sign(sign: str, group: str | None) -> None:
    assert signs.load(KNOWLEDGE / signs.FILE).group(sign) == group


def test_a_file_with_such_a_sign_is_refused(tmp_path: Path) -> None:
    barred = signs.load(KNOWLEDGE / signs.FILE)
    assert not list(signs.misfits(ROOM, load(ROOM), barred))
    written = text("magang").replace(NAMELESS[1], "Logatnya berbeda.")
    (tmp_path / "magang.md").write_text(written, encoding="utf-8")

    (fault,) = signs.misfits(tmp_path, load(tmp_path), barred)

    assert fault.message == (
        "'Logatnya berbeda.' is no sign: none is about origin, sex, looks or dress"
    )


def test_a_list_without_a_group_is_refused(tmp_path: Path) -> None:
    file = tmp_path / signs.FILE
    file.write_text('[never]\norigin = ["suku"]\nsex = []\nlooks = ["wajah"]\n', encoding="utf-8")

    with pytest.raises(BrokenKnowledge) as broken:
        signs.load(file)

    assert {fault.message for fault in broken.value.faults} == {
        "lacks 'sex', a list of texts",
        "lacks 'dress', a list of texts",
    }


def test_mending_a_mark_makes_no_other_sign() -> None:
    same = signs.sign_id("magang", "tidak tahu  nama perusahaannya")

    assert signs.sign_id("magang", NAMELESS[1]) == same
    assert signs.sign_id("studi", NAMELESS[1]) != same


def test_a_sign_comes_with_its_question_and_what_it_cites(tmp_path: Path) -> None:
    before = questions(tmp_path, text("bisnis"))

    changed = questions(tmp_path, with_sign(text("bisnis"), text("magang"), *NAMELESS))

    assert [*changed] == [*before, NAMELESS[0]]
    assert [sign.text for sign in changed[NAMELESS[0]]] == [NAMELESS[1]]


def test_a_question_that_is_there_gets_the_sign_alone(tmp_path: Path) -> None:
    asked = text("magang").replace(NAMELESS[1], "Bidangnya tidak jelas.")

    changed = questions(tmp_path, with_sign(asked, text("magang"), *NAMELESS))

    assert [sign.text for sign in changed[NAMELESS[0]]] == ["Bidangnya tidak jelas.", NAMELESS[1]]


def test_a_sign_leaves_its_question_if_that_has_another(tmp_path: Path) -> None:
    both = with_sign(text("magang").replace(NAMELESS[1], "Ragu."), text("magang"), *NAMELESS)

    assert questions(tmp_path, without_sign(both, NAMELESS[0], "Ragu.")) == questions(
        tmp_path, text("magang")
    )
    assert NAMELESS[0] not in questions(tmp_path, without_sign(text("magang"), *NAMELESS))
