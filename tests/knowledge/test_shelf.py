"""Every SOP of the shelf is complete, sourced, and found by its own sample questions."""

import json
from datetime import date

import pytest
from knowledge.reading.figures import unsourced_figures
from rapidfuzz import fuzz, process

from knowledge.reading import library, vocabulary
from knowledge.reading.sop import Sop
from knowledge.search.answer import Answerer
from tests.places import ROOT

DEV = ROOT.parent / "shared" / "eval" / "dev.jsonl"
SHELF = library.load(ROOT / "knowledge" / "sop")
FEWEST_QUESTIONS = 6
NEARLY_EQUAL = 90

every_sop = pytest.mark.parametrize("sop", SHELF.values(), ids=list(SHELF))


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return Answerer(SHELF, vocabulary.load(ROOT / "knowledge" / "vocabulary.toml"))


@every_sop
def test_every_sample_question_finds_its_sop_first(sop: Sop, answerer: Answerer) -> None:
    lost = {
        question.text: hits[0].sop.id if hits else None
        for question in sop.questions
        for hits in [answerer.answer(question.text).hits]
        if not hits or hits[0].sop.id != sop.id
    }

    assert lost == {}


@every_sop
def test_every_sample_question_finds_its_section_among_three(sop: Sop, answerer: Answerer) -> None:
    lost = {
        question.text: question.heading
        for question in sop.questions
        if question.heading
        and question.heading
        not in [
            hit.section.heading
            for hit in answerer.index.search(question.text)
            if hit.sop.id == sop.id
        ][:3]
    }

    assert lost == {}


@every_sop
def test_every_sop_has_enough_sample_questions_and_names(sop: Sop) -> None:
    assert len(sop.questions) >= FEWEST_QUESTIONS
    assert len(sop.aliases) >= 5


@every_sop
def test_no_figure_stands_without_a_source(sop: Sop) -> None:
    assert unsourced_figures(sop) == []


@every_sop
def test_an_unverified_sentence_says_so_and_names_whom_to_ask(sop: Sop) -> None:
    unverified = {source.key for source in sop.sources if source.is_unverified}
    silent = [
        line
        for section in sop.sections
        for line in section.body.splitlines()
        if any(f"[^{key}]" in line for key in unverified)
        and "belum terverifikasi" not in section.body
    ]

    assert silent == []


@every_sop
def test_no_sop_takes_effect_after_it_was_reviewed_for_good(sop: Sop) -> None:
    assert sop.reviewed_at <= date(2026, 11, 25)
    assert sop.review_every.days > 0


def test_the_shelf_holds_every_sop_of_the_office() -> None:
    assert len(SHELF) >= 42


@pytest.mark.skipif(not DEV.exists(), reason="no evaluation set beside the project")
def test_no_sample_question_is_nearly_a_question_of_the_evaluation_set() -> None:
    asked = [json.loads(line)["question"] for line in DEV.open(encoding="utf-8")]
    samples = [text.text for sop in SHELF.values() for text in sop.questions]

    copies = [
        (sample, found[0])
        for sample in samples
        if (
            found := process.extractOne(sample, asked, scorer=fuzz.ratio, score_cutoff=NEARLY_EQUAL)
        )
    ]

    assert copies == []
