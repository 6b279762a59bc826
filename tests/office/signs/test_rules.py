"""What figures of signs allow to say: intervals, and how rarely a proposal is made of chance."""

import numpy as np
import pytest

from office.signs.rules.proposing import standing_out
from office.signs.rules.wilson import wilson
from tests.office.signs.synthetic import Planted, looked_at

# Newcombe (1998), Statistics in Medicine 17, table I, method 3; the last by hand: z² / (n + z²).
KNOWN = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0, 0.1611),
    (1, 29, 0.0061, 0.1718),
    (5, 5, 0.5655, 1.0),
]
# The true signs of `docs/rules/signs.md`, about 24 cases among 96.
OFTEN, NEVER = Planted(0.8, 0.2), Planted(0.0, 0.5)
PLENTY = 12


@pytest.mark.parametrize(("hits", "cases", "low", "high"), KNOWN)
def test_an_interval_is_that_of_the_literature(
    hits: int, cases: int, low: float, high: float
) -> None:
    found = wilson(hits, cases)

    assert (found.low, found.high) == pytest.approx((low, high), abs=0.00006)


def test_without_cases_any_share_is_possible() -> None:
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("counts", "often", "never"),
    [
        # confirmed with the sign, cases with it; confirmed and cases of the interview.
        ((20, 22, 30, 90), True, False),
        ((20, 60, 30, 90), False, False),  # as often as the others
        ((0, 30, 45, 90), False, True),
        ((1, 30, 45, 90), False, False),  # once is not never
        ((0, 3, 45, 90), False, False),  # too few
        ((22, 22, 22, 22), False, False),  # no others to compare with
        ((0, 30, 0, 90), False, False),  # nothing of the interview is ever confirmed
        ((0, 0, 0, 0), False, False),
    ],
)
def test_a_sign_is_compared_with_its_interviews_other_reports(
    counts: tuple[int, ...], often: bool, never: bool
) -> None:
    found = standing_out(*(np.array([one]) for one in counts))

    assert (bool(found.often[0]), bool(found.never[0])) == (often, never)


def told(offices: int) -> float:
    """The share of offices without a true sign that are told of any, within two years."""
    found = looked_at(np.random.default_rng(30), offices)
    return float((found.often | found.never).any(axis=(1, 2)).mean())


def find(offices: int) -> tuple[float, float]:
    """The shares of offices that find the sign that is often true, and the one that never is."""
    draw = np.random.default_rng(30)
    often = looked_at(draw, offices, PLENTY, OFTEN).often[:, :, 0]
    never = looked_at(draw, offices, PLENTY, NEVER).never[:, :, 0]
    return float(often.any(axis=1).mean()), float(never.any(axis=1).mean())


def test_few_offices_hear_of_chance_and_most_of_what_is_true() -> None:
    assert told(300) <= 0.05
    assert min(find(200)) >= 0.8


@pytest.mark.slow  # a thousand offices, of which the test above looks at some hundreds
def test_of_a_thousand_offices_one_in_twenty_hears_of_chance() -> None:
    assert told(1000) <= 0.05
    assert min(find(1000)) >= 0.8
