"""The weekly picture: its text and its charts. The figures of a new noun go into both."""

from collections.abc import Iterator
from textwrap import shorten

from bot.screens.charts import Bar, Panel
from bot.screens.figures import outcomes, shared
from bot.screens.figures.names import FigureNames
from bot.telegram import Screen, confidential
from bot.telegram.outgoing import length
from bot.texts.figures import outcomes as outcome_texts
from bot.texts.figures import picture as texts
from office.assistance import HelpFigures
from office.figures import Picture, values

# For gaps and issuers, of which there is no fixed number.
MOST_LISTED = 3
# The length that Telegram accepts as a caption.
LONGEST = 1024
_LONGEST_GAP = 60


def screen(picture: Picture, names: FigureNames) -> Screen:
    """The figures in words, short enough for a caption. They quote officers: nobody can forward
    it."""
    most = MOST_LISTED
    while length(html := "\n".join(_lines(picture, names, most))) > LONGEST and most:
        most -= 1
    return confidential(html, outcomes.buttons(picture))


def panels(picture: Picture, names: FigureNames) -> list[Panel]:
    """The charts, for what has something to compare with. One bar alone says no more than its
    sentence below the picture."""
    found = [
        _questions_panel(picture.questions, picture.questions_before),
        *([_reports_panel(picture.reports, names)] if picture.reports else []),
        *([outcomes.panel(picture.outcomes, names)] if picture.outcomes else []),
    ]
    return [panel for panel in found if sum(bar.total > 0 for bar in panel.bars) > 1]


def reach(picture: Picture) -> str:
    """Say in words how far the picture reaches."""
    return texts.reach(is_whole=picture.is_whole_office)


def _lines(picture: Picture, names: FigureNames, most: int) -> Iterator[str]:
    yield texts.head(picture.period, reach(picture))
    if picture.shared is not None:
        yield from shared.lines(picture.shared)
    else:
        yield from _question_lines(picture, most)
    if picture.reports is not None:
        yield from _report_lines(picture.reports, names)
    if most and picture.outcomes is not None and picture.outcomes.ended:
        yield outcome_texts.results_line(picture.outcomes.by_outcome)
    if picture.promises is not None:
        yield from _promise_lines(picture, picture.promises, names)
    if picture.verifications[:most]:
        yield from _verification_lines(picture, names, most)
    # In a week in which everything is full it stands in the file alone.
    if most and picture.help_calls is not None and picture.help_calls.calls:
        yield _help_line(picture.help_calls)
    reading = picture.reading
    if reading.announcements:
        yield texts.reading(reading.announcements, reading.read, reading.recipients)
    if picture.training is not None:
        yield _training_line(picture.training)
    yield texts.MORE


def _question_lines(picture: Picture, most: int) -> Iterator[str]:
    now, before = picture.questions, picture.questions_before
    if not now.asked and not before.asked:
        yield texts.NO_QUESTIONS
        return
    yield texts.questions(now.asked, now.at_once, now.maybe, before.asked, before.at_once)
    if picture.lines.shown:
        yield texts.confirmed_lines(picture.lines.settled, picture.lines.shown)
    if now.gaps:
        listed = picture.gaps[:most]
        shown = [(shorten(gap.text, _LONGEST_GAP, placeholder=" …"), gap.times) for gap in listed]
        yield texts.gaps(now.gaps, shown)


def _report_lines(reports: values.ReportFigures, names: FigureNames) -> Iterator[str]:
    yield texts.reports(reports.filed, reports.resolved, reports.withdrawn, reports.open_total)
    for section, count in names.by_section(reports.open):
        yield texts.open_reports(names.section(section), count.ages)
    if reports.tiers:
        yield texts.tiers(reports.tiers)


def _promise_lines(
    picture: Picture, own: values.PromiseFigures, names: FigureNames
) -> Iterator[str]:
    if own == values.PromiseFigures():
        return
    if not picture.promises_by_section:
        yield texts.promises(texts.OWN_PROMISES, own.kept, own.broken, own.running)
        return
    yield texts.PROMISES
    for section, figures in names.by_section(picture.promises_by_section):
        name = names.section(section)
        yield " • " + texts.promises(name, figures.kept, figures.broken, figures.running)


def _verification_lines(picture: Picture, names: FigureNames, most: int) -> Iterator[str]:
    yield texts.VERIFICATIONS
    for figure in picture.verifications[:most]:
        name = names.issuer(figure.issuer_id)
        yield texts.issuer(name, figure.count, figure.answered, figure.median_days)


def _help_line(figures: HelpFigures) -> str:
    """A few calls would be about somebody: then only that there were some."""
    if figures.is_few:
        return texts.FEW_HELP_CALLS
    return texts.help_calls(figures.calls, figures.false_alarms, figures.median_seconds)


def _training_line(training: values.TrainingFigures) -> str:
    cards, quizzes = training.total.cards, training.total.questions
    return texts.training(
        training.members,
        (cards.reached, cards.answered),
        (quizzes.reached, quizzes.right, quizzes.wrong),
    )


def _questions_panel(now: values.QuestionFigures, before: values.QuestionFigures) -> Panel:
    labelled = ((texts.THIS_PERIOD, now), (texts.PERIOD_BEFORE, before))
    bars = tuple(
        Bar(
            texts.bar(label, figures.at_once, figures.asked, texts.STRAIGHT),
            (figures.at_once, figures.maybe, figures.others, figures.unanswered),
        )
        for label, figures in labelled
    )
    return Panel(texts.QUESTIONS_TITLE, texts.ANSWERED, bars, texts.QUESTIONS_SCALE)


def _reports_panel(reports: values.ReportFigures, names: FigureNames) -> Panel:
    bars = tuple(
        Bar(texts.bar_of(names.section(section), count.total), count.ages)
        for section, count in names.by_section(reports.open)
    )
    return Panel(texts.REPORTS_TITLE, texts.SHORT_AGES, bars, texts.REPORTS_SCALE)
