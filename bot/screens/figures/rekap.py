"""The files of /rekap: a sheet for each part of the picture, and one that explains the words."""

from collections.abc import Iterator

from bot.screens.figures import outcomes, pilot, shared
from bot.screens.figures.names import FigureNames
from bot.screens.figures.outcomes import FIGURES_BUTTON
from bot.screens.figures.picture import reach
from bot.screens.figures.pilot import open_pilot
from bot.screens.sheets import Row, Sheet, SheetChart, tables
from bot.telegram import Button, Screen, in_rows, pack
from bot.texts import sheets as sheet_texts
from bot.texts.figures import outcomes as outcome_texts
from bot.texts.figures import picture as picture_texts
from bot.texts.figures import pilot as pilot_texts
from bot.texts.figures import rekap as texts
from bot.texts.figures import shared as shared_texts
from office.assistance import HelpFigures
from office.figures import Picture, values

# Words that fewer people used could show who asked: a file travels farther than a chat.
FEWEST_PEOPLE = 3


def ask_period(*, leads: bool) -> Screen:
    """Let the viewer choose a period; those who lead somebody also see the pilot."""
    buttons = [
        Button(label, pack(FIGURES_BUTTON, name)) for name, label in picture_texts.PERIODS.items()
    ]
    rows = in_rows(buttons)
    return Screen(picture_texts.ASK_PERIOD, (*rows, (open_pilot(),)) if leads else rows)


def summary(picture: Picture, names: FigureNames) -> Sheet:
    """Return the sheet that is read first: the totals that the chat shows, and a chart of them.

    The chart takes its rows from the top.
    """
    details = [
        (f"{row[0]} ({row[1]})" if row[1] != texts.ALL else row[0], row[2], "")
        for sheet in sheets(picture, names)[:-1]
        for row in sheet.rows
        if sheet.name != texts.QUESTIONS
    ]
    ends = [
        (texts.PERIOD, picture_texts.span(picture.period), ""),
        (texts.REACH, reach(picture), ""),
    ]
    if picture.shared is not None:
        return Sheet(texts.SUMMARY, texts.SUMMARY_COLUMNS, (*details, *ends))
    now, before = picture.questions, picture.questions_before
    answered: list[Row] = [
        (texts.AT_ONCE, now.at_once, before.at_once),
        (texts.MAYBE, now.maybe, before.maybe),
        (texts.CHOICE, now.others, before.others),
        (texts.UNANSWERED, now.unanswered, before.unanswered),
    ]
    rows: list[Row] = [*answered, (texts.ASKED, now.asked, before.asked)]
    shares = [picture_texts.percent(it.at_once, it.asked) for it in (now, before)]
    lines = picture_texts.percent(picture.lines.settled, picture.lines.shown)
    rows += [
        (texts.AT_ONCE_SHARE, *shares),
        (texts.SETTLED, lines, ""),
        (texts.GAP, now.gaps, before.gaps),
    ]
    rows += [*details, *ends]
    chart = SheetChart(texts.CHART_TITLE, texts.CHART_SCALE, len(answered), (1, 2))
    return Sheet(texts.SUMMARY, texts.SUMMARY_COLUMNS, tuple(rows), chart)


def sheets(picture: Picture, names: FigureNames) -> list[Sheet]:
    """Return all figures of the picture as tables, without the parts not meant for this viewer."""
    if picture.shared is not None:
        parts = {shared_texts.SHEET: shared.rows(picture.shared, names)}
    else:
        parts = _of_heads(picture, names)
    if picture.training is not None:
        parts[texts.TRAINING] = _training(picture.training)
    meanings = tuple((term, meaning, "") for term, meaning in _meanings(picture).items())
    columns = (sheet_texts.TERM, sheet_texts.MEANING, "")
    return [*tables(texts.COLUMNS, parts), Sheet(sheet_texts.DEFINITIONS, columns, meanings)]


def _of_heads(picture: Picture, names: FigureNames) -> dict[str, Iterator[Row]]:
    parts = {texts.QUESTIONS: _questions(picture), texts.GAPS: _gaps(picture)}
    if picture.reports is not None:
        parts[texts.REPORTS] = _reports(picture.reports, names)
    if picture.outcomes is not None:
        parts[outcome_texts.SHEET] = outcomes.rows(picture.outcomes, names)
    if picture.promises is not None:
        parts[texts.PROMISES] = _promises(picture, picture.promises, names)
    if picture.verifications:
        parts[texts.VERIFICATIONS] = _verifications(picture, names)
    if picture.help_calls is not None and picture.help_calls.calls:
        parts[texts.HELP] = _help_calls(picture.help_calls)
    parts[texts.READING] = _reading(picture)
    if picture.pilot is not None:
        parts[pilot_texts.SHEET] = pilot.rows(picture.pilot)
    return parts


