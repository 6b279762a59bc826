"""What is fitted for new sections takes from the old ones no more than it may."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.fit import bands, floors, new
from benchmarks.fit.bands import unknown
from benchmarks.fit.cases import TENTH, Case
from benchmarks.fit.data import Asked
from benchmarks.fit.floors import Floor
from benchmarks.fit.leaning import EVENLY
from benchmarks.fit.regression import rank
from knowledge.search.answer import TO_CHOOSE
from knowledge.search.scoring.fitted import SHARES, Fitted, share_of
from knowledge.search.scoring.kinds import SectionKind, caution
from knowledge.search.scoring.views import NAMES
from tests.knowledge.sample import nothing_seen

ONE = np.eye(len(NAMES))[[0, 0]]  # only the first view counts, in long questions and short ones
NOBODY_LOSES = dict.fromkeys((SectionKind.NONE, SectionKind.FEW), (0.0,) * len(SHARES))


def case(old: list[float], right: int, newest: float, share: float) -> Case:
    """A question about an old section: the values of the old ones, and of a new one."""
    values = np.array([*old, newest])
    figures = np.zeros((len(values), len(NAMES)), np.float32)
    figures[:, 0] = values
    return Case(
        Asked("apa", frozenset({("paspor-hilang", "Biaya")})),
        replace(nothing_seen(len(values)), figures=figures),
        np.array([*[SectionKind.MANY] * len(old), SectionKind.NONE], np.int32),
        np.arange(len(values)) == right,
        share,
        share,
        SectionKind.NONE,
        is_about_new=False,
    )


def test_a_constant_lifts_new_sections_until_an_old_one_would_lose(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(new, "MAY_TAKE", NOBODY_LOSES)
    shelves = [
        one
        for share in SHARES[:-1]
        # The old section is right by 5 and by 2; where it is wrong, it has nothing to lose.
        for one in (case([9, 1], 0, 4, share), case([9, 1], 0, 7, share), case([9, 1], 1, 8, share))
    ]

    found = new.constants(shelves, SectionKind.NONE, ONE, ONE, 0.0)

    assert found.tolist() == pytest.approx([2.0] * len(SHARES))


def test_the_last_place_is_given_up_where_nobody_loses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new, "LAST_PLACE", 0.0)
    kinds = tuple(unknown(ONE, np.zeros(len(SHARES), np.float32)) for _ in SectionKind)
    numbers = Fitted(kinds, near=0.0, leaning=EVENLY)
    old = [9.0, 8.0, 7.0, 6.0]

    found = new.near(numbers, [case(old, 0, 5.5, 0.1), case(old, TO_CHOOSE - 1, 3.0, 0.1)])

    assert found == pytest.approx(3.0)


def test_weights_make_up_for_what_others_score_already() -> None:
    rows = np.array([[[0.0], [1.0]]] * 20)
    right = np.array([[False, True]] * 20)
    offset = np.array([[5.0, 0.0]] * 20)

    behind = rank(rows, np.ones_like(right), right, offset=offset)
    ahead = rank(rows, np.ones_like(right), ~right, offset=-offset, free=1)

    assert behind[0] > 3
    assert ahead[0] < -3


def test_a_case_of_its_own_share_counts_alone() -> None:
    one = case([9, 1], 0, 4, 0.1)

    assert new._is(one, SectionKind.NONE, 0.1)
    assert not new._is(replace(one, group=0.25), SectionKind.NONE, 0.1)


def test_an_old_section_beside_a_new_one_must_be_so_likely_that_few_lose_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    numbers = Fitted(
        tuple(unknown(ONE, np.zeros(len(SHARES), np.float32)) for _ in SectionKind),
        near=0.0,
        leaning=EVENLY,
    )
    many = numbers.kinds[SectionKind.MANY]
    shelves = [case([9.0, 1.0], 0, 9.0 - behind, TENTH) for behind in (0.1, 1.0, 2.0, 3.0)]
    new_ones = [
        share_of(numbers.on(shelf.kinds, TENTH).scores(shelf.look), np.array([2]))
        for shelf in shelves
    ]

    def beside(lost: float) -> float:
        monkeypatch.setattr(bands, "LOST_BESIDE", lost)
        return bands._beside_new(numbers, many, shelves)

    # Nobody knows how likely they are right, so all are so by a half.
    assert beside(0.0) == pytest.approx(0.5 / new_ones[0] / caution(TENTH))
    assert beside(0.25) == pytest.approx(0.5 / new_ones[1] / caution(TENTH))


def test_a_figure_is_held_or_missed() -> None:
    assert Floor("shown right", 70.0, 70).is_held
    assert not Floor("shown right", 69.9, 70).is_held
    assert Floor("refused", 3.0, 3, is_limit=True).is_held
    assert not Floor("refused", 3.1, 3, is_limit=True).is_held


def test_the_table_of_floors_counts_what_is_shown_and_what_is_near() -> None:
    kinds = tuple(unknown(ONE, np.zeros(len(SHARES), np.float32)) for _ in SectionKind)
    numbers = Fitted(kinds, near=0.0, leaning=EVENLY)

    def lines(right: int) -> dict[str, str]:
        told = floors.table(numbers, [case([9.0, 8.0, 7.0], right, 1.0, 0.0)], [])
        return {line.split(" | ")[0]: line for line in told.splitlines()}

    assert "| 100.0 | ≥ 70 | held |" in lines(0)["| shown right"]
    assert "| 0.0 | ≥ 70 | **missed** |" in lines(1)["| shown right"]
