"""What the five figures of a pilot look like: one screen, a sheet, and the sample to judge."""

from collections.abc import Iterator
from typing import Final

from bot.screens.sheets import Row as SheetRow
from bot.telegram import Action, Button, Row, Screen
from bot.texts.figures import picture as picture_texts
from bot.texts.figures import pilot as texts
from bot.texts.talk import few
from office.figures import Completeness, Picture, SampledAnswer, values

PILOT_BUTTON: Final = Action("pf")


def open_pilot() -> Button:
    return PILOT_BUTTON.button(texts.PILOT)


def screen(picture: Picture, figures: values.PilotFigures, reach: str) -> Screen:
    """The five figures, and the way to judge the sample."""
    row: Row = (PILOT_BUTTON.button(texts.JUDGE, "judge"),)
    return Screen(texts.screen(picture.period, figures, reach), (row,))


def judging(one: SampledAnswer, answer: str) -> Screen:
    """An answer, and what can be said of it."""
    said = [
        PILOT_BUTTON.button(label, "say", one.question_id, verdict)
        for verdict, label in texts.COMPLETENESS.items()
    ]
    last = [PILOT_BUTTON.button(texts.SKIP, "skip", one.question_id)]
    if one.before is not None:
        last.append(PILOT_BUTTON.button(texts.CHANGE, "judge", one.before))
    html = texts.judging(one.number, one.of, one.text, answer)
    return Screen(html, ((said[0], said[1]), (said[2],), tuple(last)))


def rows(figures: values.PilotFigures) -> Iterator[SheetRow]:
    """The figures as they stand in the files."""
    yield texts.SURELY, texts.COUNT, figures.at_once
    share = picture_texts.percent(figures.at_once, figures.asked)
    yield texts.SURELY, texts.SHARE, share
    yield texts.USABLE, texts.MEDIAN, _minutes(figures.usable)
    yield texts.USABLE, texts.BY_HEAD, _minutes(figures.by_head)
    yield texts.USABLE, texts.NOT_USABLE, figures.unusable
    counted = (figures.judged.complete, figures.judged.lacking, figures.judged.wrong)
    for verdict, count in zip(Completeness, counted, strict=True):
        yield texts.RIGHT, texts.COMPLETENESS[verdict], count
    yield texts.RIGHT, texts.SAMPLED, figures.judged.sampled
    yield texts.TAKEN, texts.URGENT, _minutes(figures.urgent)
    yield texts.TAKEN, texts.NORMAL, _minutes(figures.normal)
    yield texts.TAKEN, texts.UNTAKEN, figures.untaken
    for week in figures.active:
        if week.count is not None:
            yield texts.ACTIVE, texts.week_name(week.number), few(week.count)


def _minutes(waits: values.Waits) -> int | str:
    return waits.minutes if waits.minutes is not None else ""
