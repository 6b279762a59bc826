"""What the fitted numbers reach on the questions that they were fitted on, beside what they must.

A label names one section though another may answer, too, so the strict figures are lower than what
people see. `make bench-answers` and `make bench-cold` measure the same on the other half.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.fit.cases import TENTH, Case
from knowledge.search.answer import BESIDE_LIKELY, BESIDE_SURE, TO_CHOOSE, Band, band_for
from knowledge.search.scoring.fitted import Fitted, ranked, share_of, signs
from knowledge.search.scoring.kinds import SectionKind, caution

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one question."""

    case: Case
    band: Band
    is_first: bool  # the likeliest section is right, shown or not
    is_within: bool  # it is shown right, or a right one is offered

    @property
    def is_shown_right(self) -> bool:
        return self.is_first and self.band.is_shown


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure in percent, and what it must at least be; at most, if that is a limit."""

    name: str
    reached: float
    must: float
    is_limit: bool = False

    @property
    def is_held(self) -> bool:
        return self.reached <= self.must if self.is_limit else self.reached >= self.must


def table(numbers: Fitted, whole: Sequence[Case], new: Sequence[Case]) -> str:
    """Return a line for each floor."""
    lines = ["| on the half to fit on | reached | must be | |", "|---|---|---|---|"]
    for floor in _floors(_outcomes(numbers, whole), _outcomes(numbers, new)):
        sign, verdict = "≤" if floor.is_limit else "≥", "held" if floor.is_held else "**missed**"
        lines.append(f"| {floor.name} | {floor.reached:.1f} | {sign} {floor.must:g} | {verdict} |")
    return "\n".join(lines)


def _floors(whole: Sequence[Outcome], new: Sequence[Outcome]) -> list[Floor]:
    known = [outcome for outcome in whole if outcome.case.has_answer]
    strangers = [outcome for outcome in whole if not outcome.case.has_answer]
    shown = {outcome.case.asked: outcome.is_shown_right for outcome in known}

    def at(share: float, kind: SectionKind, *, about_new: bool) -> list[Outcome]:
        return [
            outcome
            for outcome in new
            if outcome.case.group == share
            and outcome.case.kind is kind
            and (outcome.case.is_about_new if about_new else outcome.case.is_about_old)
        ]

    unasked, few = (at(TENTH, kind, about_new=True) for kind in (SectionKind.NONE, SectionKind.FEW))
    half = at(_HALF, SectionKind.NONE, about_new=True)
    beside = at(TENTH, SectionKind.NONE, about_new=False)
    beside_half = at(_HALF, SectionKind.NONE, about_new=False)
    first = {outcome.case.asked: outcome.is_first for outcome in known}
    return [
        Floor("shown right", _share(known, _right), 70),
        Floor("sure and wrong", _share(known, _sure_wrong), 2.5, is_limit=True),
        Floor("refused", _share(known, _refused), 3, is_limit=True),
        Floor("refused though right", _share(known, _refused_right), 0.3, is_limit=True),
        Floor("nothing answers: sure", _share(strangers, _sure_wrong), 1, is_limit=True),
        Floor("nothing answers: likely", _share(strangers, _likely_wrong), 6, is_limit=True),
        Floor("a tenth new, no samples: shown right", _share(unasked, _right), 36),
        Floor("the same: within a tap", _share(unasked, _within), 62),
        Floor("the same: sure and wrong", _share(unasked, _sure_wrong), 4, is_limit=True),
        Floor("the same: likely and wrong", _share(unasked, _likely_wrong), 41, is_limit=True),
        Floor("a tenth new, few samples: shown right", _share(few, _right), 46),
        Floor("the same: within a tap", _share(few, _within), 72),
        Floor(
            "old ones beside a tenth: fewer shown right",
            _share(beside, lambda outcome: shown.get(outcome.case.asked, False))
            - _share(beside, _right),
            1,
            is_limit=True,
        ),
        Floor("half new, no samples: shown right", _share(half, _right), 38),
        Floor("the same: within a tap", _share(half, _within), 60),
        Floor(
            "old ones beside half: fewer first",
            _share(beside_half, lambda outcome: first.get(outcome.case.asked, False))
            - _share(beside_half, _first),
            4,
            is_limit=True,
        ),
    ]


def _outcomes(numbers: Fitted, cases: Iterable[Case]) -> list[Outcome]:
    return [_outcome(numbers, case) for case in cases if not case.asked.is_made]


def _outcome(numbers: Fitted, case: Case) -> Outcome:
    scores = numbers.on(case.kinds, case.new_share).scores(case.look)
    best = ranked(scores, TO_CHOOSE)
    kind = SectionKind(int(case.kinds[best[0]]))
    own = numbers.kinds[kind]
    is_old = kind is SectionKind.MANY
    new = share_of(scores, np.flatnonzero(case.kinds != kind)) if is_old else 0.0
    chances = own.chances(signs(case.look, scores, best))
    band = band_for(own, *chances, new, caution(case.new_share))
    beside = {Band.SURE: BESIDE_SURE, Band.LIKELY: BESIDE_LIKELY}.get(band, TO_CHOOSE - 1)
    is_within = bool(case.right[best[: 1 + beside]].any())
    return Outcome(case, band, bool(case.right[best[0]]), is_within)


def _share(outcomes: Sequence[Outcome], counted: Callable[[Outcome], bool]) -> float:
    return 100 * sum(map(counted, outcomes)) / max(1, len(outcomes))


def _first(outcome: Outcome) -> bool:
    return outcome.is_first


def _right(outcome: Outcome) -> bool:
    return outcome.is_shown_right


def _within(outcome: Outcome) -> bool:
    return outcome.is_within


def _sure_wrong(outcome: Outcome) -> bool:
    return outcome.band is Band.SURE and not outcome.is_first


def _likely_wrong(outcome: Outcome) -> bool:
    return outcome.band is Band.LIKELY and not outcome.is_first


def _refused(outcome: Outcome) -> bool:
    return outcome.band is Band.NONE


def _refused_right(outcome: Outcome) -> bool:
    return _refused(outcome) and outcome.is_first
