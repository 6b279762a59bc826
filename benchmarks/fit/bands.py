"""Fits how sure an answer is: three regressions and limits for each kind of section.

Each kind learns from the questions for which such a section comes first.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.fit.cases import TENTH, Case
from benchmarks.fit.regression import Array, odds
from benchmarks.fit.thresholds import (
    FALSE_LIKELY,
    FALSE_LIKELY_NEW,
    LIKELY_WRONG_NEW,
    LOST_BESIDE,
    SURE_WRONG,
    SURE_WRONG_BESIDE,
    SURE_WRONG_NEW,
    limits,
)
from knowledge.search.scoring.bm25 import Floats
from knowledge.search.scoring.fitted import (
    MOSTLY,
    SIGNS,
    Bands,
    Fitted,
    Odds,
    OfKind,
    ranked,
    share_of,
    signs,
)
from knowledge.search.scoring.kinds import SectionKind, caution

_NO_ODDS = Odds(0.0, (0.0,) * len(SIGNS))
_LITTLE = 1e-6


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a ranked list, and whether its first section answers."""

    case: Case
    signs: tuple[float, ...]
    is_right: bool
    new: float  # as in Finding


def unknown(weights: Array, constants: Floats, shift: float = 0.0) -> OfKind:
    """Return numbers that rank and do not say how sure they are."""
    return OfKind(
        np.asarray(weights, np.float32),
        constants,
        shift,
        _NO_ODDS,
        _NO_ODDS,
        _NO_ODDS,
        Bands(0.0, 0.0, 0.0, 0.0),
    )


def of_old(ranking: Fitted, whole: Sequence[Case], new: Sequence[Case]) -> OfKind:
    """Return the numbers of old sections with their odds and limits."""
    found = _fit(ranking, SectionKind.MANY, whole, SURE_WRONG, FALSE_LIKELY)
    bands = replace(
        found.bands,
        beside_new_to=_beside_new_to(ranking, found, new),
        beside_new=_beside_new(ranking, found, new),
    )
    return replace(found, bands=bands)


def of_new(ranking: Fitted, kind: SectionKind, cases: Sequence[Case]) -> OfKind:
    """Return the numbers of new sections, which are wrong more often."""
    chosen = [case for case in cases if case.kind is kind]
    found = _fit(ranking, kind, chosen, SURE_WRONG_NEW, FALSE_LIKELY_NEW)
    right_from = _right_from(ranking, found, kind, chosen)
    return replace(found, bands=replace(found.bands, right_from=right_from))


def _fit(
    ranking: Fitted,
    kind: SectionKind,
    chosen: Sequence[Case],
    sure_wrong: float,
    false_likely: float,
) -> OfKind:
    rows = list(_first_of(ranking, kind, chosen))
    known = np.array([row.signs for row in rows])
    is_right = np.array([row.is_right for row in rows], float)
    has_answer = np.array([row.case.has_answer for row in rows], float)
    is_told = np.array([not row.case.asked.is_made for row in rows])
    says = np.array([row.case.asked.says for row in rows])
    right = _odds(known, is_right, says)
    # Few questions have no answer: together they weigh as much as all the others.
    balance = np.where(has_answer == 1, says, says @ has_answer / (has_answer == 0).sum())
    answerable = _odds(known, has_answer, balance)
    # Too few answers of new sections are mostly right.
    sure = _sure(right, known, is_right, says) if kind is SectionKind.MANY else right
    own = replace(ranking.kinds[kind], right=right, sure=sure, answerable=answerable)
    chances = [own.chances(row) for row in known[is_told].tolist()]
    found = limits(
        [right for right, _ in chances],
        [answerable for _, answerable in chances],
        is_right[is_told].astype(bool).tolist(),
        has_answer[is_told].astype(bool).tolist(),
        sure_wrong=sure_wrong,
        false_likely=false_likely,
    )
    print(f"{kind.name}: {len(rows)} questions, {found}")
    return replace(own, bands=found)


def _sure(right: Odds, known: Array, is_right: Array, says: Array) -> Odds:
    """Return the odds of being right among what mostly is."""
    mostly = np.array([right.probability(row) >= MOSTLY for row in known.tolist()])
    return _odds(known[mostly], is_right[mostly], says[mostly])


def _right_from(ranking: Fitted, own: OfKind, kind: SectionKind, cases: Sequence[Case]) -> float:
    """Return the chance from which on few wrong new sections are shown."""
    asked = _about_new(cases)
    wrong = sorted(
        (
            right / caution(row.case.new_share)
            for row in _first_of(ranking, kind, asked)
            for right, answerable in [own.chances(row.signs)]
            if not row.is_right and own.is_shown(right, answerable, 0.0, 0.0)
        ),
        reverse=True,
    )
    most = int(LIKELY_WRONG_NEW[kind] * len(asked))
    return wrong[most] if len(wrong) > most else 0.0


def _beside_new(ranking: Fitted, many: OfKind, cases: Sequence[Case]) -> float:
    """Return how many times as likely as new ones an old section must be.

    It is so much that a few questions about old SOPs are no longer shown theirs.
    """
    asked = [case for case in cases if case.group == TENTH and case.is_about_old]
    times = sorted(
        right / max(row.new, _LITTLE) / caution(row.case.new_share)
        for row in _first_of(ranking, SectionKind.MANY, asked)
        for right, answerable in [many.chances(row.signs)]
        if row.is_right and many.is_shown(right, answerable, 0.0, 0.0)
    )
    return times[int(LOST_BESIDE * len(asked))]


def _about_new(cases: Sequence[Case]) -> list[Case]:
    """Return the questions of people about the new SOPs of a tenth."""
    return [
        case
        for case in cases
        if case.group == TENTH and case.is_about_new and not case.asked.is_made
    ]


def _beside_new_to(ranking: Fitted, many: OfKind, cases: Sequence[Case]) -> float:
    """Return how near new sections may be, so that few questions about them surely find an old."""
    asked = _about_new(cases)
    wrong = sorted(
        row.new
        for row in _first_of(ranking, SectionKind.MANY, asked)
        if not row.is_right and many.is_sure(*many.chances(row.signs), 0.0)
    )
    most = int(SURE_WRONG_BESIDE * len(asked))
    return wrong[most] if len(wrong) > most else 1.0


def _first_of(ranking: Fitted, kind: SectionKind, chosen: Iterable[Case]) -> Iterator[_Known]:
    for case in chosen:
        scores = ranking.on(case.kinds, case.new_share).scores(case.look)
        best = ranked(scores, 2)
        if case.kinds[best[0]] == kind:
            is_old = kind is SectionKind.MANY
            new = share_of(scores, np.flatnonzero(case.kinds != kind)) if is_old else 0.0
            known = signs(case.look, scores, best)
            yield _Known(case, known, bool(case.right[best[0]]), new)


def _odds(known: Array, label: Array, weight: Array) -> Odds:
    constant, slopes = odds(known, label, weight)
    return Odds(constant, tuple(slopes.tolist()))
