"""Every SOP of the shelf is complete, sourced, and found by its own sample questions."""

import json
from datetime import date

import pytest
from rapidfuzz import fuzz, process

from knowledge.reading.revising import upkeep
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import Section, Sop
from knowledge.reading.sops.text.markdown import plain
from tests.places import CONTENT, ROOT
from tests.shelves import answerer_of, content_of, every_sop

DEV = ROOT.parent / "shared" / "eval" / "dev.jsonl"
FEWEST_QUESTIONS = 20
MOST_LINES, LETTERS = 12, 38
NEARLY_EQUAL = 90


@pytest.fixture
def library() -> Library:
    return content_of(CONTENT).library


def test_sample_questions_find_their_section(library: Library) -> None:
    """A sample of the samples: asking all 28,000 takes a minute."""
    answerer = answerer_of(library, content_of(CONTENT).vocabulary)
    asked = [(sop.id, sample) for sop in library.values() for sample in sop.questions][::40]
    found = [answerer.index.search(sample.text, limit=3) for _, sample in asked]

    first = sum(
        hits[0].place == (sop, sample.heading)
        for hits, (sop, sample) in zip(found, asked, strict=True)
    )
    in_three = sum(
        (sop, sample.heading) in [hit.place for hit in hits]
        for hits, (sop, sample) in zip(found, asked, strict=True)
    )

    assert first / len(asked) >= 0.85
    assert in_three / len(asked) >= 0.95


def test_nearly_nine_sections_in_ten_fit_a_phone(library: Library) -> None:
    heights = [
        sum(max(1, -(-len(line) // LETTERS)) for line in plain(section.body).splitlines())
        for sop in library.values()
        for section in sop.sections
    ]

    assert sum(height <= MOST_LINES for height in heights) / len(heights) >= 0.88


@every_sop
def test_every_sop_has_enough_sample_questions_and_names(sop: Sop) -> None:
    assert len(sop.questions) >= FEWEST_QUESTIONS
    assert len(sop.aliases) >= 4


@every_sop
def test_an_unverified_sentence_says_so_and_names_whom_to_ask(sop: Sop) -> None:
    unverified = {source.key for source in sop.sources if source.is_unverified}
    silent = [
        line
        for section in sop.sections
        for line in section.body.splitlines()
        if any(f"[^{key}]" in line for key in unverified) and not says_its_state(section)
    ]

    assert silent == []


def says_its_state(section: Section) -> bool:
    """Whether a section says that a line is unverified, or that a fact was never given."""
    words = ("belum terverifikasi", "belum dikonfirmasi")
    return any(word in section.body.lower() for word in words)


@every_sop
def test_every_sop_was_reviewed_and_will_be_again(sop: Sop) -> None:
    assert sop.reviewed_at <= date(2026, 11, 26)
    assert all(part.due_on > part.reviewed_on for part in upkeep.parts(sop))


def test_the_shelf_holds_every_sop_of_the_office(library: Library) -> None:
    assert len(library) >= 42
    assert [*every_sop.args[1]] == sorted(library)


@pytest.mark.skipif(not DEV.exists(), reason="no evaluation set beside the project")
def test_no_sample_question_is_nearly_a_question_of_the_evaluation_set(library: Library) -> None:
    asked = [json.loads(line)["question"] for line in DEV.open(encoding="utf-8")]
    samples = [text.text for sop in library.values() for text in sop.questions]

    copies = [
        (sample, found[0])
        for sample in samples
        if (
            found := process.extractOne(sample, asked, scorer=fuzz.ratio, score_cutoff=NEARLY_EQUAL)
        )
    ]

    assert copies == []
