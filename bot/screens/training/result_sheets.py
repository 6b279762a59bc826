"""The files of /hasil: the results of a trainer's people, a sheet for each view."""

from collections.abc import Iterable, Iterator

from bot.screens.sheets import Row, Sheet, tables
from bot.screens.training.results import ResultsScreens
from bot.texts import sheets as sheet_texts
from bot.texts.training import results as texts
from office.training import ItemTally, Tallies


def sheets(results: ResultsScreens) -> list[Sheet]:
    """Return the views of the results as tables, and one that explains the words."""
    rest = ("",) * (len(texts.COLUMNS) - 2)
    meanings = tuple((term, meaning, *rest) for term, meaning in texts.MEANINGS.items())
    views = {
        texts.UNITS: _both(results.units()),
        texts.SECTIONS: _both(results.sections()),
        texts.BY_QUESTION: _one(texts.QUESTIONS, results.hardest()),
        texts.BY_CARD: _one(texts.CARDS, results.by_card()),
        texts.BY_PERSON: _both(results.people()),
    }
    explained = Sheet(
        sheet_texts.DEFINITIONS,
        (sheet_texts.TERM, sheet_texts.MEANING, *rest),
        ((results.title, "", *rest), *meanings),
    )
    return [*tables(texts.COLUMNS, views), explained]


def _both(groups: Iterable[tuple[str, Tallies]]) -> Iterator[Row]:
    for label, tallies in groups:
        yield _row(label, texts.CARDS, tallies.cards)
        yield _row(label, texts.QUESTIONS, tallies.questions)


def _one(what: str, items: Iterable[tuple[str, ItemTally]]) -> Iterator[Row]:
    for label, tally in items:
        yield _row(label, what, tally)


def _row(label: str, what: str, tally: ItemTally) -> Row:
    return label, what, tally.reached, tally.answered, tally.right, tally.wrong
