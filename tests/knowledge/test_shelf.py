"""Every SOP of the shelf is complete, sourced, and found by its own sample questions."""

import json
from datetime import date

import pytest
from rapidfuzz import fuzz, process

from bot.telegram.markup import MOST_LINES, lines_of
from knowledge.reading.content import load
from knowledge.reading.markdown import blocks
from knowledge.reading.sop import Sop
from knowledge.search.index import Index
from tests.places import KNOWLEDGE, ROOT

DEV = ROOT.parent / "shared" / "eval" / "dev.jsonl"
CONTENT = load(KNOWLEDGE)
SHELF = CONTENT.library
FEWEST_NAMES = 5
NEARLY_EQUAL = 94  # below, two people who ask the same thing in three words meet by chance

# Issuers are short and have few names; the rules below are those of the office's own SOPs.
OWN = {sop.id: sop for sop in SHELF.values() if sop.path.parent.name == "sop"}
every_sop = pytest.mark.parametrize("sop", SHELF.values(), ids=list(SHELF))
every_own_sop = pytest.mark.parametrize("sop", OWN.values(), ids=list(OWN))


def test_nearly_every_sample_question_finds_its_section_among_three() -> None:
    index = Index(SHELF, CONTENT.vocabulary)
    asked = [(sop.id, one.heading, one.text) for sop in SHELF.values() for one in sop.questions]
    some = asked[::5]  # they stand by section; a fifth of them asks of every one

    lost = [
        (sop_id, heading, text)
        for sop_id, heading, text in some
        if (sop_id, heading) not in [hit.place for hit in index.search(text, limit=3)]
    ]

    assert len(lost) / len(some) <= 0.03, lost


@every_own_sop
def test_every_sop_has_sample_questions_and_names(sop: Sop) -> None:
    assert sop.questions
    assert len(sop.aliases) >= FEWEST_NAMES


def test_nine_sections_of_ten_fit_on_one_screen() -> None:
    lines = {
        (sop.id, section.heading): sum(lines_of(block) for block in blocks(section.body))
        for sop in SHELF.values()
        for section in sop.sections
    }
    long = sorted(place for place, count in lines.items() if count > MOST_LINES)

    assert len(long) / len(lines) <= 0.1, long


@every_sop
def test_an_unverified_sentence_says_so_and_names_whom_to_ask(sop: Sop) -> None:
    unverified = {source.key for source in sop.sources if source.is_unverified}
    silent = [
        line
        for section in sop.sections
        for line in section.body.splitlines()
        if any(f"[^{key}]" in line for key in unverified)
        and "belum terverifikasi" not in section.body.lower()
    ]

    assert silent == []


@every_sop
def test_no_sop_takes_effect_after_it_was_reviewed_for_good(sop: Sop) -> None:
    assert sop.reviewed_at <= date(2026, 11, 26)
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
