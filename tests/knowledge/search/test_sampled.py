"""Who asks a sample question word for word gets the section that it was written for."""

from dataclasses import replace

import pytest

from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import SampleQuestion, Sop
from knowledge.search.answer import Answerer, Band
from tests.places import CONTENT
from tests.shelves import shelf_of

OWN = ("pengaduan-masyarakat", "Yang dicatat")
OTHER = ("simkim-gangguan", "Catat manual")
# As an officer would write them for a section that was just published.
SAMPLES = (
    "gmn kalo map kuningnya keselip di rak",
    "siapa yg megang buku tamu sore",
    "brp lama catatan itu disimpen",
)


def asked(sop: Sop, heading: str, *texts: str) -> Sop:
    """The SOP with no other samples than these, all of one section."""
    questions = (SampleQuestion(text, heading) for text in texts)
    return replace(sop, questions=tuple(questions))


def shelf_with(*new: Sop) -> Answerer:
    content = shelf_of(CONTENT).content
    library = Library({**content.library, **{sop.id: sop for sop in new}})
    return Answerer(library, content.vocabulary)


@pytest.fixture(scope="module")
def published() -> Answerer:
    library = shelf_of(CONTENT).library
    return shelf_with(
        asked(library[OWN[0]], OWN[1], *SAMPLES),
        asked(library[OTHER[0]], OTHER[1], "Siapa yg pegang  buku catatan?", SAMPLES[2]),
    )


@pytest.mark.parametrize(
    "question", [*SAMPLES[:2], "Bagaimana kalau map kuningnya keselip di rak?"]
)
def test_a_sample_asked_word_for_word_shows_its_section(published: Answerer, question: str) -> None:
    answer = published.answer(question)

    assert answer.band.is_shown
    assert answer.hits[0].place == OWN


def test_words_in_another_order_are_another_question(published: Answerer) -> None:
    assert published.index.find(SAMPLES[1]).claim is not None
    assert published.index.find("sore siapa yg megang buku tamu").claim is None


def test_a_sample_that_two_sections_have_claims_neither(published: Answerer) -> None:
    assert published.index.find(SAMPLES[2]).claim is None


def test_a_sample_of_what_the_asker_may_not_see_shows_nothing_of_it(published: Answerer) -> None:
    answer = published.answer(SAMPLES[0], hidden=[OWN[0]])

    assert answer.band is not Band.SURE
    assert OWN[0] not in {hit.sop.id for hit in answer.hits}
