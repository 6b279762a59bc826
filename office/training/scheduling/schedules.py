"""The schedules in force, and which of them a trainer may change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from office.database import AsyncSession
from office.errors import NotAllowed
from office.forms import forget_form
from office.foundation import ServicePart
from office.people import Member, active_members
from office.training.catalogue import Schedule
from office.training.coursework import Coursework, schedule
from office.training.errors import NoTraining
from office.training.models import TrainingPlan
from office.training.rules.allocation import schedule_of
from office.training.scheduling.form import OFFICE, SCHEDULE
from office.training.stores import store


@dataclass(frozen=True)
class ScheduleInForce:
    """The schedule in force for a unit, or for the whole office (unit ""), and who set it."""

    unit: str
    schedule: Schedule
    is_own: bool
    """False: the unit follows the office."""
    changed_by: int | None = None
    changed_at: datetime | None = None


class Schedules(ServicePart[Coursework]):
    """The schedules for their trainers."""

    async def of(self, by: Member) -> list[ScheduleInForce]:
        """Return the schedules that the trainer may change, that of the whole office first.

        Raises:
            NotAllowed: they may change none. NoTraining: the office has none.
        """
        units = self.units(by)
        async with self.shared.database.read() as session:
            rows = await store.plans(session)
        return [self.plan(unit, rows) for unit in units]

    async def reach(self, by: Member, unit: str) -> int:
        """Return how many people a change for that unit affects. A change for the whole office
        affects those whose unit has no schedule of its own."""
        self.check_unit(by, unit)
        async with self.shared.database.read() as session:
            rows = await store.plans(session)
            members = await active_members(session)
        return sum(
            unit == member.unit if unit else not self.plan(member.unit, rows).is_own
            for member in members
            if self.shared.is_trained(member)
        )

    async def reset(self, by: Member, unit: str) -> ScheduleInForce:
        """Remove what was set from chat: the content file decides again.

        Raises:
            NotAllowed: they may not change that unit's schedule.
        """
        self.check_unit(by, unit)
        async with self.shared.database.begin() as session:
            await store.forget_plan(session, unit)
            await forget_form(session, by.id, SCHEDULE.topic)
            rows = await store.plans(session)
        return self.plan(unit, rows)

    async def in_force(self, session: AsyncSession, unit: str) -> Schedule:
        """Return the schedule of that unit now, in the caller's transaction."""
        changed = await self.shared.changed_schedules(session)
        return schedule_of(unit, self.shared.catalogue(), changed)

    def units(self, by: Member) -> list[str]:
        """Return the units whose schedule they may change, "" for the office. Raises as `of`."""
        catalogue = self.shared.catalogue()
        if catalogue.schedule is None:
            raise NoTraining
        reach = self.shared.reach(by)
        office = [OFFICE] if reach.is_office_wide else []
        units = office + [unit for unit in catalogue.units if reach.covers(unit)]
        if not units:
            raise NotAllowed
        return units

    def check_unit(self, by: Member, unit: str) -> None:
        """Raise NotAllowed if the trainer may not change that unit's schedule."""
        if unit not in self.units(by):
            raise NotAllowed

    def plan(self, unit: str, rows: Mapping[str, TrainingPlan]) -> ScheduleInForce:
        """Return the plan of a unit, given what was set from chat."""
        catalogue = self.shared.catalogue()
        changed = {one: schedule(row) for one, row in rows.items()}
        row = rows.get(unit)
        return ScheduleInForce(
            unit,
            schedule_of(unit, catalogue, changed),
            is_own=unit == OFFICE or unit in rows or unit in catalogue.of_unit,
            changed_by=row.changed_by if row is not None else None,
            changed_at=row.changed_at if row is not None else None,
        )
