"""What the head of office and trainers do: plan a drill, call it off, see the office's times."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from office.database import AsyncSession
from office.drills import store
from office.drills.casework import DrillWork
from office.drills.errors import (
    AnnouncedFirst,
    DrillIsOpen,
    DrillTooSoon,
    DrillUnknown,
    MayNotDrill,
)
from office.drills.feedback import Times, is_good, times
from office.drills.models import Drill
from office.drills.notices import DrillNotice
from office.foundation import ServicePart
from office.people import Member, Reach, Role, leaves_since

# Planned for one of the next office days, at one of two hours.
DAYS_AHEAD = 3
HOURS = (time(10), time(14))
# The hour is left open only after so many good drills, and within so many office days.
GOOD_ONES = 3
_WEEK = 5
_WORKING = tuple(time(hour, minute) for hour in range(7, 17) for minute in (0, 30))
FURTHEST = timedelta(days=14)
# What is shown of former drills.
_MOST_SHOWN = 6
MONTHLY = timedelta(days=31)


@dataclass(frozen=True)
class Drilled:
    """A drill that is over, and how long the office took."""

    drill: Drill
    times: Times


@dataclass(frozen=True)
class DrillBoard:
    """The drills that this planner may see: open ones, and the office's last times."""

    open: Sequence[Drill]
    last: Sequence[Drilled]
    is_due: bool
    """Whether the office has not drilled for a month."""


