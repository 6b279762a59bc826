"""Counts the five figures of a pilot, and lets heads judge a sample of last week's answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from office import payload
from office.anomalies.casework import AnomalyCasework
from office.calendar import Period
from office.calendar.period import week_before, week_of
from office.database import AsyncSession
from office.errors import NotAllowed
from office.figures.askers import Workplace
from office.figures.pilot import rules, store
from office.figures.pilot.counts import About, AskedRow, JudgedRow, PilotCounts, TakenRow
from office.figures.pilot.models import AnswerVerdict, Completeness, PilotBaseline
from office.figures.pilot.store import TakenReport
from office.figures.scope import Scope, scope_of
from office.figures.values import ActiveWeek
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
        period: Period,
        places: Mapping[int, Workplace],
        about: Callable[[TakenReport], About],
    ) -> PilotCounts:
        """Count the rows of a period, for every reach."""
        moments = period.moments(self.people.zone)
        owners = self.anomalies.rules().owners
        nowhere = Workplace("", None)
        asked = [
            AskedRow(
                *places.get(one.member_id, nowhere),
                owners.get(one.sop_id) if one.sop_id else None,
                one.is_sure,
                one.is_at_once,
                _minutes(one.waited),
            )
            for one in await store.answered(session, *moments)
        ]
        taken = [
            TakenRow(row.unit, row.section, about(row), row.is_urgent, self._until_taken(row))
            for row in await store.taken(session, *moments)
        ]
        # Whole weeks that the period touches: a sample is of a week.
        first = week_of(period.first).first
        judged = [
            JudgedRow(owners.get(one.sop_id), one.verdict)
            for one in await store.verdicts(session, first, period.last)
        ]
        sampled, week = [], week_of(first)
        while week.first <= period.last and week.last < self.people.today():
            found = await self._sample(session, week)
            sampled += [JudgedRow(owners.get(sop), None) for sop in found.values()]
            week = week_of(week.last + timedelta(days=1))
        return PilotCounts(tuple(asked), tuple(taken), tuple(sampled), tuple(judged)).folded()

    def _until_taken(self, row: TakenReport) -> int | None:
        """Urgent reports wait by the clock on the wall, the others while the office works."""
        if row.taken_at is None:
            return None
        if row.is_urgent:
            return _minutes(row.taken_at - row.created_at)
        return _minutes(self.anomalies.hours.worked_between(row.created_at, row.taken_at))

    async def active(
        self, session: AsyncSession, is_at: Callable[[int], bool]
    ) -> tuple[ActiveWeek, ...]:
        """Count who used the bot in some weeks. `is_at`: whether they are within reach."""
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

    async def _sample(self, session: AsyncSession, week: Period) -> dict[int, str]:
        """Return the sampled answers of a week, each with its SOP."""
        found = await store.sure(session, *week.moments(self.people.zone))
        return {id: found[id] for id in rules.sample(found, week.first)}

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

    async def has_to_keep(self, session: AsyncSession) -> bool:
        """Whether the first weeks are over and not kept yet, or were kept too early."""
        weeks = self.first_weeks
        if weeks is None:
            return False
        kept = await store.baseline(session, weeks.first)
        return kept is None or kept.is_early(weeks.last, self.people.today())

    async def keep_first_weeks(
        self,
        session: AsyncSession,
        places: Mapping[int, Workplace],
        about: Callable[[TakenReport], About],
    ) -> None:
        """Keep the rows of the first weeks. After a removal the fuller ones stay."""
        weeks = self.first_weeks
        if weeks is None:
            return
        counts = await self.count(session, weeks, places, about)
        before = await self.kept(session, weeks)
        if before is not None and counts.size < before.size:
            counts = before
        await session.merge(
            PilotBaseline(
                first=weeks.first, counted_on=self.people.today(), counts=payload.write(counts)
            )
        )

    async def kept(self, session: AsyncSession, weeks: Period) -> PilotCounts | None:
        """Return the rows of the first weeks as they were kept."""
        kept = await store.baseline(session, weeks.first)
        return payload.read(PilotCounts, kept.counts) if kept is not None else None

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
        chosen = await self._sample(session, self.week)
        sampled = [id for id, sop in chosen.items() if self._is_within(scope, sop)]
        found = {one.id: one for one in await store.questions(session, sampled)}
        # A question whose asker was erased has no words left to judge.
        return {
            id: found[id]
            for id in sampled
            if id in found and found[id].text and found[id].member_id != head.id
        }


def _minutes(span: timedelta | None) -> int | None:
    return round(span / timedelta(minutes=1)) if span is not None else None
