"""The office's words are read from one file, or refused with every fault."""

from pathlib import Path

import pytest

from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.questions import vocabulary
from tests.knowledge.sample import vocabulary as vocabulary_of
from tests.places import ROOT


def test_abbreviations_are_spelled_out_and_the_longest_phrase_wins(tmp_path: Path) -> None:
    words = vocabulary_of(
        tmp_path, '[spelling]\nbrp = "berapa"\n"m paspor" = "mpaspor"\nm = "meter"\n'
    )

    assert words.read("brp kuota m-paspor") == ["berapa", "kuota", "mpaspor"]


def test_words_of_one_group_stand_for_each_other(tmp_path: Path) -> None:
    words = vocabulary_of(tmp_path, '[same]\ngroups = [["biaya", "tarif", "harga"]]\n')

    assert words.same["harga"] == ("biaya", "tarif")


FAULTS = {
    "an unknown table": ('[singkatan]\nbrp = "berapa"\n', 1, "[singkatan] is no table here"),
    "a value that is no text": ("[spelling]\nbrp = 3\n", 2, "'brp' must hold a text"),
    "a word for itself": ('[spelling]\n\nkk = "kk"\n', 3, "'kk' stands for itself"),
    "a key too long": ('[meaning]\n"a b c d e" = "f"\n', 2, "must be one to 4 words"),
    "a group that is no list": ('[same]\ngroups = ["biaya"]\n', 2, "must be a list of lists"),
    "a cue that is no list": ('[asks]\nbiaya = "harga"\n', 2, "must hold a list of texts"),
    "a cue too long": ('[asks]\nbiaya = ["a b c d e f g"]\n', 2, "not one to 6 words long"),
    "another key": ('[known]\nkata = ["a"]\n', 1, "[known] holds one key, 'words'"),
    "broken TOML": ('[spelling]\nbrp = "berapa\n', 2, "not valid TOML"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    text, line, message = FAULTS[name]

    with pytest.raises(BrokenKnowledge) as broken:
        vocabulary_of(tmp_path, text)

    told = [(fault.line, fault.message) for fault in broken.value.faults]
    assert any(at == line and message in what for at, what in told), told


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BrokenKnowledge, match="the file is missing"):
        vocabulary.load(tmp_path / "vocabulary.toml")


def test_the_office_has_more_than_five_hundred_entries() -> None:
    words = vocabulary.load(ROOT / "knowledge" / "vocabulary.toml")

    assert len(words.spelling) + len(words.meaning) + len(words.same) > 500


@pytest.mark.parametrize(
    ("chat", "read"),
    [
        ("brp lama", "berapa durasi"),
        ("ortu", "orang tua"),
        ("e-ktp", "ktp"),
        ("kitas", "itas"),
        ("calon pekerja migran indonesia", "cpmi"),
        ("pspor klo ilg", "paspor klo hilang"),
    ],
)
def test_chat_spelling_is_read(chat: str, read: str) -> None:
    words = vocabulary.load(ROOT / "knowledge" / "vocabulary.toml")

    assert " ".join(words.read(chat)) == read
