"""Where another engine is ahead of this project's words, and why."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

from benchmarks.search.judging.metrics import Quality, chance_of, decided, quality, speed
from benchmarks.search.judging.outcome import Outcome
from benchmarks.search.judging.table import short
from benchmarks.search.runner import Row

_AS_THEY_STAND = "it keeps words as they stand, so that no name is cut to another word's stem"
_LETTERS = "it compares letters and not words: good where a title says what is asked"
_WHY_BETTER = {
    "bm25s": _AS_THEY_STAND,
    "bm25s-stems": "it has the same stems and stop words; what differs is the repair of unknown "
    "words, which can read a rare right word as another, and the weight of how a text opens",
    "tantivy": _AS_THEY_STAND,
    "tantivy-fuzzy": "it keeps words as they stand, and one edit is allowed in known words, too",
    "fts5": _AS_THEY_STAND,
    "fts5-trigram": "parts of words match other forms of a word and most typos without a list",
    "minisearch": "one or two letters may differ in every word, known or not",
    "orama": "its stemmer cuts other endings",
    "token-set": _LETTERS,
    "wratio": _LETTERS,
}
_DEPTHS = {"recall@1": 1, "recall@3": 3}


@dataclass(frozen=True)
class _Cost:
    name: str
    unit: str
    of: Callable[[Outcome], float]
    why: str


_COSTS = (
    _Cost(
        "p95",
        "ms",
        lambda outcome: speed(outcome).p95,
        "compiled code looks words up as typed; the time here goes into reading the question and "
        "repairing words that the index does not know",
    ),
    _Cost(
        "build",
        "s",
        lambda outcome: outcome.build_seconds,
        "nothing is stemmed there, or nothing is built at all; the build here is mostly stemming "
        "in Python",
    ),
    _Cost(
        "memory",
        "MB",
        lambda outcome: outcome.megabytes or 0.0,
        "its lists are packed, or there is no index; here they are arrays, and NumPy itself counts",
    ),
)


def verdict(rows: Sequence[Row]) -> str:
    """Name every measure in which another engine is ahead of the words, with the reason."""
    run = {row.contender.key: row for row in rows if row.outcome}
    ours = run.get("words")
    peers = [row for row in run.values() if not row.contender.is_ours]
    if ours is None or not peers:
        return ""
    lost = list(_lost_quality(ours, run.get("encoder"), peers))
    none = "- No peer is ahead of the words alone in recall or MRR."
    return "\n".join(
        [*(lost or [none]), *_firsts(ours, run.get("bm25s-stems")), *_lost_costs(ours, peers)]
    )


def _firsts(ours: Row, peer: Row | None) -> Iterator[str]:
    """Count the questions that only one of the two has first: a lead can hide losses."""
    for spelling in ("clean", "noisy") if peer else ():
        won, lost = decided(_quality(ours, spelling), _quality(peer, spelling), 1)
        count = len(ours.questions)
        yield (
            f"- First in one only, {spelling}: {peer.contender.label} {lost} of {count} "
            f"({lost / count:.1%}), the words {won} ({won / count:.1%})."
        )


def _lost_quality(ours: Row, encoder: Row | None, peers: Sequence[Row]) -> Iterator[str]:
    """Compare with the engines that were asked the same questions."""
    asked = [peer for peer in peers if len(peer.questions) == len(ours.questions)]
    for measure, spelling in product(("recall@1", "recall@3", "MRR@10"), ("clean", "noisy")):
        value = partial(_value, measure=measure, spelling=spelling)
        best = max(asked, key=value, default=ours)
        if value(best) > value(ours):
            yield (
                f"- {measure}, {spelling}: {best.contender.label} is ahead, "
                f"{value(best):.1f} against {value(ours):.1f}. "
                f"Likely why: {_WHY_BETTER[best.contender.key]}."
                + _chance(ours, best, measure, spelling)
                + (f" With the encoder: {value(encoder):.1f}." if encoder else "")
            )


def _chance(ours: Row, peer: Row, measure: str, spelling: str) -> str:
    if measure not in _DEPTHS:
        return ""
    likely = chance_of(_quality(peer, spelling), _quality(ours, spelling), _DEPTHS[measure])
    return f" Equally good engines differ this much in {likely:.0%} of samples."


def _lost_costs(ours: Row, peers: Sequence[Row]) -> Iterator[str]:
    for cost in _COSTS:
        own = cost.of(_outcome(ours))
        ahead = sorted((cost.of(_outcome(peer)), peer.contender.label) for peer in peers)
        ahead = [pair for pair in ahead if pair[0] < own]
        if ahead:
            best, label = ahead[0]
            yield (
                f"- {cost.name}: {len(ahead)} of {len(peers)} peers are ahead, first {label} with "
                f"{short(best)} against {short(own)} {cost.unit}: {cost.why}."
            )


def _value(row: Row, measure: str, spelling: str) -> float:
    found = _quality(row, spelling)
    values = {
        "recall@1": found.recall_at_1,
        "recall@3": found.recall_at_3,
        "MRR@10": found.mrr_at_10,
    }
    return values[measure] * 100


def _quality(row: Row, spelling: str) -> Quality:
    return quality(row.questions, getattr(_outcome(row), spelling))


def _outcome(row: Row) -> Outcome:
    if row.outcome is None:
        raise ValueError(f"{row.contender.key} was not run")
    return row.outcome
