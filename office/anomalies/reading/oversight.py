"""Watches the tiers: the check before opening, the morning brief, and who is on duty."""

from collections.abc import Iterable
from datetime import datetime

from office.anomalies import store
from office.anomalies.casework import AnomalyCasework
from office.anomalies.facts import Returned
from office.anomalies.models import TAKEN, TAKINGS, Anomaly, Event, State
from office.anomalies.notices import OversightNotice
from office.anomalies.queries import Queries
from office.anomalies.reading import brief as briefs
from office.anomalies.reading import overview as overviews
from office.anomalies.reading.brief import Brief
from office.anomalies.reading.overview import Overview
from office.database import AsyncSession
from office.foundation import ServicePart
from office.people import Member, unreachable_members
from office.posts.duty import PostOnDay, all_posts, duties
from office.posts.rules import coverage

_MONDAY = 0


class Oversight(ServicePart[AnomalyCasework]):
    """Tells heads and admins about the tiers, each of them once a day."""

    def __init__(self, shared: AnomalyCasework, queries: Queries) -> None:
        super().__init__(shared)
        self.queries = queries

    async def morning(self) -> None:
        """Check the tiers before the office opens, and brief the heads when it opens."""
        now, opening = self.clock.now(), self._opening()
        is_check, is_brief = coverage.is_time(opening, now), briefs.is_time(opening, now)
        if not (is_check or is_brief):
            return
        async with self.database.begin() as session:
            today = await self._duties(session)
            if is_check:
                admins = await self.shared.people.admins(session)
                told = coverage.told(today, admins)
                await self._tell(session, OversightNotice.COVERAGE, set(told))
                if self.shared.people.today().weekday() == _MONDAY:
                    await self._tell(session, OversightNotice.OPEN_CLAIMS, set(admins))
            if is_brief:
                heads = {member for duty in today for member in duty.members}
                await self._tell(session, OversightNotice.BRIEF, heads)

    async def count_by_state(self) -> dict[State, int]:
        """Return how many reports there are in each state."""
        async with self.database.read() as session:
            return await store.count_by_state(session)

    async def duties(self) -> list[PostOnDay]:
        """Return who holds each post now."""
        async with self.database.read() as session:
            return await self._duties(session)

    async def gaps_for(self, member_id: int) -> tuple[PostOnDay, ...]:
        """Return the empty posts that this member is told of."""
        async with self.database.read() as session:
            told = coverage.told(
                await self._duties(session), await self.shared.people.admins(session)
            )
        return told.get(member_id, ())

    async def unreachable(self) -> list[str]:
        """Return the names of members to whom Telegram delivers nothing."""
        async with self.database.read() as session:
            members = await unreachable_members(session)
        return [member.name for member in members]

    async def brief_for(self, member_id: int) -> Brief:
        """Return what a head should know as the day begins."""
        async with self.database.read() as session:
            member = await session.get(Member, member_id)
        now = self.clock.now()
        tasks = await self.queries.tasks(member) if member is not None else ()
        reports = [
            report
            for report in tasks
            if not report.is_drill and not _is_snoozed(report, member_id, now)
        ]
        promisers = await self.promisers(reports)
        return briefs.brief(reports, now, self.shared.hours, promisers)

    async def overview(self, head: Member) -> Overview:
        """Return the open reports of the whole office for its head, without those about them."""
        mine = await self.queries.tasks(head)
        reports = await self.queries.of_the_office(head)
        sections = self.shared.rules().sections
        promisers = await self.promisers(reports)
        return overviews.overview(reports, mine, sections, self.clock.now(), promisers)

    async def promisers(self, reports: Iterable[Anomaly]) -> dict[int, int]:
        """Return who gave the promise of each report; while nobody has it, who missed theirs.

        An untaken report is only in it if it came back because a promise was missed.
        """
        reports = [report for report in reports if report.is_open]
        promised = [
            report for report in reports if report.state in TAKEN and report.promised_at is not None
        ]
        untaken = [report.id for report in reports if report.state is State.NEW]
        async with self.database.read() as session:
            # Who transfers a report has not made good what they missed.
            taken_or_lost = (*TAKINGS, Event.RETURNED)
            turns = await store.last_turns(session, untaken, taken_or_lost)
            given = await store.last_promisers(session, [report.id for report in promised])
        # The detail of a return names who had it, and a promise if they missed one.
        lost = {
            id: entry.facts(Returned)
            for id, entry in turns.items()
            if entry.event is Event.RETURNED
        }
        missed = {id: item.holder for id, item in lost.items() if item.promise}
        kept = {report.id: given.get(report.id, report.holder_id) for report in promised}
        return {id: member for id, member in {**missed, **kept}.items() if member is not None}

    async def undelivered(self, anomaly_id: int, member_id: int) -> None:
        """Tell the admins whom a message about a report did not reach, once for each person.

        An admin whom the report is about is never told. Of those who follow the report nobody is:
        an admin must not learn who they are.
        """
        async with self.database.begin() as session:
            anomaly = await session.get(Anomaly, anomaly_id)
            if anomaly is None:
                return
            today = await self.shared.roster(session)
            is_follower = member_id in await store.followers(session, anomaly)
            if is_follower and not self.queries.rights.holds_post(anomaly, member_id, today):
                return
            excluded = self.shared.excluded(anomaly, today)
            for admin in await self.shared.people.admins(session):
                if admin not in excluded and admin != member_id:
                    await self.shared.outbox.enqueue(
                        session,
                        OversightNotice.UNDELIVERED,
                        to=admin,
                        about=anomaly_id,
                        detail=member_id,
                        dedup_key=f"undelivered:{anomaly_id}:{member_id}:{admin}",
                    )

    async def _tell(self, session: AsyncSession, notice: OversightNotice, to: set[int]) -> None:
        """Tell each member once a day, however often this runs: the message's key is the day."""
        day = self.shared.people.today()
        for member in sorted(to):
            await self.shared.outbox.enqueue(
                session,
                notice,
                to=member,
                detail=day,
                dedup_key=f"{notice}:{day}:{member}",
            )

    async def _duties(self, session: AsyncSession) -> list[PostOnDay]:
        today, day = await self.shared.roster(session), self.shared.people.today()
        return duties(all_posts(self.shared.rules().sections, today, day), today, day)

    def _opening(self) -> datetime | None:
        return self.shared.hours.opening_of(self.shared.people.today())


def _is_snoozed(report: Anomaly, member_id: int, now: datetime) -> bool:
    """Whether its holder has snoozed its reminders."""
    until = report.snoozed_until
    return report.holder_id == member_id and until is not None and until > now
