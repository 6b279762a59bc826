"""Counts the cells of a month that may be passed on, as they stood when it ended."""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from statistics import median

from office.anomalies.casework import AnomalyCasework
from office.assistance import HelpFigures
from office.assistance.service import figures as help_calls
from office.calendar import Period, WorkingHours, whole_months
from office.database import AsyncSession
from office.drills import DrillFigures
from office.drills.service import figures as drills_of
from office.figures import store as figures_store
from office.figures.askers import MAYBE
from office.figures.outcomes import rules, store
from office.figures.outcomes.rules import CaseRow
from office.figures.outcomes.shared import (
    CellKind,
    MonthCells,
    SharedCell,
    SharedMonth,
    shared,
)
from office.figures.pilot import rules as pilot_rules
from office.figures.pilot import store as pilot_store
from office.figures.pilot.rules import AnswerTime
from office.questions.models import GAP
from office.training.results import answered_within
from office.verifications import Figure as Issuer

MayKnow = Callable[[CaseRow], bool]
OfIssuers = Callable[[Period], Awaitable[tuple[Issuer, ...]]]


class SharedCounting:
    """Counts anew at each request, like all figures."""

    def __init__(self, anomalies: AnomalyCasework) -> None:
        self.anomalies, self.people = anomalies, anomalies.people

    async def count(
        self, session: AsyncSession, period: Period, may_know: MayKnow, issuers: OfIssuers
    ) -> tuple[SharedMonth, ...]:
        """Return the whole months of a period that are over, in bands."""
        return tuple(
            [
                shared(await self._whole(session, month, may_know, issuers))
                for month in self._over(period)
            ]
        )

    async def of_questions(self, session: AsyncSession, period: Period) -> tuple[SharedMonth, ...]:
        """Return questions and announcements alone, for who trains: they see exact figures of their
        own people's training, and could subtract them."""
        months = [await self._questions(session, month) for month in self._over(period)]
        return tuple(shared(one) for one in months)

    def _over(self, period: Period) -> list[Period]:
        return [one for one in whole_months(period) if one.last < self.people.today()]

    async def _questions(self, session: AsyncSession, month: Period) -> MonthCells:
        moments = month.moments(self.people.zone)
        cells = of_questions(month, await pilot_store.answered(session, *moments), moments[1])
        read = {SharedCell(CellKind.READ): await figures_store.read_within(session, *moments)}
        return replace(cells, counts={**cells.counts, **read}, is_whole=False)

    async def _whole(
        self, session: AsyncSession, month: Period, may_know: MayKnow, issuers: OfIssuers
    ) -> MonthCells:
        cells = await self._questions(session, month)
        moments = month.moments(self.people.zone)
        cards, right, wrong = await answered_within(session, *moments)
        stood = await store.cases_as_they_stood(session, *moments)
        rows = [row for row in stood if may_know(row)]
        reports = of_reports(month, rows, *moments, self.anomalies.hours)
        calls, drills = await help_calls(session, *moments), await drills_of(session, *moments)
        counts = {
            **cells.counts,
            SharedCell(CellKind.CARD): cards,
            SharedCell(CellKind.QUIZ_RIGHT): right,
            SharedCell(CellKind.QUIZ_WRONG): wrong,
            **reports.counts,
            **of_others(await issuers(month), calls, drills),
            **await self._active(session, month),
        }
        return MonthCells(month, counts, {**cells.waits, **reports.waits})

    async def _active(self, session: AsyncSession, month: Period) -> dict[SharedCell, int]:
        """Count who used the bot in the weeks of the pilot that ended within the month."""
        begins = self.anomalies.rules().pilot_begins
        found: dict[SharedCell, int] = {}
        if begins is None:
            return found
        for number in pilot_rules.WEEKS:
            week = pilot_rules.week_of_use(begins, number)
            if month.first <= week.last <= month.last:
                people = await pilot_store.active(session, *week.moments(self.people.zone))
                found[SharedCell(CellKind.ACTIVE, str(number))] = len(people)
        return found


def of_questions(month: Period, rows: Iterable[AnswerTime], ends_at: datetime) -> MonthCells:
    """Count each question of a month in one cell: by the best answer that it had by its end."""
    counts: Counter[SharedCell] = Counter()
    waited: list[float] = []
    for row in rows:
        kind = _kind(row, ends_at)
        counts[SharedCell(kind)] += 1
        if kind is CellKind.BY_HEAD and row.answered_at is not None:
            waited.append((row.answered_at - row.asked_at) / timedelta(minutes=1))
    if not waited:
        return MonthCells(month, counts)
    middle = timedelta(minutes=round(median(waited)))
    return MonthCells(month, counts, {SharedCell(CellKind.BY_HEAD): middle})


def _kind(row: AnswerTime, ends_at: datetime) -> CellKind:
    if row.is_sure:
        return CellKind.SURE
    if row.answered_at is not None and row.answered_at < ends_at:
        return CellKind.BY_HEAD
    if row.band == MAYBE:
        return CellKind.MAYBE
    return CellKind.UNANSWERED_QUESTION if row.band == GAP else CellKind.CHOICE


def of_reports(
    month: Period,
    rows: Iterable[CaseRow],
    starts_at: datetime,
    ends_at: datetime,
    hours: WorkingHours,
) -> MonthCells:
    """Count the reports of a month, as they stood when it ended."""
    known = list(rows)
    filed = [row for row in known if row.created_at >= starts_at]
    ended = rules.by_category(rules.ended_within(known, starts_at, ends_at))
    paces = rules.taken(filed, hours)
    counts = Counter(
        {
            SharedCell(CellKind.ENDED, category, outcome): times
            for category, results in ended.items()
            for outcome, times in results.items()
        }
    )
    counts.update(
        {SharedCell(CellKind.TAKEN, urgency): pace.count for urgency, pace in paces.items()}
    )
    counts[SharedCell(CellKind.CLIMBED)] = sum(row.climbed_at is not None for row in filed)
    waits = {SharedCell(CellKind.TAKEN, one): pace.median for one, pace in paces.items()}
    return MonthCells(month, counts, waits)


def of_others(
    issuers: Iterable[Issuer], calls: HelpFigures, drills: DrillFigures
) -> dict[SharedCell, int]:
    """Count what is neither a question nor a report. An issuer is counted, never an officer."""
    counts: dict[SharedCell, int] = {}
    for one in issuers:
        counts[SharedCell(CellKind.ANSWERED, one.issuer_id)] = one.answered
        counts[SharedCell(CellKind.UNANSWERED, one.issuer_id)] = one.count - one.answered
    counts[SharedCell(CellKind.HELPED)] = calls.calls - calls.false_alarms
    counts[SharedCell(CellKind.FALSE_ALARM)] = calls.false_alarms
    counts[SharedCell(CellKind.DRILLED)] = drills.done
    counts[SharedCell(CellKind.DRILL_STOPPED)] = drills.held - drills.done
    return counts
