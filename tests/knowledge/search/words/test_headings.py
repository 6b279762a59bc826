"""Which headings name what a question says."""

import pytest

from knowledge.search.words.headings import Headings
from tests.places import CONTENT
from tests.shelves import shelf_of


@pytest.fixture(scope="module")
def headings() -> Headings:
    content = shelf_of(CONTENT).content
    return Headings(content.library.values(), content.vocabulary)


@pytest.mark.parametrize(
    ("said", "told", "sops", "law"),
    [
        ("hilang luar neger", "luar neger", {"splp"}, "all that is said is in one heading"),
        ("tuju magang", "magang", {"wawancara-tujuan"}, "the SOP's names may have a part of it"),
        ("biaya haji", "haji", set(), "but not all that is told"),
        ("biaya", "biaya", set(), "one word is in many headings"),
        ("paspor baru biaya", "biaya", set(), "what is said of every passport does not count"),
        ("hilang luar angkasa", "luar angkasa", set(), "a part of what is said is not enough"),
    ],
)
def test_a_heading_names_what_is_said(
    headings: Headings, said: str, told: str, sops: set[str], law: str
) -> None:
    assert headings.owners(frozenset(said.split()), frozenset(told.split())) == sops, law
