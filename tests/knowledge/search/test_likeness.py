"""Two questions ask the same, or they do not: in the words of the shelf."""

import pytest

from benchmarks.fit.likeness import threshold
from knowledge.search.index import Index
from knowledge.search.likeness import Likeness, same_from
from tests.places import CONTENT
from tests.shelves import shelf_of


@pytest.fixture(scope="module")
def likeness() -> Likeness:
    content = shelf_of(CONTENT).content
    return Likeness(Index(content.library, content.vocabulary))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("paspor kena tinta kantor siapa yang ganti", "paspor kena tinta kantor yg ganti siapa"),
        ("brp lama arsip dikunci", "berapa lama arsip dikunci"),
        ("resep rendang daging sapi", "resep daging sapi rendang"),
    ],
)
def test_the_same_in_other_words(likeness: Likeness, one: str, other: str) -> None:
    assert likeness.is_same(one, other)
    assert likeness.of(one, other) == pytest.approx(likeness.of(other, one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("documents for torn passport", "documents for migrant worker"),
        ("biaya paspor hilang", "biaya paspor rusak"),
        ("resep rendang", "resep soto"),
        ("", "resep soto"),
    ],
)
def test_what_only_sounds_alike(likeness: Likeness, one: str, other: str) -> None:
    assert not likeness.is_same(one, other)


def test_the_nearest_is_the_one_that_asks_the_same(likeness: Likeness) -> None:
    others = ["resep soto ayam", "resep rendang daging sapi", "jam buka kantor"]

    assert likeness.nearest("resep rendang sapi daging", others) == others[1]
    assert likeness.nearest("syarat paspor anak", others) is None
    assert likeness.nearest("resep rendang", []) is None


def test_the_fitted_number_is_a_likeness() -> None:
    assert 0.5 < same_from() < 1


def test_the_threshold_lets_through_as_few_strangers_as_allowed() -> None:
    good, bad = (
        [(0.9 - n / 1000, True) for n in range(17)],
        [(0.8 - n / 100, False) for n in range(5)],
    )

    assert threshold([*good, *bad]) == bad[2][0]


def test_questions_are_gathered_around_seeds_and_around_each_other(likeness: Likeness) -> None:
    asked = ["resep rendang daging sapi", "biaya paspor rusak", "resep daging sapi rendang"]

    assert likeness.grouped(asked, []) == [0, 1, 0]
    assert likeness.grouped(asked, ["biaya paspor rusak"]) == [1, 0, 1]
    assert likeness.grouped([], ["resep soto"]) == []
