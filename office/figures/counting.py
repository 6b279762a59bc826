"""Counts the picture of a period for one viewer."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

from office.anomalies import Event
from office.anomalies.casework import AnomalyCasework as Anomalies
from office.assistance.service import figures as help_calls
from office.calendar import Period
from office.database import AsyncSession
from office.errors import NotAllowed
from office.figures import askers, promises, reports, store, values
from office.figures.gaps import GapCounting, Gaps
from office.figures.outcomes.counting import OutcomeCounting
from office.figures.outcomes.monthly import SharedCounting
from office.figures.outcomes.rules import CaseRow
from office.figures.pilot.counts import About, PilotCounts, within
from office.figures.pilot.service import PilotCounting
from office.figures.pilot.store import TakenReport
from office.figures.promises import Judged, Move, PromiseFate
from office.figures.reports import ReportRow
from office.figures.scope import SMALLEST_GROUP, Scope, scope_of, whole_office
from office.figures.values import Picture
from office.people import Member, Role, all_members, section_of
from office.posts.posts import Roster, parse_post
from office.suggestions.gathering import Gathering
from office.training.coursework import Coursework as Training
from office.training.results import totals
from office.verifications import Figure as Issuer
from office.verifications.figures import figures as by_issuer

MayKnow = Callable[[ReportRow | TakenReport | CaseRow], bool]
"""Whether the viewer may know of a report: not of one about them or a superior."""


class Counting:
    """Counts anew at each request. Nothing of it is kept but the first weeks of a pilot."""

    def __init__(self, anomalies: Anomalies, training: Training, gathering: Gathering) -> None:
        self.database = anomalies.database
        self.gaps = GapCounting(anomalies, gathering)
        self.anomalies = anomalies
        self.training = training
        self.pilot = PilotCounting(anomalies)
        self.outcomes = OutcomeCounting(anomalies)
        self.monthly = SharedCounting(anomalies)

    async def seen_by(self, viewer: Member, period: Period, *, of_cases: bool = False) -> Picture:
        """Return the picture of a period, for a head or a trainer.

        `of_cases`: for the pages about reports, with the first weeks of a pilot and without gaps:
        no page shows those, and comparing them takes a moment.

        Raises:
            NotAllowed: they neither lead nor train anybody.
        """
        scope = self.scope(viewer)
        if scope.is_empty:
            raise NotAllowed
        if scope.leads:
            return await self._count(scope, period, of_cases=of_cases)
        return await self._taught(scope, period)

    async def of_office(self, period: Period) -> Picture:
        """Return the picture of the whole office for those who are no heads: all in bands."""
        scope = whole_office()
        async with self.database.read() as session:
            may_know = partial(
                self._may_know, scope=scope, roster=await self.anomalies.roster(session)
            )
            months = await self.monthly.count(
                session,
                period,
                may_know,
                lambda month: self._verifications(session, scope, month),
            )
        return Picture(period, is_whole_office=True, shared=months)

    async def _taught(self, scope: Scope, period: Period) -> Picture:
        """Count what a trainer has trained. The rest is as for everybody who is no head."""
        async with self.database.read() as session:
            members = await all_members(session)
            return Picture(
                period,
                is_whole_office=scope.taught.is_office_wide,
                training=await self._training(session, scope, period, members),
                shared=await self.monthly.of_questions(session, period),
            )

    def scope(self, viewer: Member) -> Scope:
        """Return what the viewer may have counted today."""
        rules = self.anomalies.rules()
        return scope_of(viewer, self.anomalies.people.today(), rules.main_unit, rules.functions)

    async def _count(self, scope: Scope, period: Period, *, of_cases: bool = False) -> Picture:
        """Count everything. The figures of a new noun go here and into `bot/screens/figures`."""
        gaps = before = Gaps()
        if not of_cases:
            gaps = await self.gaps.count(scope, period, self._places)
            # Only a section has gaps of others; for the rest the comparison would be in vain.
            if scope.led.sections:
                before = await self.gaps.count(scope, period.before, self._places)
        async with self.database.read() as session:
            members = await all_members(session)
            places = self._places(members)
            roster = await self.anomalies.roster(session)
            may_know = partial(self._may_know, scope=scope, roster=roster)
            by_section = await self._promises(session, scope, period)
            return Picture(
                period=period,
                is_whole_office=scope.led.is_office_wide,
                questions=await self._questions(session, scope, period, places) + gaps.of_others,
                questions_before=await self._questions(session, scope, period.before, places)
                + before.of_others,
                gaps=gaps.most_asked,
                reports=await self._reports(session, scope, period, may_know),
                promises=sum(by_section.values(), values.PromiseFigures()),
                promises_by_section=by_section if scope.is_head_of_office else {},
                verifications=await self._verifications(session, scope, period),
                reading=await self._reading(session, scope, period),
                training=await self._training(session, scope, period, members),
                pilot=await self._pilot(session, scope, period, members, places, may_know),
                lines=await self._lines(session, scope, period),
                help_calls=await help_calls(session, *period.moments(self._zone))
                if scope.is_head_of_office
                else None,
                outcomes=await self.outcomes.count(session, scope, period, may_know),
                baseline=await self._baseline(session, scope, places, may_know)
                if of_cases
                else None,
            )

    async def _baseline(
        self,
        session: AsyncSession,
        scope: Scope,
        places: Mapping[int, askers.Workplace],
        may_know: MayKnow,
    ) -> values.Baseline | None:
        """Return the first two weeks of the pilot, with which later ones are compared: as they were
        kept, or counted until then."""
        first = self.pilot.first_weeks
        if first is None:
            return None
        counts = await self.pilot.kept(session, first)
        if counts is None:
            counts = await self._counts(session, first, places, may_know)
        return values.Baseline(first, within(counts, scope))

    async def keep_first_weeks(self) -> bool:
        """Keep what the first weeks of the pilot come to, once they are over.

        Questions may be removed soon after, so it happens at once, and again a week later: by then
        heads have answered and judged. What was removed meanwhile is not lost.
        """
        if self.pilot.first_weeks is None:
            return False
        async with self.database.read() as session:
            if not await self.pilot.has_to_keep(session):
                return False
        async with self.database.begin() as session:
            members, roster = await all_members(session), await self.anomalies.roster(session)
            places, today = self._places(members), self.anomalies.people.today()
            heads = {one.id for one in members if Role.HEAD_OF_OFFICE in one.roles_on(today)}

            def about(row: TakenReport) -> About:
                if not row.concerns:
                    return About.NO_SUPERIOR
                is_head = self._concerned(row, roster) & heads
                return About.HEAD_OF_OFFICE if is_head else About.A_SUPERIOR

            await self.pilot.keep_first_weeks(session, places, about)
        return True

    async def _pilot(
        self,
        session: AsyncSession,
        scope: Scope,
        period: Period,
        members: Iterable[Member],
        places: Mapping[int, askers.Workplace],
        may_know: MayKnow,
    ) -> values.PilotFigures:
        """Count the figures of a pilot."""

        def is_at(member: int) -> bool:
            return askers.is_at(member, scope.led, places)

        counts = await self._counts(session, period, places, may_know)
        return replace(
            within(counts, scope),
            members=sum(one.is_active and is_at(one.id) for one in members),
            active=await self.pilot.active(session, is_at),
        )

    async def _counts(
        self,
        session: AsyncSession,
        period: Period,
        places: Mapping[int, askers.Workplace],
        may_know: MayKnow,
    ) -> PilotCounts:
        """Count the rows of a period that the viewer may know of."""

        def about(row: TakenReport) -> About:
            return About.NO_SUPERIOR if may_know(row) else About.HEAD_OF_OFFICE

        return await self.pilot.count(session, period, places, about)

    def _places(self, members: Iterable[Member]) -> dict[int, askers.Workplace]:
        today = self.anomalies.people.today()
        return {
            member.id: askers.Workplace(member.unit, section_of(member, today))
            for member in members
        }

    async def _questions(
        self,
        session: AsyncSession,
        scope: Scope,
        period: Period,
        places: Mapping[int, askers.Workplace],
    ) -> values.QuestionFigures:
        counts = await store.count_questions(session, *period.moments(self._zone))
        owners = self.anomalies.rules().owners
        seen = [count for count in counts if askers.is_seen(count, scope.led, places, owners)]
        return askers.figures_of(seen)

    async def _lines(
        self, session: AsyncSession, scope: Scope, period: Period
    ) -> values.ShownLines:
        """Weigh each section by how often it was shown: what nobody asks for counts nothing."""
        owners, reach = self.anomalies.rules().owners, scope.led
        asked = await store.count_sections(session, *period.moments(self._zone))
        seen = [
            (sop, section, times)
            for sop, section, times in asked
            if reach.is_office_wide or owners.get(sop) in reach.sections
        ]
        settled = shown = 0
        for sop, section, times in seen:
            shelf = self.anomalies.shelf()
            own, every = shelf.lines.settled(shelf.address(sop, section) or "")
            settled, shown = settled + times * own, shown + times * every
        return values.ShownLines(settled, shown)

    async def _reports(
        self, session: AsyncSession, scope: Scope, period: Period, may_know: MayKnow
    ) -> values.ReportFigures:
        """Count the reports."""
        starts_at, ends_at = period.moments(self._zone)
        rows = await store.reports(session, starts_at, ends_at)
        seen = [row for row in rows if scope.led.covers(row.unit, row.section) and may_know(row)]
        closed_at = await store.closings(session, starts_at)
        now = self.anomalies.clock.now()
        return reports.count(seen, closed_at, starts_at, ends_at, now)

    def _may_know(
        self, row: ReportRow | TakenReport | CaseRow, scope: Scope, roster: Roster
    ) -> bool:
        """Whether the viewer may know of a report. One about a superior is counted only for the
        head of office, and not if it is about them: a number could tell others that it exists."""
        if not row.concerns:
            return True
        return scope.is_head_of_office and scope.viewer_id not in self._concerned(row, roster)

    def _concerned(self, row: ReportRow | TakenReport | CaseRow, roster: Roster) -> frozenset[int]:
        people = self.anomalies.people
        return frozenset(
            roster.concerned(
                parse_post(row.concerns), people.day_of(row.created_at), people.today()
            )
        )

    async def _promises(
        self, session: AsyncSession, scope: Scope, period: Period
    ) -> dict[str, values.PromiseFigures]:
        """By section: the viewer's own promises; for the head of office all."""
        starts_at, ends_at = period.moments(self._zone)
        moves = await store.promise_moves(session, starts_at, ends_at)
        filed_in = await self._filed_in(session, moves)
        found: dict[str, values.PromiseFigures] = defaultdict(values.PromiseFigures)
        for verdict in promises.judge(moves, self.anomalies.clock.now(), filed_in):
            is_seen = scope.is_head_of_office or verdict.by == scope.viewer_id
            if is_seen and starts_at <= verdict.given_at < ends_at:
                found[verdict.section] += _figures(verdict)
        return dict(found)

    async def _filed_in(self, session: AsyncSession, moves: Sequence[Move]) -> dict[int, str]:
        """Return the section that had each report at first: by its category, once transferred."""
        categories = self.anomalies.rules().categories
        transferred = {move.anomaly_id for move in moves if move.event is Event.TRANSFERRED}
        now = await store.sections_of(session, {move.anomaly_id for move in moves})
        return {
            id: categories[category].section
            if id in transferred and category in categories
            else section
            for id, (section, category) in now.items()
        }

    async def _verifications(
        self, session: AsyncSession, scope: Scope, period: Period
    ) -> tuple[Issuer, ...]:
        """By issuer, never by officer. One from a report about a superior is left out."""
        ended = await store.verified(session, *period.moments(self._zone))
        seen = [
            verification
            for verification in ended
            if scope.led.covers(verification.unit, verification.section)
        ]
        reports = {
            verification.anomaly_id for verification in seen if verification.anomaly_id is not None
        }
        hidden = await store.about_superiors(session, reports)
        counted = [verification for verification in seen if verification.anomaly_id not in hidden]
        return tuple(by_issuer(counted, self.anomalies.hours))

    async def _reading(
        self, session: AsyncSession, scope: Scope, period: Period
    ) -> values.ReadingFigures:
        counts = await store.count_read(session, *period.moments(self._zone))
        seen = [count for count in counts if scope.led.covers(count[1], count[2] or None)]
        return values.ReadingFigures(
            announcements=len({one[0] for one in seen}),
            recipients=sum(one[3] for one in seen),
            read=sum(one[4] for one in seen),
        )

    async def _training(
        self, session: AsyncSession, scope: Scope, period: Period, members: Iterable[Member]
    ) -> values.TrainingFigures | None:
        """Count those whom the viewer trains, and those whom they lead unless they are too few."""
        today = self.anomalies.people.today()
        trained = [
            member for member in members if member.is_active and self.training.is_trained(member)
        ]
        taught = {member.id for member in trained if scope.taught.covers_member(member, today)}
        led = {member.id for member in trained if scope.led.covers_member(member, today)}
        meant = taught | led if len(led - taught) >= SMALLEST_GROUP else taught
        return await self._trained(session, period, meant) if meant else None

    async def _trained(
        self, session: AsyncSession, period: Period, meant: Collection[int]
    ) -> values.TrainingFigures:
        return values.TrainingFigures(len(meant), await totals(session, period, meant))

    @property
    def _zone(self) -> ZoneInfo:
        return self.anomalies.people.zone


def _figures(judged: Judged) -> values.PromiseFigures:
    return values.PromiseFigures(
        kept=int(judged.fate is PromiseFate.KEPT),
        broken=int(judged.fate is PromiseFate.BROKEN),
        running=int(judged.fate is PromiseFate.RUNNING),
    )
