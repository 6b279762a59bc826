"""A question finds its SOP, and in it the section that answers."""

from pathlib import Path

import pytest

from knowledge.reading.sops.library import Library
from knowledge.search.follow_up import CLUES, READINGS, Turn
from knowledge.search.index import Index
from tests.knowledge.sample import shelf, vocabulary

WORDS = """\
[spelling]
kitas = "itas"
brp = "berapa"
ilang = "hilang"
[meaning]
lost = "hilang"
passport = "paspor"
procedure = "dokumen"
[same]
groups = [["denda", "beban"], ["syarat", "dokumen"]]
[asks]
biaya = ["berapa", "denda"]
[known]
words = ["cerai", "basi"]
"""


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(shelf(tmp_path / "sop"), vocabulary(tmp_path, WORDS))


def first(index: Index, question: str) -> tuple[str, str]:
    hit = index.search(question)[0]
    return hit.sop.id, hit.section.heading


@pytest.mark.parametrize(
    ("question", "sop", "heading"),
    [
        ("denda paspor hilang", "paspor-hilang", "Biaya"),
        ("paspor hilang kena brp", "paspor-hilang", "Biaya"),
        ("paspor hilang bawa surat apa", "paspor-hilang", "Dokumen"),
        ("syarat paspor rusak", "paspor-rusak", "Dokumen"),
        ("kapan ajukan kitas", "izin-tinggal", "Waktu"),
        ("lost passport procedure", "paspor-hilang", "Dokumen"),
    ],
)
def test_a_question_gets_its_section(index: Index, question: str, sop: str, heading: str) -> None:
    assert first(index, question) == (sop, heading)


@pytest.mark.parametrize("question", ["paspro hlang", "pasport kehilagan", "losst paspor"])
def test_typos_are_repaired_in_words_of_the_shelf_and_of_the_vocabulary(
    index: Index, question: str
) -> None:
    assert first(index, question)[0] == "paspor-hilang"


def test_a_listed_word_is_read_with_nya_too(index: Index) -> None:
    assert index.words("ilangnya brp, biayanya?") == ["hilang", "berapa", "biayanya"]


def test_a_known_word_is_never_taken_for_a_typo(index: Index) -> None:
    assert index.search("basi") == []
    assert index.search("basahh") != []


def test_a_section_is_hit_once_and_the_best_comes_first(index: Index) -> None:
    hits = index.search("biaya paspor")

    assert len({hit.place for hit in hits}) == len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize("question", ["", "   ", "???", "🙂"])
def test_a_question_without_words_finds_nothing(index: Index, question: str) -> None:
    assert index.search(question) == []


def test_what_is_said_ten_times_does_not_count_ten_times(index: Index) -> None:
    twice = index.find("surat surat hilang")
    often = index.find("surat " * 10 + "hilang")

    assert often.right == twice.right


def test_a_stray_letter_says_nothing(index: Index) -> None:
    assert index.find("q surat paspor hilang").right == index.find("surat paspor hilang").right


def test_a_word_that_nothing_knows_makes_an_answer_less_likely(index: Index) -> None:
    known = index.find("paspor hilang biaya")
    strange = index.find("paspor hilang biaya semurjengkol")

    assert strange.answerable < known.answerable


def test_the_sop_shown_before_comes_easier(index: Index) -> None:
    before = Turn("paspor rusak bawa apa", "paspor-rusak", "dokumen")

    after, read_as = index.find_after(index.read("biayanya berapa", before))

    assert read_as == "paspor rusak bawa apa biayanya berapa"
    assert after.hits[0].place == ("paspor-rusak", "Biaya")


def test_every_section_gets_a_row_of_clues(index: Index) -> None:
    before = Turn("paspor rusak bawa apa", "paspor-rusak", "dokumen")

    reading = index.read("trus", before)
    looks, clues = index.clues(reading, index.look(reading.asked))

    rows = dict(zip(index.places, clues[:, -2:].tolist(), strict=True))
    assert len(looks) == len(READINGS)
    assert clues.shape == (len(index.places), len(CLUES))
    assert rows["paspor-rusak", "Dokumen"] == [1, 1]
    assert rows["paspor-hilang", "Dokumen"] == [0, 1]
    assert rows["paspor-hilang", "Biaya"] == [0, 0]


def test_an_empty_shelf_finds_nothing(tmp_path: Path) -> None:
    index = Index(Library({}), vocabulary(tmp_path))

    assert index.search("paspor hilang") == []
    assert index.find_after(index.read("biayanya", Turn("paspor hilang")))[0].hits == ()