def _meanings(picture: Picture) -> dict[str, str]:
    if picture.shared is None:
        return {**texts.MEANINGS, **outcome_texts.MEANINGS, **pilot_texts.MEANINGS}
    said = shared_texts.EVERYDAY_MEANINGS
    if any(month.is_whole for month in picture.shared):
        return {**said, **shared_texts.CASE_MEANINGS}
    return {**said, **texts.TRAINING_MEANINGS}


def _questions(picture: Picture) -> Iterator[Row]:
    now, before = picture.questions, picture.questions_before
    yield texts.PERIOD, picture_texts.span(picture.period), ""
    yield texts.REACH, reach(picture), ""
    yield texts.ASKED, texts.ALL, now.asked
    yield texts.AT_ONCE, texts.ALL, now.at_once
    yield texts.MAYBE, texts.ALL, now.maybe
    yield texts.CHOICE, texts.ALL, now.others
    yield texts.UNANSWERED, texts.ALL, now.unanswered
    yield texts.GAP, texts.ALL, now.gaps
    yield texts.HELPFUL, texts.ALL, now.helpful
    yield texts.UNHELPFUL, texts.ALL, now.unhelpful
    lines = picture.lines
    yield texts.SETTLED, texts.ALL, picture_texts.percent(lines.settled, lines.shown)
    yield texts.ASKED_BEFORE, texts.ALL, before.asked
    yield texts.AT_ONCE_BEFORE, texts.ALL, before.at_once


def _gaps(picture: Picture) -> Iterator[Row]:
    for gap in picture.gaps:
        if gap.people >= FEWEST_PEOPLE:
            yield texts.GAP_TEXT, gap.text, gap.times


def _reports(reports: values.ReportFigures, names: FigureNames) -> Iterator[Row]:
    yield texts.FILED, texts.ALL, reports.filed
    yield texts.RESOLVED, texts.ALL, reports.resolved
    yield texts.WITHDRAWN, texts.ALL, reports.withdrawn
    for section, waiting in names.by_section(reports.open):
        for age, count in zip(picture_texts.AGES, waiting.ages, strict=True):
            yield texts.OPEN, f"{names.section(section)}, {age}", count
    for role, count in reports.tiers.items():
        yield texts.TIERS, picture_texts.TIERS[role], count


def _promises(
    picture: Picture, promises: values.PromiseFigures, names: FigureNames
) -> Iterator[Row]:
    groups = [
        (names.section(section), figures)
        for section, figures in names.by_section(picture.promises_by_section)
    ]
    for group, figures in groups or [(picture_texts.OWN_PROMISES, promises)]:
        yield texts.KEPT, group, figures.kept
        yield texts.BROKEN, group, figures.broken
        yield texts.RUNNING, group, figures.running


def _verifications(picture: Picture, names: FigureNames) -> Iterator[Row]:
    for figure in picture.verifications:
        name = names.issuer(figure.issuer_id)
        yield texts.VERIFIED, name, figure.count
        yield texts.VERIFIED_ANSWERED, name, figure.answered
        if figure.median_days is not None:
            yield texts.VERIFIED_DAYS, name, figure.median_days


def _help_calls(figures: HelpFigures) -> Iterator[Row]:
    if figures.is_few:
        yield texts.HELP_CALLS, texts.ALL, texts.FEW
        return
    yield texts.HELP_CALLS, texts.ALL, figures.calls
    yield texts.FALSE_ALARMS, texts.ALL, picture_texts.percent(figures.false_alarms, figures.calls)
    if figures.median_seconds is not None:
        yield texts.HELP_SECONDS, texts.ALL, round(figures.median_seconds)


def _reading(picture: Picture) -> Iterator[Row]:
    yield texts.ANNOUNCEMENTS, texts.ALL, picture.reading.announcements
    yield texts.RECIPIENTS, texts.ALL, picture.reading.recipients
    yield texts.READ, texts.ALL, picture.reading.read


def _training(training: values.TrainingFigures) -> Iterator[Row]:
    cards, quizzes = training.total.cards, training.total.questions
    yield texts.TRAINED, texts.ALL, training.members
    yield texts.CARDS, texts.ALL, cards.reached
    yield texts.CARDS_ANSWERED, texts.ALL, cards.answered
    yield texts.QUIZZES, texts.ALL, quizzes.reached
    yield texts.RIGHT, texts.ALL, quizzes.right
    yield texts.WRONG, texts.ALL, quizzes.wrong
