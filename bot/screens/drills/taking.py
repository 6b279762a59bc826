"""The screens of those who are in a drill: announced, asked, told, and what came of it."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.screens.drills.planning import DrillButton, button, spans
from bot.telegram import Row, Screen, confidential
from bot.texts import drills as texts
from bot.texts.anomalies import report as times
from knowledge.reading.drills import DrillCase
from knowledge.reading.sops.library import Library
from office.drills import Drill, Feedback, PointKind, Times


def announced(drill: Drill, zone: ZoneInfo) -> Screen:
    """Say that a drill is planned, and when; or only within which days."""
    if not drill.is_announced:
        return Screen(texts.announced_week(drill.code))
    return Screen(texts.announced(drill.code, times.clock_time(drill.starts_at, zone)))


def asked(drill: Drill) -> Screen:
    """Ask whether an applicant is there."""
    row = (
        button(texts.NO_APPLICANT, DrillButton.BEGIN, drill.id),
        button(texts.LATER, DrillButton.LATER, drill.id),
    )
    return Screen(texts.asked(drill.code), (row, _stop(drill)))


def told(drill: Drill, case: DrillCase) -> Screen:
    """Tell the case. What it asks for begins below."""
    row = (button(texts.WRITE, DrillButton.WRITE, drill.id),)
    return confidential(texts.told(drill.code, case.told), (row, _stop(drill)))


def feedback(
    drill: Drill, found: Feedback, case: DrillCase, library: Library, steps: Mapping[str, str]
) -> Screen:
    """What was good and what was missed. `steps` are the labels of the category's steps."""
    good = [texts.GOOD[point.kind] for point in found.good]
    missed = [
        texts.missed(
            point.kind,
            [steps.get(one, one) for one in point.missing]
            if point.kind is PointKind.STEPS
            else point.missing,
        )
        for point in found.missed
    ]
    quotes = [(quote.text, library[quote.sop_id].title) for quote in case.still_said(library)]
    html = texts.feedback(drill.code, _why(drill), good, missed)
    parts = [html, texts.look(quotes), texts.CLOSING]
    return confidential("\n".join(part for part in parts if part))


def office_times(drill: Drill, found: Times) -> Screen:
    """The times of the office, for its head; or that the drill never began."""
    if not drill.has_begun:
        return Screen(texts.never_began(drill.code, _why(drill)))
    return Screen(texts.times(drill.code, _why(drill), **spans(found)))


def _why(drill: Drill) -> str:
    return texts.WHY[drill.ended_how] if drill.ended_how else ""


def _stop(drill: Drill) -> Row:
    return (button(texts.STOP, DrillButton.STOP, drill.id),)
