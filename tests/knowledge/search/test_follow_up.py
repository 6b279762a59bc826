"""A question is read after the one before it: which words stay, which go."""

from pathlib import Path

import pytest

from knowledge.search.follow_up import FollowUp, Leaning, Turn, is_fragment
from knowledge.search.index import Index
from tests.knowledge.sample import shelf, vocabulary

WORDS = """\
[spelling]
brp = "berapa"
[asks]
biaya = ["biaya", "berapa", "denda"]
dokumen = ["syarat", "dokumen"]
"""
LOST = Turn("biaya paspor hilang", "paspor-hilang", "biaya")


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(shelf(tmp_path / "sop"), vocabulary(tmp_path, WORDS))


@pytest.mark.parametrize(
    ("question", "how", "past"),
    [
        ("biaya paspor rusak brp", None, ""),
        ("dokumennya", Leaning.SUBJECT, "paspor hilang"),
        ("kalo kena banjir", Leaning.SUBJECT, "biaya paspor hilang"),
        ("kalo rusak?", Leaning.ASKED, "biaya paspor"),
        ("paspor rusak digigit tikus", None, ""),
        ("pemohon pingsan loket", Leaning.MAYBE, "biaya paspor hilang"),
        ("kalau dia mau pulang minggu depan dan buru buru gimana", None, ""),
        ("???", None, ""),
    ],
)
def test_a_question_takes_over_what_it_lacks(
    index: Index, question: str, how: Leaning | None, past: str
) -> None:
    reading = index.read(question, LOST)

    assert (reading.how, reading.past) == (how, past)


@pytest.mark.parametrize(
    ("question", "asked", "past"),
    [
        ("bukan, yg rusak", "rusak", "biaya paspor"),
        ("eh salah, paspor rusak", "paspor rusak", "biaya paspor"),
        ("sori bukan hilang tp rusak", "rusak", "biaya paspor"),
        ("bkn yg hilang yg rusak", "yg rusak", "biaya paspor"),
        ("bukan biaya, dokumennya", "dokumennya", "paspor hilang"),
        ("maksudku dokumennya", "dokumennya", "paspor hilang"),
        ("ga, yg rusak", "rusak", "biaya paspor"),
        ("bukan itu", "", "biaya paspor hilang"),
    ],
)
def test_a_correction_leaves_out_what_it_denies(
    index: Index, question: str, asked: str, past: str
) -> None:
    reading = index.read(question, LOST)

    assert reading.is_denial
    assert (reading.asked, reading.past) == (asked, past)


@pytest.mark.parametrize(
    "question", ["salah cetak", "ga bawa ktp", "maksudnya apa", "yg bukan wni", "rusak, bukan?"]
)
def test_what_only_looks_like_a_correction_is_none(index: Index, question: str) -> None:
    assert not index.read(question, LOST).is_denial


def test_the_subject_that_stands_is_the_one_shown_and_what_was_named(index: Index) -> None:
    shown = index.read("dokumennya", LOST)
    beside = index.read("dokumennya", Turn("biaya paspor hilang", "izin-tinggal", "waktu"))
    unnamed = index.read("dokumennya", Turn("denda", "paspor-rusak", "biaya"))

    assert shown.sops == {"paspor-hilang"}
    assert beside.sops == {"paspor-hilang", "izin-tinggal"}
    assert (unnamed.sops, unnamed.past) == ({"paspor-rusak"}, "Paspor rusak")


def test_the_next_question_builds_on_all_that_was_read(index: Index) -> None:
    assert index.read("kalo rusak", LOST).text == "biaya paspor kalo rusak"
    assert FollowUp("syarat paspor rusak", LOST).text == "syarat paspor rusak"


def test_a_long_talk_is_not_remembered_for_ever(index: Index) -> None:
    before = Turn(" ".join(f"kata{number}" for number in range(500)))

    assert len(index.read("trus", before).past.split()) < 50


@pytest.mark.parametrize(
    ("question", "is_one"),
    [("bukan, yg tadi", True), ("kalo gitu", True), ("resep rendang", False), ("", False)],
)
def test_a_fragment_is_told_by_its_first_words(question: str, *, is_one: bool) -> None:
    assert is_fragment(question) is is_one
