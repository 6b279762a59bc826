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
    [("melati", "bunga"), ("tanaman kopi", "kopi"), ("bandung kota apa", "kota")],
)
def test_a_question_finds_its_passage(question: str, found: str) -> None:
    assert PassageIndex(PASSAGES).search(question)[0][0] == found


def test_what_a_passage_opens_with_counts_more_than_what_it_mentions() -> None:
    ranked = [found for found, _ in PassageIndex(PASSAGES).search("kopi bandung")]

    assert ranked.index("kopi") < ranked.index("bunga")


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
