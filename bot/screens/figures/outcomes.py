"""How reports end and how long they take: pages below the picture, a chart, and rows of files."""

from collections.abc import Iterator
from typing import Final

from bot.screens.charts import Bar, Panel
from bot.screens.figures.names import FigureNames
from bot.screens.sheets import Row as SheetRow
from bot.telegram import Action, Button, Row, Screen, confidential
from bot.texts.anomalies.report import OUTCOMES
from bot.texts.anomalies.steps import FOLLOWED
from bot.texts.figures import outcomes as texts
from bot.texts.figures import picture as picture_texts
from office.anomalies import Outcome
from office.calendar import Period
from office.figures import OutcomeFigures, Picture
from office.setup import PaperFigures

FIGURES_BUTTON: Final = Action("fg")
# What a button of a page carries: the first opens it below, the second turns to it.
OPEN, TURN, SHARE = "o", "t", "b"
RESULTS, TIMES, OTHERS, COMPARED = "h", "w", "p", "s"
_LABELS = {
    RESULTS: texts.RESULTS,
    TIMES: texts.TIMES,
    OTHERS: texts.OTHERS,
    COMPARED: texts.COMPARED,
}
PAGES = frozenset(_LABELS)


def buttons(picture: Picture, how: str = OPEN) -> tuple[Row, ...]:
    """The ways to the pages, for those who lead somebody."""
    if picture.outcomes is None:
        return ()
    code = picture.period.code
    pages = [FIGURES_BUTTON.button(label, how, page, code) for page, label in _LABELS.items()]
    return tuple(pages[:2]), tuple(pages[2:]), *_share(picture.outcomes, picture.period)


def _share(figures: OutcomeFigures, period: Period) -> tuple[tuple[Button], ...]:
    """Only the head of office passes figures on."""
    if figures.drills is None:
        return ()
    return ((FIGURES_BUTTON.button(texts.SHARE, SHARE, period.code),),)


def page(
    picture: Picture,
    figures: OutcomeFigures,
    which: str,
    names: FigureNames,
    paper: PaperFigures | None = None,
) -> Screen:
    """One page of a period. `paper`: what was noted of the whole office before the bot."""
    if which == RESULTS:
        title, lines = texts.TITLE_RESULTS, list(_results(figures, names))
    elif which == TIMES:
        title, lines = texts.TITLE_TIMES, list(_times(figures))
    elif which == OTHERS:
        title, lines = texts.TITLE_OTHERS, list(_others(picture, figures, names))
    else:
        title, lines = texts.TITLE_COMPARED, [_compared(picture, paper)]
    head = texts.head(title, picture.period, picture_texts.reach(is_whole=picture.is_whole_office))
    return confidential("\n".join([head, "", *lines]), buttons(picture, TURN))


def _results(figures: OutcomeFigures, names: FigureNames) -> Iterator[str]:
    if not figures.ended:
        yield texts.NONE_ENDED
        return
    for category, results in names.by_category(figures.ended):
        yield texts.of_category(names.category(category), results)
    if figures.followed:
        yield texts.followed(figures.followed)
    yield ""
    yield texts.OF_NOBODY


def _times(figures: OutcomeFigures) -> Iterator[str]:
    if not figures.filed and not figures.ended:
        yield texts.NO_REPORTS
        return
    if figures.filed:
        yield texts.UNTIL_TAKEN
        yield from texts.taken(figures.taken, figures.untaken)
    if figures.closed:
        yield texts.UNTIL_CLOSED
        yield from texts.closed(figures.closed)
    if figures.filed:
        yield texts.climbed(figures.climbed, figures.filed)
    yield ""
    yield texts.FEW_MEAN_NOTHING


def _others(picture: Picture, figures: OutcomeFigures, names: FigureNames) -> Iterator[str]:
    if picture.verifications:
        yield picture_texts.VERIFICATIONS
    else:
        yield texts.NO_VERIFICATIONS
    for one in picture.verifications:
        name = names.issuer(one.issuer_id)
        yield picture_texts.issuer(name, one.count, one.answered, one.median_days)
    if figures.interviews is not None and figures.months is not None:
        yield texts.interviews(figures.months, figures.interviews)
    if figures.signs is not None:
        yield texts.signs(figures.signs)
    if figures.is_by_month and figures.months is None:
        yield texts.BY_MONTH
    if figures.drills is not None:
        yield texts.drills(figures.drills)


def _compared(picture: Picture, paper: PaperFigures | None) -> str:
    """Compare with what came wholly before the period."""
    before, now = picture.baseline, picture.pilot
    if now is None or (before is None and paper is None):
        return texts.NO_BASELINE
    first = picture.period.first
    old = paper if paper is not None and paper.last < first else None
    weeks = before if before is not None and before.period.last < first else None
    if old is not None or weeks is not None:
        return texts.compared(old, weeks, now, picture.period)
    named = [] if paper is None else [texts.of_paper(paper)]
    return texts.not_after([*named, *([] if before is None else [texts.of_first_weeks(before)])])


def panel(figures: OutcomeFigures, names: FigureNames) -> Panel:
    """The results by category."""
    bars = tuple(
        Bar(
            picture_texts.bar_of(names.category(category), sum(results.values())),
            tuple(results.get(outcome, 0) for outcome in Outcome),
        )
        for category, results in names.by_category(figures.ended)
    )
    outcomes = tuple(OUTCOMES[outcome] for outcome in Outcome)
    return Panel(texts.CHART_TITLE, outcomes, bars, picture_texts.REPORTS_SCALE)


# --- the files ---


def rows(figures: OutcomeFigures, names: FigureNames) -> Iterator[SheetRow]:
    """The figures as they stand in the heads' own files."""
    for category, results in names.by_category(figures.ended):
        for outcome in Outcome:
            group = texts.group(names.category(category), OUTCOMES[outcome])
            yield texts.ENDED, group, results.get(outcome, 0)
    for what, count in figures.followed.items():
        yield texts.AFTERWARDS, FOLLOWED[what], count
    yield texts.CLIMBED, texts.OF_FILED, figures.climbed
    yield texts.UNTAKEN, texts.OF_FILED, figures.untaken
    for pace, name, in_time in (
        (figures.taken, texts.TAKEN, texts.TAKEN_IN_TIME),
        (figures.closed, texts.CLOSED, texts.CLOSED_IN_TIME),
    ):
        for urgency, found in pace.items():
            yield name, texts.URGENCIES[urgency], found.minutes
            yield in_time, texts.of(texts.URGENCIES[urgency], found.limited), found.in_time
    yield from _monthly_rows(figures)
    if figures.drills is not None:
        drills = figures.drills
        yield texts.DRILLS, texts.APART, drills.held
        yield texts.DRILLS_DONE, texts.APART, drills.done
        yield texts.DRILLS_ANNOUNCED, texts.APART, drills.announced
        if drills.median_minutes is not None:
            yield texts.DRILL_MINUTES, texts.APART, drills.median_minutes


def _monthly_rows(figures: OutcomeFigures) -> Iterator[SheetRow]:
    if figures.months is None or figures.interviews is None or figures.signs is None:
        return
    months = picture_texts.span(figures.months)
    yield texts.INTERVIEWS, months, figures.interviews.held
    yield texts.INTERVIEWS_REPORTED, months, figures.interviews.reported
    yield texts.SIGN_CASES, months, figures.signs.cases
    yield texts.SIGNS, months, figures.signs.signs
