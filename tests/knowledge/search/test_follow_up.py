"""A question is read after the one before it: which words stay, which go."""

import pytest

from knowledge.search.follow_up import Leaning, Turn, leaning, read_as, readings

LOST = Turn("biaya paspor hilang", "paspor-hilang", "biaya")


@pytest.mark.parametrize(
    ("question", "how"),
    [
        ("bukan, yg rusak", Leaning.DENIAL),
        ("salah, maksud saya ganti kantor imigrasi yang lain", Leaning.DENIAL),
        ("kalo anak?", Leaning.GOING_ON),
        ("biayanya?", Leaning.FEW_WORDS),
        ("pemohon bawa apa aja", Leaning.SOME_WORDS),
        ("kalau paspor hilang di luar negeri dan mau pulang gimana", None),
        ("???", None),
    ],
)
def test_words_tell_how_a_question_may_lean(question: str, how: Leaning | None) -> None:
    assert leaning(question) is how


def test_a_question_is_read_in_four_ways() -> None:
    alone, whole, swapped, titled = readings("kalo rusak", LOST, "Paspor hilang")

    assert alone == "kalo rusak"
    assert whole == "biaya paspor hilang kalo rusak kalo rusak"
    assert swapped == "biaya paspor kalo rusak kalo rusak"
    assert titled == "Paspor hilang kalo rusak"


def test_what_is_denied_is_taken_out() -> None:
    _, _, swapped, _ = readings("bukan biaya, syaratnya", LOST, "Paspor hilang")

    assert swapped == "paspor hilang syaratnya syaratnya"


def test_what_was_shown_nowhere_leaves_the_question_whole() -> None:
    _, _, swapped, titled = readings("kalo rusak", LOST, None)

    assert swapped == "biaya paspor hilang kalo rusak kalo rusak"
    assert titled.strip() == "kalo rusak"


def test_a_long_talk_is_not_remembered_for_ever() -> None:
    before = Turn(" ".join(f"kata{number}" for number in range(500)))

    assert len(readings("biayanya", before, None)[1].split()) < 50


def test_the_next_question_leans_on_what_was_taken_over() -> None:
    title = "Paspor hilang"

    assert read_as("lamanya", LOST, title, is_same_sop=True) == "biaya paspor hilang lamanya"
    assert read_as("kalo rusak", LOST, title, is_same_sop=False) == "biaya paspor kalo rusak"
    assert read_as("bukan, yg rusak", LOST, title, is_same_sop=False) == "biaya paspor yg rusak"
