"""An office that replaces the whole national shelf by ten SOPs of its own is still answered."""

import json
from collections import Counter

import pytest

from cli import check
from knowledge.reading.layers import Layers
from knowledge.search.answer import Answer
from knowledge.search.evaluation import EvaluationRow, evaluate
from knowledge.shelf import Shelf
from office.settings import load
from tests.places import ROOT
from tests.shelves import shelf_of

FOLDER = ROOT / "tests" / "knowledge" / "own_office"
# The least that such an office is promised: of its questions, shown right, and within a tap.
SHOWN, WITHIN_A_TAP = 0.60, 0.85


@pytest.fixture(scope="module")
def layers() -> Layers:
    """As the program finds them where only KNOWLEDGE_DIR is set."""
    return load(_env_file=None, knowledge_dir=FOLDER).layers


@pytest.fixture(scope="module")
def shelf(layers: Layers) -> Shelf:
    return shelf_of(layers)


@pytest.fixture(scope="module")
def asked() -> list[EvaluationRow]:
    lines = (FOLDER / "asked.jsonl").read_text("utf-8").splitlines()
    return [_row(**json.loads(line)) for line in lines]


def test_the_folder_holds_everything(layers: Layers, shelf: Shelf) -> None:
    assert layers == Layers(FOLDER)
    assert check.of_content(layers).faults == []
    assert shelf.library.keys() == {path.stem for path in (FOLDER / "sop").glob("*.md")}


def test_ten_sops_have_five_sample_questions_a_section(shelf: Shelf) -> None:
    sops = shelf.library.values()
    samples = Counter((sop.id, question.heading) for sop in sops for question in sop.questions)

    assert len(sops) == 10
    assert all(4 <= len(sop.sections) <= 7 for sop in sops)
    assert samples == {(sop.id, section.heading): 5 for sop in sops for section in sop.sections}


def test_what_is_asked_is_no_sample_question(shelf: Shelf, asked: list[EvaluationRow]) -> None:
    samples = {question.text for sop in shelf.library.values() for question in sop.questions}

    assert len(asked) == 50
    assert all(shelf.find(*place) for row in asked for place in row.places)
    assert not samples & {row.question for row in asked}


def test_most_of_what_is_asked_is_shown_or_a_tap_away(
    shelf: Shelf, asked: list[EvaluationRow]
) -> None:
    found = evaluate(asked, lambda row: shelf.answer(row.question), _unseen)

    assert found["shown_right"] >= SHOWN, found["misses"]
    assert found["within_reach"] >= WITHIN_A_TAP, found["misses"]


def _row(question: str, section: str) -> EvaluationRow:
    sop, _, heading = section.partition("/")
    return EvaluationRow(question, (sop,), frozenset({(sop, heading)}))


def _unseen(_answer: Answer) -> tuple[str, int]:
    """An empty screen: nobody looks at it here."""
    return "", 0
