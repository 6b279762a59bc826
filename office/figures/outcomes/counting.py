"""Counts how reports end and how long they take, for heads."""

from collections.abc import Callable
from dataclasses import replace

from office.anomalies.casework import AnomalyCasework
from office.calendar import Period, whole_months
from office.database import AsyncSession
from office.drills.service import figures as drills_of
from office.figures.outcomes import rules, store
from office.figures.outcomes.rules import CaseRow
from office.figures.outcomes.values import ConfirmedSigns, InterviewsHeld, OutcomeFigures
from office.figures.scope import Scope
from office.interviews.counting import held
from office.signs.figures import confirmed


class OutcomeCounting:
    """Counts anew at each request, like all figures."""

    def __init__(self, anomalies: AnomalyCasework) -> None:
        self.anomalies, self.people = anomalies, anomalies.people

    async def count(
        self,
        session: AsyncSession,
        scope: Scope,
        period: Period,
        may_know: Callable[[CaseRow], bool],
    ) -> OutcomeFigures:
        """Count the reports within reach; drills only for the head of office."""
        moments = period.moments(self.people.zone)
        rows = [
            row
            for row in await store.cases(session, *moments)
            if scope.led.covers(row.unit, row.section) and may_know(row)
        ]
        figures = rules.count(rows, *moments, self.anomalies.hours)
        if scope.leads_interviews:
            figures = await self._with_interviews(session, figures, period)
        if scope.is_head_of_office:
            figures = replace(figures, drills=await drills_of(session, *moments))
        return figures

    async def _with_interviews(
        self, session: AsyncSession, figures: OutcomeFigures, period: Period
    ) -> OutcomeFigures:
        """Add what is kept by month alone."""
        figures, months = replace(figures, is_by_month=True), whole_months(period)
        if not months:
            return figures
        first, last = months[0].first, months[-1].last
        return replace(
            figures,
            months=Period(first, last),
            interviews=InterviewsHeld(*await held(session, first, last)),
            signs=ConfirmedSigns(*await confirmed(session, first, last)),
        )
