"""No number gets through: in every spelling, between words and beside other numbers."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from office.privacy import mask
from tests.office.privacy.judge import readable, text_of
from tests.office.privacy.messages import message
from tests.office.privacy.missed_before import MISSED_BEFORE, marked
from tests.office.privacy.spellings import IN_DIGITS, IN_WORDS
from tests.office.privacy.untouched import UNTOUCHED

MOST_MISSED_IN_WORDS = 0.02
# Drawn by Hypothesis, so that what gets through is reported as the shortest such message.
CHANCE = st.randoms(use_true_random=False)


def _nothing_is_readable(chance: Random) -> None:
    kind, sent = message(chance, IN_DIGITS)

    assert readable(sent) == "", f"{kind} in {text_of(sent)!r}"


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(CHANCE)
def test_no_number_in_digits_gets_through(chance: Random) -> None:
    _nothing_is_readable(chance)


@pytest.mark.slow
@pytest.mark.timeout(600)
@settings(max_examples=8_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(CHANCE)
def test_no_number_in_digits_gets_through_however_long_one_tries(chance: Random) -> None:
    _nothing_is_readable(chance)


@pytest.mark.parametrize("seeds", [1_000, pytest.param(8_000, marks=pytest.mark.slow)])
@pytest.mark.timeout(600)
def test_hardly_any_number_in_words_gets_through(seeds: int) -> None:
    missed = [
        text_of(sent)
        for seed in range(seeds)
        if readable(sent := message(Random(seed), IN_WORDS)[1])
    ]

    assert len(missed) <= MOST_MISSED_IN_WORDS * seeds, missed[:20]


@pytest.mark.parametrize("kind", IN_DIGITS)
def test_each_kind_is_masked_a_few_hundred_times(kind: str) -> None:
    for seed in range(300):
        sent = message(Random(seed), {kind: IN_DIGITS[kind]})[1]

        assert readable(sent) == "", text_of(sent)


@pytest.mark.parametrize("text", MISSED_BEFORE)
def test_what_was_missed_once_is_masked(text: str) -> None:
    assert readable(marked(text)) == ""


@pytest.mark.parametrize("text", UNTOUCHED)
@pytest.mark.parametrize(
    "around", ["{}", "mohon dicek {} ya pak", "Catatan: {}.", "Daftar\n{}\nselesai"]
)
def test_what_is_no_personal_number_stays_as_it_was(text: str, around: str) -> None:
    written = around.format(text)

    assert mask(written).text == written
