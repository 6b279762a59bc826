"""Who names an SOP and asks for nothing within gets its front page."""

import pytest

from knowledge.reading.sops.text.file import OPENING
from knowledge.search.answer import Answerer, Band
from tests.places import CONTENT
from tests.shelves import answerer_of, shelf_of


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    shelf = shelf_of(CONTENT)
    return answerer_of(shelf.library, shelf.content.vocabulary)


@pytest.mark.parametrize(
    ("question", "sop"),
    [
        ("paspor rusak", "paspor-rusak"),
        ("pspor rusak gmn", "paspor-rusak"),
        ("rusak", "paspor-rusak"),
        ("paspor hilang gimana caranya", "paspor-hilang"),
        ("paspor ilang cak mano", "paspor-hilang"),
        ("splp", "splp"),
        ("mau tanya soal cekal dong", "cekal"),
        ("wawancara paspor", "wawancara-paspor"),
        ("5s", "pelayanan-5s"),
        ("berita acara pemeriksaan gimana", "bap"),
        ("eh paspor hilang", "paspor-hilang"),
    ],
)
def test_a_name_with_nothing_beside_it_is_answered_by_the_front_page(
    answerer: Answerer, question: str, sop: str
) -> None:
    answer = answerer.answer(question)

    assert answer.is_whole
    assert answer.shown is not None
    assert answer.shown.place == (sop, OPENING)
    assert answerer.index.whole(question) is answer.shown.sop


@pytest.mark.parametrize(
    "question",
    [
        "syarat paspor rusak",
        "apa itu bap",
        "denda paspor hilang",
        "paspor hilang berapa",
        "paspor rusak di mana",
        "pas lintas batas",  # a heading
        "paspor rusak karena banjir",
        "jam layanan",
    ],
)
def test_who_asks_for_something_within_gets_that(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)

    assert not answer.is_whole
    assert answer.hits
    assert answerer.index.whole(question) is None


def test_a_title_with_idle_words_is_as_sure_as_the_title(answerer: Answerer) -> None:
    assert answerer.answer("paspor hilang").band is Band.SURE
    assert answerer.answer("paspor hilang gmn").band is Band.SURE


def test_a_title_in_other_words_is_sure_whatever_else_the_sop_is_called(answerer: Answerer) -> None:
    # "biaya paspor" and "harga paspor" are its names, too.
    assert answerer.answer("tarif paspor").band is Band.SURE
