"""The shelf answers, offers a choice, or says that it does not know."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from knowledge.search.confidence import Evidence

from knowledge.reading import library, vocabulary
from knowledge.search.answer import Answerer, Band
from tests.places import KNOWLEDGE

HERE = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return Answerer(library.load(KNOWLEDGE / "sop"), vocabulary.load(KNOWLEDGE / "vocabulary.toml"))


def test_a_clear_question_is_answered_with_its_section(answerer: Answerer) -> None:
    answer = answerer.answer("denda paspor hilang berapa")

    assert answer.band is Band.SURE
    assert answer.section is not None
    assert (answer.section.sop_id, answer.section.heading) == ("paspor-hilang", "Biaya")


def test_a_vague_question_gets_a_choice_of_different_sops(answerer: Answerer) -> None:
    answer = answerer.answer("apa itu tppo")

    assert answer.band is Band.CHOICE
    assert answer.section is None
    assert len({hit.sop.id for hit in answer.hits[:3]}) == 3


@pytest.mark.parametrize(
    "question", ["resep rendang", "siapa presiden indonesia", "bayar pajak motor", "", "zzzz qqqq"]
)
def test_what_no_sop_covers_is_refused(answerer: Answerer, question: str) -> None:
    assert answerer.answer(question).band is Band.NONE


@pytest.mark.parametrize(
    "question", ["cara mengurus paspor diplomatik", "syarat visa schengen", "perpanjang sim c"]
)
def test_what_another_office_answers_is_never_answered_as_sure(
    answerer: Answerer, question: str
) -> None:
    assert answerer.answer(question).band is not Band.SURE


def test_hardly_anything_off_topic_is_answered_as_sure(answerer: Answerer) -> None:
    questions = (HERE / "off_topic.txt").read_text(encoding="utf-8").splitlines()
    sure = [question for question in questions if answerer.answer(question).band is Band.SURE]

    assert len(sure) / len(questions) <= 0.02, sure


def test_real_questions_find_their_sop(answerer: Answerer) -> None:
    rows = [json.loads(line) for line in (HERE / "questions.jsonl").open(encoding="utf-8")]
    asked = [row for row in rows if row["sop"]]
    answers = [(row, answerer.answer(row["question"])) for row in asked]
    found = [row for row, answer in answers if answer.hits[0].sop.id in row["sop"]]
    refused = [row for row, answer in answers if answer.band is Band.NONE]

    assert len(found) / len(asked) >= 0.95
    assert len(refused) / len(asked) <= 0.03


EVIDENCE = Evidence(covered=0.5, named=0.9, margin=0.5, information=1.5, is_elsewhere=False)


def test_good_evidence_is_trusted() -> None:
    assert EVIDENCE.is_about_the_shelf()
    assert EVIDENCE.is_right()


@pytest.mark.parametrize(
    "weaker",
    [
        replace(EVIDENCE, covered=0.05, named=0.1),
        replace(EVIDENCE, named=0.1, covered=0.15),
        replace(EVIDENCE, is_elsewhere=True),
    ],
)
def test_weak_evidence_is_not(weaker: Evidence) -> None:
    assert not weaker.is_right()