class Planning(ServicePart[DrillWork]):
    """Plans drills. Each is announced to its officer at once, with its hour."""

    async def overview(self, by: Member) -> DrillBoard:
        """Return what is planned or running, and the office's times.

        A trainer of a part of the office sees the times of their own drills.

        Raises:
            NotAllowed: they may not plan.
        """
        reach, today = self.shared.reach(by), self.shared.people.today()
        async with self.database.read() as session:
            mine = [
                drill
                for drill in await store.open_drills(session)
                if (member := await session.get(Member, drill.member_id)) is not None
                and reach.covers_member(member, today)
            ]
            last = [
                Drilled(drill, await self._times(session, drill))
                for drill in await store.latest(session, _MOST_SHOWN)
            ]
        recent = (self.clock.now() - one.drill.began_at for one in last if one.drill.began_at)
        is_due = min(recent, default=MONTHLY) >= MONTHLY
        shown = [one for one in last if reach.is_office_wide or one.drill.planned_by == by.id]
        return DrillBoard(mine, shown, is_due)

    async def officers(self, by: Member, unit: str) -> list[Member]:
        """Return whom a drill can be planned for in a unit: who drilled longest ago comes first."""
        reach, today = self.shared.reach(by), self.shared.people.today()
        async with self.database.read() as session:
            members = await store.reachable(session, unit)
            drilled = await store.drilled_at(session)
            busy = {drill.member_id for drill in await store.open_drills(session)}
        found = [
            member
            for member in members
            if member.id not in busy | {by.id}
            and Role.OFFICER in member.roles_on(today)
            and reach.covers_member(member, today)
        ]
        never = datetime.min.replace(tzinfo=self.clock.now().tzinfo)
        return sorted(found, key=lambda member: (drilled.get(member.id, never), member.name))

    def hours(self) -> list[datetime]:
        """Return when a drill can begin: two hours of each of the next office days."""
        hours, now = self.shared.hours, self.clock.now()
        day, found = now.astimezone(hours.zone).date(), list[datetime]()
        for ahead in range(FURTHEST.days):
            at_all = [
                datetime.combine(day + timedelta(days=ahead), hour, hours.zone) for hour in HOURS
            ]
            found += [at for at in at_all if at > now and hours.is_open(at)]
        return found[: DAYS_AHEAD * len(HOURS)]

    async def plan(self, by: Member, told_case: str, member_id: int, starts_at: datetime) -> Drill:
        """Plan a drill, and announce it to the officer.

        Raises:
            DrillTooSoon: the hour is past or too far, or the office is closed then.
            MayNotDrill: the officer is out of reach, or away that day.
            DrillIsOpen: they have another one.
        """
        return await self._plan(by, told_case, member_id, starts_at)

    async def plan_within_week(self, by: Member, told_case: str, member_id: int) -> Drill:
        """Plan a drill at an hour that nobody is told, within the next five office days.

        Raises:
            AnnouncedFirst: fewer than three drills with an announced hour went well.
            MayNotDrill: the officer is out of reach, or away that day.
            DrillIsOpen: they have another one.
        """
        self.shared.reach(by)
        if not await self.may_leave_hour_open():
            raise AnnouncedFirst
        hours, today = self.shared.hours, self.shared.people.today()
        day = hours.office_day(today, 1 + secrets.randbelow(_WEEK))
        at_all = (datetime.combine(day, hour, hours.zone) for hour in _WORKING)
        starts_at = secrets.choice([at for at in at_all if hours.is_open(at)])
        return await self._plan(by, told_case, member_id, starts_at, is_announced=False)

    async def may_leave_hour_open(self) -> bool:
        """Whether three drills with an announced hour were taken in time and closed."""
        async with self.database.read() as session:
            courses = [
                await self.shared.drilling.course(session, drill.anomaly_id)
                for drill in await store.done(session)
                if drill.anomaly_id is not None
            ]
        return sum(is_good(course) for course in courses) >= GOOD_ONES

    async def _plan(
        self,
        by: Member,
        told_case: str,
        member_id: int,
        starts_at: datetime,
        *,
        is_announced: bool = True,
    ) -> Drill:
        # Asked first: who may not plan learns nothing of who is away.
        reach, now, hours = self.shared.reach(by), self.clock.now(), self.shared.hours
        closes_at = hours.closing_of(starts_at.astimezone(hours.zone).date())
        is_fitting = now < starts_at <= now + FURTHEST and hours.is_open(starts_at)
        if closes_at is None or not is_fitting:
            raise DrillTooSoon
        async with self.database.begin() as session:
            await store.begin_planning(session)
            await self._check_officer(session, by, reach, member_id, starts_at)
            drill = Drill(
                told_case=told_case,
                member_id=member_id,
                planned_by=by.id,
                planned_at=now,
                starts_at=starts_at,
                closes_at=closes_at,
                is_announced=is_announced,
            )
            session.add(drill)
            await session.flush()
            await self.shared.tell(session, drill, DrillNotice.ANNOUNCED, member_id)
        return drill

    async def call_off(self, drill_id: int, by: Member) -> Drill:
        """Call a drill off, or end it.

        Raises:
            DrillUnknown: its officer is out of reach. DrillOver: it has ended.
        """
        reach, today = self.shared.reach(by), self.shared.people.today()
        async with self.database.begin() as session:
            drill = await store.lock(session, drill_id)
            member = await session.get(Member, drill.member_id) if drill is not None else None
            if drill is None or member is None or not reach.covers_member(member, today):
                raise DrillUnknown
            await self.shared.stop(session, drill)
        return drill

    async def _check_officer(
        self, session: AsyncSession, by: Member, reach: Reach, member_id: int, starts_at: datetime
    ) -> None:
        today, day = self.shared.people.today(), self.shared.people.day_of(starts_at)
        member = await session.get(Member, member_id)
        away = {
            leave.member_id
            for leave in await leaves_since(session, since=day)
            if leave.starts_on <= day
        }
        if (
            member is None
            or member_id == by.id
            or not member.is_active
            or member.unreachable_at is not None
            or member_id in away
            or not reach.covers_member(member, today)
        ):
            raise MayNotDrill
        if await store.has_open(session, member_id):
            raise DrillIsOpen

    async def _times(self, session: AsyncSession, drill: Drill) -> Times:
        if drill.anomaly_id is None:
            return Times()
        course = await self.shared.drilling.course(session, drill.anomaly_id)
        return times(drill.began_at, course.entries)
