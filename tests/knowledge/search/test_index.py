"""A question finds its SOP, and in it the section that answers."""

from pathlib import Path

import pytest

from knowledge.reading.library import Library
from knowledge.search.bm25 import Bm25f, Term
from knowledge.search.index import Index
from tests.knowledge.sample import shelf, vocabulary

WORDS = """\
[spelling]
kitas = "itas"
brp = "berapa"
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


def test_a_known_word_is_never_taken_for_a_typo(index: Index) -> None:
    assert index.search("basi") == []
    assert index.search("basahh") != []


def test_a_section_is_hit_once_and_scores_are_shares(index: Index) -> None:
    hits = index.search("biaya paspor")

    assert len({(hit.sop.id, hit.section.slug) for hit in hits}) == len(hits)
    assert all(0 < hit.score <= 1 for hit in hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize("question", ["", "   ", "???", "yang di itu", "🙂"])
def test_a_question_without_words_finds_nothing(index: Index, question: str) -> None:
    assert index.search(question) == []


def test_what_is_said_ten_times_does_not_count_ten_times(index: Index) -> None:
    twice = index.find("paspor paspor hilang").evidence
    often = index.find("paspor " * 10 + "hilang").evidence

    assert often.information == twice.information


def test_a_stray_letter_says_nothing(index: Index) -> None:
    assert index.find("q paspor hilang").evidence == index.find("paspor hilang").evidence


def test_an_empty_shelf_finds_nothing(tmp_path: Path) -> None:
    index = Index(Library({}), vocabulary(tmp_path))

    assert index.search("paspor hilang") == []


def test_a_word_the_passages_lack_lowers_the_covered_share() -> None:
    index = Bm25f([["paspor"], []], [["hilang", "lapor"], ["rusak", "basah"]])
    known = Term("hilang", (("hilang", 1.0),))
    unknown = Term("semur", ())

    assert index.scores([known])[0] > index.scores([known, unknown])[0] > 0


def test_a_word_in_the_head_counts_more_than_one_in_the_body() -> None:
    index = Bm25f([["paspor"], ["kartu"], []], [["kartu"], ["paspor"], ["lain"]])

    head, body, none = index.scores([Term("paspor", (("paspor", 1.0),))])

    assert head > body > none == 0


def test_alternatives_of_one_word_count_once() -> None:
    index = Bm25f([["biaya"], ["tarif"]], [["biaya", "tarif"], ["tarif"]])
    either = Term("biaya", (("biaya", 1.0), ("tarif", 1.0)))

    assert index.scores([either]).max() <= 1
