"""The schedules as trainers see and change them from chat."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from office.errors import NoForm, NotAllowed, NoTraining
from office.people import Member
from office.people import store as people_store
from office.training import store
from office.training.book import Book, schedule
from office.training.catalogue import Schedule
from office.training.checks import check
from office.training.form import (
    EXPIRES_AFTER,
    OFFICE,
    PlanAnswers,
    PlanWriting,
    Step,
    after,
    before,
    toggled,
)
from office.training.models import PlanDraft, TrainingPlan
from office.training.plan import schedule_of
from office.training.scope import Scope


@dataclass(frozen=True)
class Plan:
    """The schedule in force for a unit, or for the whole office (unit ""), and who set it."""

    unit: str
    schedule: Schedule
    is_own: bool
    """False: the unit follows the office."""
    changed_by: int | None = None
    changed_at: datetime | None = None


class Scheduling:
    """The schedules, and the form by which a trainer changes one."""

    def __init__(self, book: Book) -> None:
        self.book = book

    async def plans(self, by: Member) -> list[Plan]:
        """The schedules that the trainer may change, the whole office's first.

        Raises:
            NotAllowed: he may change none; NoTraining: the office has none.
        """
        units = self._units(by)
        async with self.book.database.read() as session:
            rows = await store.plans(session)
        return [self._plan(unit, rows) for unit in units]

    async def reach(self, by: Member, unit: str) -> int:
        """To how many people a change for that unit applies: of the whole office's, to those whose
        unit has no schedule of its own."""
        self._check_unit(by, unit)
        async with self.book.database.read() as session:
            rows = await store.plans(session)
            members = await people_store.active_members(session)
        return sum(
            unit == member.unit if unit else not self._plan(member.unit, rows).is_own
            for member in members
            if self.book.is_trained(member)
        )

    # --- the form ---

    async def begin(self, by: Member, unit: str | None = None) -> PlanWriting:
        """Begin a change; the unit is asked for where there is a choice.

        Raises:
            NotAllowed: he may not change that unit's schedule, or none at all.
        """
        units = self._units(by)
        chosen = units[0] if unit is None else unit
        self._check_unit(by, chosen)
        async with self.book.database.begin() as session:
            answers = PlanAnswers.of(chosen, await self._in_force(session, chosen))
            is_open = unit is None and len(units) > 1
            writing = PlanWriting(Step.UNIT if is_open else Step.DAYS, answers)
            await self._keep(session, by, writing)
            await self.book.inbox.complete(session)
        return writing

    async def current(self, by: Member) -> PlanWriting | None:
        """The change that the trainer is entering, if it has not expired."""
        async with self.book.database.read() as session:
            return self._writing(await session.get(PlanDraft, by.id))

    async def answer(self, by: Member, step: Step, **values: Any) -> PlanWriting:
        """Note the answer to that step's question and go to the next one.

        Raises:
            NoForm: nothing is being entered, or it has expired.
            NotAllowed: the unit is not his.
            NoTrainingDay, OutsideWorkingHours: it cannot be.
        """
        async with self.book.database.begin() as session:
            answers = (await self._lock(session, by)).answers
            if step is Step.UNIT:
                self._check_unit(by, values["unit"])
                in_force = await self._in_force(session, values["unit"])
                answers = PlanAnswers.of(values["unit"], in_force)
            else:
                answers = replace(answers, **values)
            self._check(answers, step)
            writing = PlanWriting(after(step), answers)
            await self._keep(session, by, writing)
            await self.book.inbox.complete(session)
        return writing

    async def toggle(self, by: Member, step: Step, weekday: int) -> PlanWriting:
        """Add a weekday to that step's answer or take it away; the step stays.

        Raises:
            NoForm: nothing is being entered, or it has expired.
        """
        async with self.book.database.begin() as session:
            answers = (await self._lock(session, by)).answers
            if step is Step.DAYS:
                answers = replace(answers, days=toggled(answers.days, weekday))
            else:
                answers = replace(answers, quiz_days=toggled(answers.quiz_days, weekday))
            writing = PlanWriting(step, answers)
            await self._keep(session, by, writing)
            await self.book.inbox.complete(session)
        return writing

    async def back(self, by: Member) -> PlanWriting:
        """Go back to the question before. Raises as `toggle`."""
        async with self.book.database.begin() as session:
            writing = await self._lock(session, by)
            first = Step.UNIT if len(self._units(by)) > 1 else Step.DAYS
            step = writing.step if writing.step is first else before(writing.step)
            writing = PlanWriting(step, writing.answers)
            await self._keep(session, by, writing)
            await self.book.inbox.complete(session)
        return writing

    async def discard(self, by: Member) -> None:
        """Throw the form away."""
        async with self.book.database.begin() as session:
            await store.forget_draft(session, by.id)
            await self.book.inbox.complete(session)

    async def confirm(self, by: Member) -> Plan:
        """Let what was entered be the schedule from now on.

        Whoever has had today's card gets no second one.

        Raises:
            NoForm, NotAllowed, NoTrainingDay, OutsideWorkingHours: as `answer`.
        """
        async with self.book.database.begin() as session:
            answers = (await self._lock(session, by)).answers
            # The post may have ended, and the hours may have changed, since it was entered.
            self._check_unit(by, answers.unit)
            self._check(answers, *Step)
            row = TrainingPlan(
                unit=answers.unit,
                days="".join(map(str, answers.days)),
                at=answers.at,
                theme=answers.theme,
                quiz_days="".join(map(str, answers.quiz_days)),
                changed_by=by.id,
                changed_at=self.book.clock.now(),
            )
            await session.merge(row)
            await store.forget_draft(session, by.id)
            await self.book.inbox.complete(session)
        return self._plan(answers.unit, {answers.unit: row})

    async def reset(self, by: Member, unit: str) -> Plan:
        """Take back what was set from chat: the office's file decides again.

        Raises:
            NotAllowed: he may not change that unit's schedule.
        """
        self._check_unit(by, unit)
        async with self.book.database.begin() as session:
            await store.forget_plan(session, unit)
            rows = await store.plans(session)
            await self.book.inbox.complete(session)
        return self._plan(unit, rows)

    # --- checks ---

    def _units(self, by: Member) -> list[str]:
        scope, catalogue = self._scope(by), self.book.catalogue()
        office = [OFFICE] if scope.is_office_wide else []
        units = office + [unit for unit in catalogue.units if scope.covers_unit(unit)]
        if not units:
            raise NotAllowed
        return units

    def _check_unit(self, by: Member, unit: str) -> None:
        if unit not in self._units(by):
            raise NotAllowed

    def _scope(self, by: Member) -> Scope:
        if self.book.catalogue().schedule is None:
            raise NoTraining
        return self.book.scope(by)

    def _check(self, answers: PlanAnswers, *steps: Step) -> None:
        for step in steps:
            check(step, answers, self.book.hours.week, self.book.catalogue().themes)

    # --- rows ---

    def _plan(self, unit: str, rows: Mapping[str, TrainingPlan]) -> Plan:
        catalogue = self.book.catalogue()
        changed = {one: schedule(row) for one, row in rows.items()}
        row = rows.get(unit)
        return Plan(
            unit,
            schedule_of(unit, catalogue, changed),
            is_own=unit == OFFICE or unit in rows or unit in catalogue.of_unit,
            changed_by=row.changed_by if row is not None else None,
            changed_at=row.changed_at if row is not None else None,
        )

    async def _in_force(self, session: AsyncSession, unit: str) -> Schedule:
        changed = await self.book.changed_schedules(session)
        return schedule_of(unit, self.book.catalogue(), changed)

    async def _lock(self, session: AsyncSession, by: Member) -> PlanWriting:
        found = await session.get(PlanDraft, by.id, with_for_update=True)
        writing = self._writing(found)
        if writing is None:
            raise NoForm
        return writing

    async def _keep(self, session: AsyncSession, by: Member, writing: PlanWriting) -> None:
        await session.merge(
            PlanDraft(
                member_id=by.id,
                step=writing.step,
                answers=writing.answers.to_json(),
                updated_at=self.book.clock.now(),
            )
        )

    def _writing(self, draft: PlanDraft | None) -> PlanWriting | None:
        if draft is None or self.book.clock.now() - draft.updated_at >= EXPIRES_AFTER:
            return None
        return PlanWriting(Step(draft.step), PlanAnswers.from_json(draft.answers))
