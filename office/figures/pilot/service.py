"""Counts the five figures of a pilot, and lets heads judge a sample of last week's answers."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta

from office.anomalies.casework import AnomalyCasework
from office.calendar import Period
from office.calendar.period import week_before, week_of
from office.database import AsyncSession
from office.errors import NotAllowed
from office.figures.pilot import rules, store
from office.figures.pilot.models import AnswerVerdict, Completeness
from office.figures.pilot.store import TakenRow
from office.figures.scope import Scope, scope_of
from office.figures.values import ActiveWeek, PilotFigures, SampleVerdicts, Waits
from office.people import Member
from office.questions import Question


@dataclass(frozen=True)
class SampledAnswer:
    """An answer to judge. Nothing says who asked."""

    question_id: int
    text: str
    address: str
    """Of the section that was shown; empty if the shelf no longer has it."""
    number: int
    of: int
    before: int | None
    """The answer that was judged before it, if the judge may change that."""


class PilotCounting:
    """Counts anew at each request, like all figures."""

    def __init__(self, anomalies: AnomalyCasework) -> None:
        self.anomalies = anomalies
        self.people, self.clock = anomalies.people, anomalies.clock
        self.database = anomalies.database

    async def count(
        self,
        session: AsyncSession,
        scope: Scope,
        period: Period,
        is_at: Callable[[int], bool],
        may_know: Callable[[TakenRow], bool],
        members: int,
    ) -> PilotFigures:
        """Count the figures of a period. `is_at`: whether a member is within the viewer's reach."""
        moments = period.moments(self.people.zone)
        asked = [
            one
            for one in await store.answered(session, *moments)
            if is_at(one.member_id) or (one.sop_id and self._is_within(scope, one.sop_id))
        ]
        waited = [one.waited for one in asked if one.waited is not None]
        by_head = [one.waited for one in asked if not one.is_at_once and one.waited is not None]
        taken = [
            row
            for row in await store.taken(session, *moments)
            if scope.led.covers(row.unit, row.section) and may_know(row)
        ]
        return PilotFigures(
            asked=len(asked),
            at_once=sum(one.is_sure for one in asked),
            usable=rules.waits(waited),
            by_head=rules.waits(by_head),
            judged=await self._judged(session, scope, period),
            urgent=self._waits(taken, is_urgent=True),
            normal=self._waits(taken, is_urgent=False),
            untaken=sum(row.taken_at is None for row in taken),
            members=members,
            active=await self._active(session, is_at),
        )

    def _waits(self, rows: Collection[TakenRow], *, is_urgent: bool) -> Waits:
        """Urgent reports wait by the clock on the wall, the others while the office works."""
        hours = self.anomalies.hours
        return rules.waits(
            [
                row.taken_at - row.created_at
                if is_urgent
                else hours.worked_between(row.created_at, row.taken_at)
                for row in rows
                if row.taken_at is not None and row.is_urgent is is_urgent
            ]
        )

    async def _active(
        self, session: AsyncSession, is_at: Callable[[int], bool]
    ) -> tuple[ActiveWeek, ...]:
        begins = self.anomalies.rules().pilot_begins
        if begins is None:
            return ()
        found = []
        for number in rules.WEEKS:
            week = rules.week_of_use(begins, number)
            if week.last >= self.people.today():
                found.append(ActiveWeek(number))
                continue
            members = await store.active(session, *week.moments(self.people.zone))
            found.append(ActiveWeek(number, sum(map(is_at, members))))
        return tuple(found)

    async def _judged(self, session: AsyncSession, scope: Scope, period: Period) -> SampleVerdicts:
        """Count what was said of the samples of the whole weeks that the period touches."""
        first = week_of(period.first).first
        verdicts = await store.verdicts(session, first, period.last)
        seen = [one for one in verdicts if self._is_within(scope, one.sop_id)]
        sampled, week = 0, week_of(first)
        while week.first <= period.last and week.last < self.people.today():
            sampled += len(await self._sample(session, scope, week))
            week = week_of(week.last + timedelta(days=1))
        kinds = [one.verdict for one in seen]
        return SampleVerdicts(sampled, *(kinds.count(kind) for kind in Completeness))

    async def _sample(self, session: AsyncSession, scope: Scope, week: Period) -> dict[int, str]:
        """Return the sampled answers of a week from SOPs within reach, each with its SOP."""
        found = await store.sure(session, *week.moments(self.people.zone))
        chosen = rules.sample(found, week.first)
        return {id: found[id] for id in chosen if self._is_within(scope, found[id])}

    def _is_within(self, scope: Scope, sop_id: str) -> bool:
        if scope.led.is_office_wide:
            return True
        return self.anomalies.rules().owners.get(sop_id) in scope.led.sections

    @property
    def first_weeks(self) -> Period | None:
        """Return the two weeks that later ones are compared with, once they are over."""
        begins = self.anomalies.rules().pilot_begins
        if begins is None:
            return None
        first = rules.week_of_use(begins, 1)
        both = Period(first.first, rules.week_of_use(begins, rules.BASELINE_WEEKS).last)
        return both if both.last < self.people.today() else None

    # --- judging ---

    @property
    def week(self) -> Period:
        """Return the week whose answers are judged now: the last whole one."""
        return week_before(self.people.today())

    async def next(
        self, head: Member, question_id: int | None = None, after: int | None = None
    ) -> SampledAnswer | None:
        """Return the next answer that the head may judge, or that one; None if all are judged.

        One that is skipped comes again after the others. Nobody judges their own question: they
        know who asked it.

        Raises:
            NotAllowed: they lead no section with SOPs, and not the office.
        """
        async with self.database.read() as session:
            mine = await self._of(session, head)
            verdicts = await store.verdicts(session, self.week.first, self.week.first)
            said = sorted(
                (one for one in verdicts if one.question_id in mine and one.member_id == head.id),
                key=lambda one: one.given_at,
            )
            judged = {one.question_id for one in verdicts}
            left = [id for id in mine if id not in judged]
            if after in left:
                at = left.index(after)
                left = [*left[at + 1 :], *left[: at + 1]]
            chosen = question_id if question_id in mine else next(iter(left), None)
        if chosen is None:
            return None
        question = mine[chosen]
        before = said[-1].question_id if said and said[-1].question_id != chosen else None
        return SampledAnswer(
            chosen,
            question.text,
            self.anomalies.shelf().address(question.sop_id or "", question.section or "") or "",
            list(mine).index(chosen) + 1,
            len(mine),
            before,
        )

    async def judge(self, question_id: int, verdict: Completeness, head: Member) -> None:
        """Note what a head says of a sampled answer. The last word counts.

        Raises:
            NotAllowed: it is not in the sample of last week, or not theirs to judge.
        """
        async with self.database.begin() as session:
            mine = await self._of(session, head)
            if question_id not in mine:
                raise NotAllowed
            await session.merge(
                AnswerVerdict(
                    question_id=question_id,
                    week=self.week.first,
                    sop_id=mine[question_id].sop_id or "",
                    verdict=verdict,
                    member_id=head.id,
                    given_at=self.clock.now(),
                )
            )

    async def _of(self, session: AsyncSession, head: Member) -> dict[int, Question]:
        rule = self.anomalies.rules()
        scope = scope_of(head, self.people.today(), rule.main_unit, rule.functions)
        if scope.led.is_empty:
            raise NotAllowed
        sampled = await self._sample(session, scope, self.week)
        found = {one.id: one for one in await store.questions(session, list(sampled))}
        # A question whose asker was erased has no words left to judge.
        return {
            id: found[id]
            for id in sampled
            if id in found and found[id].text and found[id].member_id != head.id
        }
