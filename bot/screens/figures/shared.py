"""The figures as they may be passed on: bands, and nothing made of them."""

from collections.abc import Iterator
from html import escape

from bot.screens.figures.names import FigureNames
from bot.screens.sheets import Row as SheetRow
from bot.texts.anomalies.report import OUTCOMES
from bot.texts.figures import outcomes as outcome_texts
from bot.texts.figures import pilot as pilot_texts
from bot.texts.figures import shared as texts
from office.anomalies import Outcome
from office.figures import WEEKS, CellKind, SharedCell, SharedMonth


def lines(months: tuple[SharedMonth, ...]) -> Iterator[str]:
    """What a trainer reads in the chat: the last of the months."""
    if not months:
        yield texts.BY_MONTH
        return
    told = [
        (name, texts.band(months[-1].least(SharedCell(kind))))
        for kind, name in texts.EVERYDAY.items()
    ]
    yield escape(texts.everyday(months[-1].month, told))


def rows(months: tuple[SharedMonth, ...], names: FigureNames) -> Iterator[SheetRow]:
    """A row for each cell."""
    if not months:
        yield texts.NO_MONTH, "", texts.NO_MONTH_SAID
    for month in months:
        called = texts.month(month.month)
        yield from _plain(month, texts.EVERYDAY)
        by_head = SharedCell(CellKind.BY_HEAD)
        if by_head in month.waits:
            name = texts.EVERYDAY[CellKind.BY_HEAD]
            yield (
                name,
                outcome_texts.group(texts.MIDDLE, called),
                outcome_texts.wait(month.waits[by_head]),
            )
        if not month.is_whole:
            continue
        yield from _plain(month, texts.TRAINED)
        yield from _active(month, called)
        yield from _results(month, called, names)
        yield from _issuers(month, called, names)
        yield from _taken(month, called)
        yield from _plain(month, texts.OF_CASES)


def _plain(month: SharedMonth, kinds: dict[CellKind, str]) -> Iterator[SheetRow]:
    for kind, name in kinds.items():
        yield name, texts.month(month.month), texts.band(month.least(SharedCell(kind)))


def _active(month: SharedMonth, called: str) -> Iterator[SheetRow]:
    for number in WEEKS:
        cell = SharedCell(CellKind.ACTIVE, str(number))
        if cell in month.bands:
            group = outcome_texts.group(pilot_texts.week_name(number), called)
            yield pilot_texts.ACTIVE, group, texts.band(month.least(cell))


def _taken(month: SharedMonth, called: str) -> Iterator[SheetRow]:
    for urgency, name in outcome_texts.URGENCIES.items():
        cell = SharedCell(CellKind.TAKEN, urgency)
        yield texts.TAKEN, outcome_texts.group(name, called), texts.band(month.least(cell))
        if cell in month.waits:
            group = outcome_texts.group(name, texts.MIDDLE, called)
            yield texts.TAKEN, group, outcome_texts.wait(month.waits[cell])


def _results(month: SharedMonth, called: str, names: FigureNames) -> Iterator[SheetRow]:
    many = dict.fromkeys(sorted({cell.of for cell in month.bands if cell.kind is CellKind.ENDED}))
    for category, _ in names.by_category(many):
        for outcome in Outcome:
            group = outcome_texts.group(names.category(category), OUTCOMES[outcome], called)
            least = month.least(SharedCell(CellKind.ENDED, category, outcome))
            yield outcome_texts.ENDED, group, texts.band(least)
    yield outcome_texts.ENDED, outcome_texts.group(texts.OTHER_CATEGORIES, called), texts.band(0)


def _issuers(month: SharedMonth, called: str, names: FigureNames) -> Iterator[SheetRow]:
    kinds = texts.OF_ISSUERS
    for issuer in sorted({cell.of for cell in month.bands if cell.kind in kinds}):
        for kind, name in kinds.items():
            group = outcome_texts.group(names.issuer(issuer), called)
            yield name, group, texts.band(month.least(SharedCell(kind, issuer)))
    for name in kinds.values():
        yield name, outcome_texts.group(texts.OTHER_ISSUERS, called), texts.band(0)
