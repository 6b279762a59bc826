"""The questions to fit on, as indexes see them: of the whole shelf, of shelves with new SOPs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.fit.data import Asked
from benchmarks.fit.folds import folds, joined, with_new
from benchmarks.fit.learned import translation
from benchmarks.fit.learned.strangers import Counting
from knowledge.reading.content import Content
from knowledge.search.index import Index
from knowledge.search.scoring.kinds import SectionKind, new_share
from knowledge.search.scoring.strangers import StrangerCounts
from knowledge.search.scoring.translation import Translation
from knowledge.search.scoring.views import NAMES, Look
from knowledge.search.words.lexicon import Ints

_PROMISING, _PROMISING_NEW = 60, 40
ROUGH = [NAMES.index(name) for name in ("words", "titled", "meant")]
# Samples a section in the new SOPs of each fold, for the kind with few.
_FEW = (3, 5, 10, 2, 7, 3, 5, 10, 5, 12)
WHOLE, TENTH = 0.0, 0.1
_PARTS = 5  # of the questions that nothing answers: each is judged by the words of the others


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A question, and the most promising sections."""

    asked: Asked
    look: Look
    kinds: Ints
    right: NDArray[np.bool_]
    group: float  # the share of SOPs that are new, as planned
    new_share: float  # the share of sections, as it is
    kind: SectionKind  # how much the new SOPs are asked
    is_about_new: bool

    @property
    def has_answer(self) -> bool:
        return bool(self.right.any())

    @property
    def is_about_old(self) -> bool:
        """Whether a person asks about an SOP that is not new."""
        return self.has_answer and not self.is_about_new and not self.asked.is_made


@dataclass(frozen=True)
class _Plan:
    group: float
    new: frozenset[str]
    table: Translation
    samples: int
    # What is asked, and the words of strangers, without those among it.
    asked: Sequence[tuple[Sequence[Asked], StrangerCounts]]


def lengths(look: Look) -> tuple[float, float]:
    """Return how much a question is a long one, and a short one."""
    return 1 - look.brevity, look.brevity


def of_whole(content: Content, asked: Sequence[Asked], table: Translation) -> list[Case]:
    """Return the cases of the shelf as it is."""
    counting = Counting(content)
    strangers = [question for question in asked if not question.places]
    known = [question for question in asked if question.places]
    put = [(known, counting.counts(strangers))]
    for at in range(_PARTS):
        part = strangers[at::_PARTS]
        put.append((part, counting.counts(set(strangers).difference(part))))
    return list(_looked(content, _Plan(WHOLE, frozenset(), table, 0, put)))


def of_new(content: Content, asked: Sequence[Asked]) -> Iterator[Case]:
    """Yield the cases of shelves with new SOPs, of which the table knows nothing."""
    for plan in _plans(content, asked):
        yield from _looked(content, plan)


def _plans(content: Content, asked: Sequence[Asked]) -> Iterator[_Plan]:
    library = content.library
    dealt = folds(library)
    strangers = [question for question in asked if not question.places]
    counting = Counting(content)

    def judged(
        put: Sequence[Asked], hidden: frozenset[str]
    ) -> list[tuple[Sequence[Asked], StrangerCounts]]:
        return [(put, counting.counts(set(strangers).difference(put), hidden))]

    def learned(hidden: frozenset[str]) -> Translation:
        shelf = with_new(library, hidden, 0)
        return Translation(translation.fit(shelf, content.vocabulary))

    def about(sops: frozenset[str], *, made: bool = False) -> list[Asked]:
        return [
            question
            for question in asked
            if _is_about(question, sops) and (made or not question.is_made)
        ]

    for at, fold in enumerate(dealt):
        table, after = learned(fold), about(dealt[(at + 1) % len(dealt)])
        put = [*about(fold, made=True), *after, *strangers[at :: len(dealt)]]
        asked_of = judged(put, fold)
        for samples in (0, _FEW[at]):
            yield _Plan(TENTH, fold, table, samples, asked_of)
        if at % 2 == 0:
            half = frozenset(sorted(fold)[::2])
            asked_of = judged([*about(half), *after], fold)
            for samples in (0, 5):
                yield _Plan(TENTH / 2, half, table, samples, asked_of)
    for group, parts in ((0.25, 4), (0.5, 2)):
        for at in range(parts):
            new = joined([frozenset(sorted(fold)[at::parts]) for fold in dealt])
            table, others = learned(new), frozenset(library) - new
            put = [*about(new)[::2], *about(others)[at::4], *strangers[at::parts]]
            asked_of = judged(put, new)
            put_all = judged([*about(new)[::2], *strangers[at::parts]], new)
            for samples in (0, 5):
                yield _Plan(group, new, table, samples, asked_of)
                if group == 0.5:
                    yield _Plan(1.0, frozenset(library), table, samples, put_all)


def _looked(content: Content, plan: _Plan) -> Iterator[Case]:
    shelf = with_new(content.library, plan.new, plan.samples) if plan.new else content.library
    index = Index(shelf, content.vocabulary, translation=plan.table)
    numbers = {place: number for number, place in enumerate(index.places)}
    is_new = np.array([sop in plan.new for sop, _ in index.places])
    share = new_share(index.kinds)
    for asked, counts in plan.asked:
        strangers = index.strangers(counts)
        for question in asked:
            if question.is_short and index.whole(question.text) is not None:
                continue  # names decide, and no numbers
            look = index.look(question.text)
            right = np.zeros(len(numbers), bool)
            right[[numbers[place] for place in question.places]] = True
            rows = _promising(look, is_new, right)
            yield Case(
                question,
                replace(look.only(rows), strange=strangers.evidence(index.words(question.text))),
                index.kinds[rows],
                right[rows],
                plan.group,
                share,
                SectionKind.FEW if plan.samples else SectionKind.NONE,
                bool(right[is_new].any()),
            )


def _promising(look: Look, is_new: NDArray[np.bool_], right: NDArray[np.bool_]) -> Ints:
    rough = look.figures[:, ROUGH].sum(axis=1)
    best = np.argsort(-rough, kind="stable")
    told = look.figures[:, [*ROUGH, NAMES.index("translated")]] @ np.array([1, 1, 1, 0.3])
    new = np.argsort(-np.where(is_new, told, -1), kind="stable")[:_PROMISING_NEW]
    new = new[is_new[new]]
    return np.unique(np.concatenate([best[:_PROMISING], new, np.flatnonzero(right)]))


def _is_about(asked: Asked, sops: frozenset[str]) -> bool:
    return bool(asked.places) and min(sop for sop, _ in asked.places) in sops
