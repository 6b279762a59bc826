"""The cards, quizzes and scripts of the office are complete and stand on its SOPs."""

import re
from collections import Counter

import pytest

from knowledge.reading.sops import library
from knowledge.reading.sources import catalogue
from knowledge.reading.training import content as training
from knowledge.reading.training.content import THEMES, Card, QuizQuestion, Script
from tests.places import CONTENT, KNOWLEDGE

REAL = KNOWLEDGE / "training"
TRAINING = training.load(REAL)
SHELF = library.load(CONTENT.room("sop"), documents=catalogue.load(CONTENT))

every_card = pytest.mark.parametrize("card", TRAINING.cards.values(), ids=list(TRAINING.cards))
every_question = pytest.mark.parametrize(
    "question", TRAINING.questions.values(), ids=list(TRAINING.questions)
)
every_script = pytest.mark.parametrize(
    "script", TRAINING.scripts.values(), ids=list(TRAINING.scripts)
)


def test_every_s_has_at_least_six_cards() -> None:
    themes = Counter(card.theme for card in TRAINING.cards.values())

    assert min(themes[theme] for theme in THEMES) >= 6
    assert len(TRAINING.cards) >= 31


def test_there_are_enough_questions_on_each_s_and_on_the_sops() -> None:
    themes = Counter(question.theme for question in TRAINING.questions.values())

    assert all(themes[theme] >= 3 for theme in THEMES)
    assert themes["sop"] >= 20
    assert len(TRAINING.questions) >= 34


def test_the_five_reasons_have_their_words() -> None:
    assert list(TRAINING.scripts) == [
        "berkas-kurang",
        "menunggu-verifikasi",
        "pendalaman-wawancara",
        "gangguan-sistem",
        "ditolak",
    ]


def test_every_source_is_on_the_shelf() -> None:
    assert training.misfits(REAL, SHELF) == []


def test_the_right_answers_are_spread_over_the_four_places() -> None:
    places = Counter(question.correct for question in TRAINING.questions.values())

    assert max(places.values()) - min(places.values()) <= 2
    assert len(places) == 4


def test_the_longest_answer_does_not_give_itself_away() -> None:
    betrayed = [
        question.id
        for question in TRAINING.questions.values()
        if max(question.options, key=len) == question.options[question.correct]
    ]

    assert len(betrayed) <= len(TRAINING.questions) / 4


@every_card
def test_every_card_stands_on_a_section(card: Card) -> None:
    assert card.sop_id
    assert card.section


def test_every_figure_stands_in_the_section_that_it_rests_on() -> None:
    assert training.ungrounded(REAL, SHELF) == []


@every_question
def test_a_wrong_answer_on_the_five_s_brings_a_card_of_that_s_back(question: QuizQuestion) -> None:
    if question.theme == "sop":
        return
    assert question.card_id is not None
    assert TRAINING.cards[question.card_id].theme == question.theme


@every_script
def test_no_script_promises_a_passport(script: Script) -> None:
    spoken = " ".join(script.sentences).lower()

    assert not re.search(r"pasti (terbit|jadi|selesai)|palsu|ilegal|curiga", spoken)


def test_a_delay_and_a_refusal_both_have_words_under_the_sop_that_tells_them_apart() -> None:
    scripts = TRAINING.scripts_for("paspor-penundaan-penolakan")

    assert [script.id for script in scripts] == ["berkas-kurang", "ditolak"]
    assert TRAINING.scripts_for("paspor-elektronik") == ()
