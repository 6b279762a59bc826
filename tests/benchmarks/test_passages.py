"""The search core works on any collection of passages."""

import random

import pytest

from benchmarks.search.texts.passages import PassageIndex
from knowledge.search.words.repair import Repairer

PASSAGES = [
    {"id": "bunga", "title": "Melati", "body": "Melati putih tumbuh di taman kota Bandung."},
    {
        "id": "kopi",
        "title": "",
        "body": "Kopi ditanam di lereng gunung. Bandung punya banyak kedai.",
    },
    {"id": "kota", "title": "", "body": "Bandung adalah ibu kota Jawa Barat dan pusat kopi."},
]


@pytest.mark.parametrize(
    ("question", "found"),
    [("melati", "bunga"), ("tanaman kopi", "kopi"), ("kota apa di jawa barat", "kota")],
)
def test_a_question_finds_its_passage(question: str, found: str) -> None:
    assert PassageIndex(PASSAGES).search(question)[0][0] == found


REST = (
    "Petani memetik biji merah pada musim kemarau lalu menjemur biji itu dua pekan. Pedagang "
    "membeli hasil panen, menyangrai biji, menggiling bubuk, lalu mengirim karung menuju kota."
)


def test_what_a_passage_opens_with_counts_more_than_what_it_mentions() -> None:
    mentions, opens = f"Gunung {REST} Kopi", f"Kopi {REST} Gunung"
    index = PassageIndex([{"id": "mentions", "body": mentions}, {"id": "opens", "body": opens}])

    assert [found for found, _ in index.search("kopi")] == ["opens", "mentions"]


def test_a_short_passage_is_all_subject_wherever_a_word_stands() -> None:
    rest = "petani gunung memetik biji merah lalu menjemur dua pekan"
    index = PassageIndex([{"id": 1, "body": f"Kopi {rest}"}, {"id": 2, "body": f"{rest} kopi"}])

    (_, first), (_, second) = index.search("kopi")

    assert first == second


@pytest.mark.parametrize("asked", ["di dalam laut", "laut"])
def test_stop_words_of_a_question_find_no_word_of_the_same_stem(asked: str) -> None:
    index = PassageIndex(
        [
            {"id": "laut", "body": "Laut Banda memisahkan pulau pulau kecil timur negeri."},
            {"id": "dalam", "body": "Penelitian mendalam, mendalam, mendalam."},
        ]
    )

    assert [found for found, _ in index.search(asked)] == ["laut"]


def test_no_more_than_asked_for_is_returned_and_nothing_without_a_match() -> None:
    index = PassageIndex(PASSAGES)

    assert len(index.search("bandung", limit=2)) == 2
    assert index.search("zzz") == []
    assert PassageIndex([]).search("bandung") == []


@pytest.mark.parametrize("count", [100, 5_000])
def test_a_typo_is_repaired_in_small_and_in_large_vocabularies(count: int) -> None:
    letters = random.Random(7)
    others = {"".join(letters.choices("bcdfghjklmnpqrstvwxyz", k=8)) for _ in range(count)}
    repairer = Repairer({*others, "wawancara", "perwakilan"})

    best, likeness = repairer.candidates("wawancra")[0]

    assert best == "wawancara"
    assert likeness > 0.9


def test_short_words_and_numbers_are_not_repaired() -> None:
    repairer = Repairer(["bap", "2007"])

    assert repairer.candidates("ba") == ()
    assert repairer.candidates("2008") == ()
