"""The screens of those who plan drills: case, unit, officer, hour; what is planned; the times."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.telegram import Action, Button, Screen, fitted, in_rows, shortened
from bot.texts import drills as texts
from bot.texts.anomalies import report as times
from bot.texts.anomalies.card import LESS_THAN_A_MINUTE, minutes
from knowledge.reading.drills import DrillCase, DrillCases
from knowledge.reading.office.directory import Directory
from office.drills import Drill, DrillBoard, Times
from office.people import Member

DRILL_BUTTON: Final = Action("sl")
_A_PAGE = 8
_MINUTE = timedelta(minutes=1)


class DrillButton(StrEnum):
    """What a button about a drill does."""

    # Of those who plan
    START = "b"
    CASE = "c"
    UNIT = "u"
    OFFICER = "p"
    HOUR = "j"
    WEEK = "k"
    TIMES = "t"
    CALL_OFF = "x"
    # Of the officer
    BEGIN = "m"
    LATER = "n"
    WRITE = "w"
    STOP = "s"


button = DRILL_BUTTON.button


def cases(found: DrillCases, *, is_due: bool) -> Screen:
    """Choose a case: two in a row."""
    html = f"{texts.CHOOSE}\n<i>{texts.MONTH_OVER}</i>" if is_due else texts.CHOOSE
    rows = in_rows([button(one.title, DrillButton.CASE, one.id) for one in found.values()])
    return Screen(html, (*rows, (button(texts.OPEN_AND_TIMES, DrillButton.TIMES),)))


def units(case: DrillCase, directory: Directory) -> Screen:
    """Choose a unit."""
    named = [
        button(unit.name, DrillButton.UNIT, case.id, unit.id, 0)
        for unit in directory.units.values()
    ]
    return Screen(
        f"{texts.case(case.title, case.told)}\n{texts.WHICH_UNIT}",
        (*fitted(named), (button(texts.BACK, DrillButton.START),)),
    )


def officers(case: DrillCase, unit: str, found: Sequence[Member], page: int) -> Screen:
    """Choose an officer of the unit, page by page."""
    shown = found[page * _A_PAGE : (page + 1) * _A_PAGE]
    rows = in_rows(
        [
            button(shortened(member.name), DrillButton.OFFICER, case.id, member.id)
            for member in shown
        ]
    )
    last = [button(texts.BACK, DrillButton.CASE, case.id)]
    if len(found) > (page + 1) * _A_PAGE:
        last.append(button(texts.FURTHER, DrillButton.UNIT, case.id, unit, page + 1))
    return Screen(texts.WHICH_OFFICER if shown else texts.NOBODY, (*rows, tuple(last)))


def hours(
    case: DrillCase,
    member: Member,
    found: Sequence[datetime],
    zone: ZoneInfo,
    *,
    may_leave_open: bool,
) -> Screen:
    """Choose an hour: two in a row. It may be left open once the office has drilled well."""
    named = [
        button(
            times.short_time(at, zone), DrillButton.HOUR, case.id, member.id, int(at.timestamp())
        )
        for at in found
    ]
    back: Button = button(texts.BACK, DrillButton.UNIT, case.id, member.unit, 0)
    week = (button(texts.WITHIN_WEEK, DrillButton.WEEK, case.id, member.id),)
    rows = (*in_rows(named), *((week,) if may_leave_open else ()), (back,))
    return Screen(texts.WHICH_HOUR if named else texts.NO_HOUR, rows)


def planned(drill: Drill, title: str, name: str, zone: ZoneInfo) -> Screen:
    """What was planned, and the way to call it off."""
    moment = times.clock_time(drill.starts_at, zone) if drill.is_announced else texts.WEEK
    row = (button(texts.call_off(drill.code), DrillButton.CALL_OFF, drill.id),)
    return Screen(texts.planned(drill.code, title, name, moment), (row,))


def overview(
    found: DrillBoard, cases: DrillCases, names: Mapping[int, str], zone: ZoneInfo
) -> Screen:
    """What is planned or running, and the times of the office."""
    lines = [
        texts.open_line(
            drill.code,
            title_of(cases, drill),
            names.get(drill.member_id, texts.NOT_REACHED),
            times.short_time(drill.starts_at, zone) if drill.is_announced else texts.SOME_DAY,
            texts.IS_RUNNING if drill.has_begun else texts.IS_PLANNED,
        )
        for drill in found.open
    ]
    last = [
        texts.times_line(
            f"{one.drill.starts_at.astimezone(zone):%d/%m}",
            title_of(cases, one.drill),
            **spans(one.times),
        )
        for one in found.last
    ]
    html = "\n".join(
        [*(lines or [texts.NOTHING_OPEN]), "", texts.TIMES_HEAD, *(last or [texts.NEVER])]
    )
    ends = [
        button(texts.call_off(drill.code), DrillButton.CALL_OFF, drill.id)
        for drill in found.open[:_A_PAGE]
    ]
    return Screen(html, (*in_rows(ends), (button(texts.BACK, DrillButton.START),)))


def title_of(cases: DrillCases, drill: Drill) -> str:
    """The title of a drill's case; its id once its file is gone."""
    return cases[drill.told_case].title if drill.told_case in cases else drill.told_case


def spans(found: Times) -> dict[str, str]:
    """The times of the office in words."""
    return {
        "report": _span(found.to_report),
        "take": _span(found.to_take),
        "close": _span(found.to_close),
    }


def _span(span: timedelta | None) -> str:
    if span is None:
        return texts.NOT_REACHED
    return minutes(span // _MINUTE) if span >= _MINUTE else LESS_THAN_A_MINUTE
