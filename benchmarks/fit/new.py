"""Fits what weighs sections of which few people, or none, have asked.

The weights of the others stay as they are: an old question is found as well as before, but for what
a new section takes from it. How much that may be limits a constant per share of new sections.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from benchmarks.fit.cases import TENTH, Case, lengths
from benchmarks.fit.regression import Array, rank
from knowledge.search.answer import TO_CHOOSE
from knowledge.search.scoring.bm25 import Floats
from knowledge.search.scoring.fitted import LENGTHS, SHARES, Fitted, ranked
from knowledge.search.scoring.kinds import SectionKind
from knowledge.search.scoring.views import NAMES

# For each of SHARES: of the questions about old SOPs, the share that new ones may take. If all is
# new there is nothing to take, but the two kinds must stay in proportion: as on a half.
MAY_TAKE = {
    SectionKind.NONE: (0.007, 0.008, 0.030, 0.075, 0.030),
    SectionKind.FEW: (0.006, 0.008, 0.020, 0.060, 0.030),
}
# Of the same questions, those whose right section may lose the last place.
LAST_PLACE = 0.004


def weigh(cases: Sequence[Case], kind: SectionKind, many: Array) -> Array:
    """Return weights for the sections of a kind that rank them among the others."""
    moved = shift(cases, many)
    chosen = [one for one in cases if _is(one, kind, TENTH) and one.has_answer]
    width = max(len(one.kinds) for one in chosen)
    rows = np.zeros((len(chosen), width, len(NAMES) + 1), np.float32)
    offset = np.zeros((len(chosen), width), np.float32)
    valid, right = np.zeros((2, len(chosen), width), bool)
    for at, case in enumerate(chosen):
        size, own = len(case.kinds), case.kinds == kind
        rows[at, :size, :-1] = case.look.figures * own[:, None]
        rows[at, :size, -1] = own
        # In a short question the old ones score otherwise.
        offset[at, :size] = (_scores(case, many) - case.look.brevity * moved) * ~own
        valid[at, :size] = True
        right[at, :size] = case.right
    says = np.array([one.asked.says for one in chosen], np.float32)
    found = rank(rows, valid, right, says, offset=offset, free=1)
    # Too few short questions are about new sections for weights of their own.
    return np.stack([found[:-1]] * len(LENGTHS))


def shift(cases: Iterable[Case], many: Array) -> float:
    """Return how much higher the best old section scores as an answer to a short question.

    New sections are weighed alike at any length. Without this they would take short questions from
    the old ones, and their constant would be so low that no long one found them.
    """
    more, times = 0.0, 0.0
    for case in cases:
        old = case.look.figures[case.kinds == SectionKind.MANY]
        if case.look.brevity and len(old):
            long, short = (float((old @ row).max()) for row in many)
            more += case.look.brevity * (short - long)
            times += case.look.brevity
    return more / times if times else 0.0


def constants(
    cases: Sequence[Case], kind: SectionKind, many: Array, weights: Array, shift: float
) -> Floats:
    """Return the constant for each of SHARES: as high as the questions about old SOPs allow."""
    found = []
    for share, most in zip((*SHARES[:-1], SHARES[-2]), MAY_TAKE[kind], strict=True):
        old = [case for case in cases if _is(case, kind, share) and case.is_about_old]
        leads = sorted(
            lead for case in old if (lead := _lead(case, many, weights, shift)) is not None
        )
        found.append(leads[int(most * len(old))])
    return np.array(found, np.float32)


def near(numbers: Fitted, cases: Sequence[Case]) -> float:
    """Return how far behind the last place a new section may be that takes it."""
    old = [case for case in cases if case.group == TENTH and case.is_about_old]
    lost = sorted(behind for case in old if (behind := _behind(case, numbers)) is not None)
    return lost[int(LAST_PLACE * len(old))]


def _behind(case: Case, numbers: Fitted) -> float | None:
    """Return how far the best new section is behind the last place; None if nobody minds."""
    scores = numbers.on(case.kinds, case.new_share).scores(case.look)
    places = ranked(scores, TO_CHOOSE)
    is_new = case.kinds != SectionKind.MANY
    if not case.right[places[-1]] or is_new[places].any() or not is_new.any():
        return None
    return float(scores[places[-1]] - scores[is_new].max())


def _lead(case: Case, many: Array, weights: Array, shift: float) -> float | None:
    """Return how far the right old section is ahead of all new ones; None if it is not the best."""
    is_old = case.kinds == SectionKind.MANY
    old = _scores(case, many)[is_old]
    if not is_old.any() or is_old.all() or not case.right[is_old][old.argmax()]:
        return None
    new = _scores(case, weights)[~is_old] + case.look.brevity * shift
    return float(old.max() - new.max())


def _scores(case: Case, weights: Array) -> Array:
    return np.asarray(case.look.figures @ (lengths(case.look) @ weights))


def _is(case: Case, kind: SectionKind, share: float) -> bool:
    return case.kind is kind and case.group == share
