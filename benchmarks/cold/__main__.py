"""`make bench-cold`: ask about SOPs that have lost their sample questions, or kept a few."""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.cold import peers
from benchmarks.cold.names import Named
from benchmarks.cold.shelves import SAMPLES, TENTH, Case, cases
from benchmarks.content import CONTENT
from benchmarks.fit.data import ASKED, Asked, questions
from benchmarks.fit.folds import COUNT, with_new
from benchmarks.fit.learned import translation
from benchmarks.fit.learned.strangers import Counting, strangers_to_fit_on
from benchmarks.machine import description
from benchmarks.report import RESULTS, section_of, write_section
from knowledge.reading.content import Content, load
from knowledge.search.answer import Answerer
from knowledge.search.evaluation import EvaluationRow, Score, figures
from knowledge.search.scoring.strangers import StrangerCounts
from knowledge.search.scoring.translation import Translation

_QUICK = (0, COUNT // 2)
_READING = Path(__file__).with_name("reading.md")
_FIGURES = {
    "shown_right": "shown, right",
    "within_reach": "within a tap",
    "sure_wrong": "sure, wrong",
    "likely_wrong": "likely, wrong",
    "refused": "refused",
}
_HEADS = ("new", "asked about", "samples a section", "asked", "first", *_FIGURES.values())

Scores = dict[tuple[str, str, str], list[Score]]


def main(typed: Sequence[str] | None = None) -> None:
    """Measure, print, and write the section of the results."""
    options = _options(typed)
    if not ASKED.exists():
        print("Skipped: the labelled questions are not beside the project.")
        return
    told = [_READING.read_text(encoding="utf-8").strip(), f"{description()} at the beginning."]
    content = load(CONTENT)
    asked = [
        question
        for question in questions(content.moved)
        if question.is_reported and question.places
    ]
    dealt = list(cases(content, asked, _QUICK if options.quick else range(COUNT)))
    told += _measured(content, dealt)
    told.append(peers.table(content.library, dealt) if options.peers else _peers_before())
    text = "\n\n".join(told)
    print(text)
    if not options.quick:
        write_section(RESULTS, "New SOPs", text)


def _peers_before() -> str:
    """Return the table of the peers as it was last written."""
    _, head, rest = section_of(RESULTS, "New SOPs").partition(peers.HEAD)
    return f"The peers, as run before:\n\n{head}{rest.rstrip()}" if head else ""


def _measured(content: Content, dealt: Sequence[Case]) -> list[str]:
    """Return two tables: questions, and exact names."""
    scores: Scores = defaultdict(list)
    names = Named()
    tables: dict[frozenset[str], tuple[Translation, StrangerCounts]] = {}
    counting, strangers = Counting(content), strangers_to_fit_on(content.moved)
    for case in dealt:
        if case.hidden not in tables:
            known = with_new(content.library, case.hidden, 0)
            tables[case.hidden] = (
                Translation(translation.fit(known, content.vocabulary)),
                counting.counts(strangers, case.hidden),
            )
        table, counts = tables[case.hidden]
        for samples in SAMPLES[case.share]:
            shelf = case.shelf(content.library, samples)
            answerer = Answerer(shelf, content.vocabulary, translation=table, strangers=counts)
            scores[case.share, "the new", f"{samples}"] += _asked(answerer, case.about_new)
            scores[case.share, "others", f"{samples}"] += _asked(answerer, case.about_others)
            if case.share == TENTH and not samples:
                names.ask(answerer, [content.library[one] for one in sorted(case.new)])
    whole = Answerer(content.library, content.vocabulary)
    about = [question for case in dealt if case.share == TENTH for question in case.about_new]
    scores["none", "all", "all"] = _asked(whole, about)
    return [_table(scores), names.table()]


def _asked(answerer: Answerer, asked: Iterable[Asked]) -> list[Score]:
    return [
        Score(
            EvaluationRow(
                question.text, tuple(sorted({sop for sop, _ in question.places})), question.places
            ),
            answerer.answer(question.text),
            text="",
            lines=0,
        )
        for question in asked
    ]


def _table(scores: Scores) -> str:
    lines = [f"| {' | '.join(_HEADS)} |", "|---" * len(_HEADS) + "|"]
    for named, own in scores.items():
        if own:
            found = figures(own)
            shares = [_first(own), *(found[key] for key in _FIGURES)]
            cells = [*named, f"{len(own):,}", *(f"{100 * share:.1f}" for share in shares)]
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _first(scores: Sequence[Score]) -> float:
    """Return how often a right section is the likeliest, shown or not."""
    hits = [(score.answer.hits[:1], score.row.places) for score in scores]
    return sum(hit.place in places for first, places in hits for hit in first) / len(hits)


def _options(typed: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.cold", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two folds; writes nothing")
    parser.add_argument("--peers", action="store_true", help="other engines, too (minutes)")
    return parser.parse_args(typed)


if __name__ == "__main__":
    main()
