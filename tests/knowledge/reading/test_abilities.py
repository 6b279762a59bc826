"""What the bot can do is read whole, or refused with all its faults; so are the case's buttons."""

from pathlib import Path

import pytest

from knowledge.reading import content
from knowledge.reading.abilities import ability, case_buttons
from knowledge.reading.abilities.preset_command import PresetCommand
from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.layers import Layers
from knowledge.reading.sops.library import Library
from knowledge.reading.words import words
from office.people import Role
from tests.places import CONTENT, KNOWLEDGE, ROOT
from tests.shelves import content_of

ABILITY = """\
---
id: lapor
title: Menulis laporan
begins: "lapor: mendesak"
button: Tulis laporan
roles: [petugas, admin]
value: darurat
---
Laporan ditulis di sini,
satu pertanyaan per layar.

## Pertanyaan
gimana cara lapor

mau lapor
"""
BUTTONS = """\
[labels]
lapor = "Laporkan"

[sections.paspor-hilang]
"*" = ["lapor"]
"Biaya" = []
"""
# Enough for the search to know one as it knows a section that people ask for.
LEAST = 15


def faults_of(folder: Path, text: str) -> list[str]:
    (folder / "lapor.md").write_text(text, encoding="utf-8")
    with pytest.raises(BrokenKnowledge) as broken:
        ability.load(folder)
    return [fault.message for fault in broken.value.faults]


def test_an_ability_has_a_sentence_a_button_and_questions_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "lapor.md").write_text(ABILITY, encoding="utf-8")

    (found,) = ability.load(tmp_path).values()

    assert found.says == "Laporan ditulis di sini, satu pertanyaan per layar."
    assert (found.begins, found.button) == (PresetCommand("lapor", "mendesak"), "Tulis laporan")
    lines = ABILITY.splitlines()
    assert [lines[asked.line - 1] for asked in found.questions] == [
        "gimana cara lapor",
        "mau lapor",
    ]
    assert found.is_for(frozenset({"admin"}))
    assert not found.is_for(frozenset({"pelatih"}))


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("id: lapor", "id: lain", "id must be the file's name"),
        ("title: Menulis laporan\n", "", "'title' is missing"),
        ("button: Tulis laporan\n", "", "'button' is missing"),
        ("admin]", "bos]", "roles 'bos' must be one of"),
        ("value: darurat", "value: cuaca", "value 'cuaca' must be one of"),
        ("title:", "judul: x\ntitle:", "'judul' is not a key here"),
        ("gimana cara lapor\n\nmau lapor\n", "", "no question stands below"),
        (
            "Laporan ditulis di sini,\nsatu pertanyaan per layar.\n",
            "",
            "below the head stands no sentence",
        ),
        ("---\nid", "id", "must open with a head"),
    ],
)
def test_a_fault_says_what_to_do(tmp_path: Path, good: str, bad: str, said: str) -> None:
    assert any(said in message for message in faults_of(tmp_path, ABILITY.replace(good, bad, 1)))


def test_what_may_be_personal_data_is_no_question(tmp_path: Path) -> None:
    text = ABILITY.replace("mau lapor", "lapor 1671012345678901")
    (tmp_path / "lapor.md").write_text(text, encoding="utf-8")

    (found,) = ability.load(tmp_path).values()

    assert [asked.text for asked in found.questions] == ["gimana cara lapor"]


def test_roles_are_those_of_the_office() -> None:
    assert set(ability.ROLES) == set(Role)


def test_every_ability_is_asked_for_in_many_words_and_none_in_those_of_another() -> None:
    found = content_of(CONTENT).abilities.values()
    asked = [tuple(words(question.text)) for skill in found for question in skill.questions]

    assert [skill.id for skill in found if len(skill.questions) < LEAST] == []
    assert len(asked) == len(set(asked))


def test_no_ability_is_asked_for_in_the_words_of_an_sop() -> None:
    shelf = content_of(CONTENT)
    names = {
        tuple(words(name))
        for sop in shelf.library.values()
        for name in (sop.title, *sop.aliases, *(section.heading for section in sop.sections))
    }
    asked = {question.text for skill in shelf.abilities.values() for question in skill.questions}

    assert {text for text in asked if tuple(words(text)) in names} == set()


def test_the_national_abilities_name_no_office() -> None:
    files = (KNOWLEDGE / "abilities").glob("*.md")
    said = {word for file in files for word in words(file.read_text("utf-8"))}

    for unit in content_of(CONTENT).directory.units.values():
        assert not (set(words(unit.name)) - {"kantor", "imigrasi", "ukk"}) & said


def test_the_buttons_of_a_section_are_its_own_or_those_of_the_rest(tmp_path: Path) -> None:
    file = tmp_path / case_buttons.FILE
    file.write_text(BUTTONS, encoding="utf-8")

    found = case_buttons.load(file)

    sections = content_of(CONTENT).library["paspor-hilang"].sections
    rows = {section.heading: found.of(section) for section in sections}
    assert rows["Biaya"] == ()
    assert rows["Dokumen"] == (PresetCommand("lapor"),)


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ('["lapor"]', '"lapor"', "a list of texts"),
        ('["lapor"]', '["surat"]', "[labels] lacks 'surat'"),
        ("[labels]", "[lain]\n[labels]", "[lain] is no table here"),
    ],
)
def test_a_fault_of_the_table_says_what_to_do(
    tmp_path: Path, good: str, bad: str, said: str
) -> None:
    file = tmp_path / case_buttons.FILE
    file.write_text(BUTTONS.replace(good, bad, 1), encoding="utf-8")

    with pytest.raises(BrokenKnowledge) as broken:
        case_buttons.load(file)

    assert any(said in fault.message for fault in broken.value.faults)


@pytest.mark.parametrize(
    ("good", "bad"), [("paspor-hilang", "paspor-terbang"), ("Biaya", "Biayanya")]
)
def test_what_the_shelf_lacks_is_found(tmp_path: Path, good: str, bad: str) -> None:
    file = tmp_path / case_buttons.FILE
    file.write_text(BUTTONS.replace(good, bad), encoding="utf-8")

    library = content_of(CONTENT).library
    faults = list(case_buttons.misfits(file, case_buttons.load(file), library))

    assert [fault.names is not None and bad in fault.names for fault in faults] == [True]


def test_a_shelf_without_abilities_has_none(tmp_path: Path) -> None:
    assert ability.load(tmp_path) == {}
    assert case_buttons.load(tmp_path / case_buttons.FILE).of is not None
    assert case_buttons.misfits(tmp_path, case_buttons.CaseButtons(), Library({})) is not None


def test_an_office_with_other_sops_hides_the_buttons_of_those_that_it_lacks() -> None:
    loaded = content.load(Layers(KNOWLEDGE, ROOT / "offices" / "contoh"))

    assert loaded.abilities
    assert not any("case_buttons" in str(fault.path) for fault in loaded.warnings)
