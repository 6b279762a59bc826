"""The form by which a trainer changes a schedule from chat."""

from dataclasses import replace
from typing import Any

from office.database import AsyncSession
from office.errors import NoForm
from office.people import Member
from office.training import store
from office.training.checks import check
from office.training.form import (
    EXPIRES_AFTER,
    PlanAnswers,
    PlanWriting,
    Step,
    after,
    before,
    toggled,
)
from office.training.models import PlanDraft, TrainingPlan
from office.training.plans import Plan, Plans
from office.training.shared import Shared


class Scheduling:
    """The form by which a trainer changes a schedule."""

    def __init__(self, shared: Shared, plans: Plans) -> None:
        self.shared = shared
        self.plans = plans

    async def begin(self, by: Member, unit: str | None = None) -> PlanWriting:
        """Begin a change; the unit is asked for where there is a choice.

        Raises:
            NotAllowed: he may not change that unit's schedule, or none at all.
        """
        units = self.plans.units(by)
        chosen = units[0] if unit is None else unit
        self.plans.check_unit(by, chosen)
        async with self.shared.database.begin() as session:
            answers = PlanAnswers.of(chosen, await self.plans.in_force(session, chosen))
            is_open = unit is None and len(units) > 1
            writing = PlanWriting(Step.UNIT if is_open else Step.DAYS, answers)
            await self._keep(session, by, writing)
        return writing

    async def current(self, by: Member) -> PlanWriting | None:
        """The change that the trainer is entering, if it has not expired."""
        async with self.shared.database.read() as session:
            return self._writing(await session.get(PlanDraft, by.id))

    async def answer(self, by: Member, step: Step, **values: Any) -> PlanWriting:
        """Note the answer to that step's question and go to the next one.

        Raises:
            NoForm: nothing is being entered, or it has expired.
            NotAllowed: the unit is not his.
            NoTrainingDay, OutsideWorkingHours: it cannot be.
        """
        async with self.shared.database.begin() as session:
            answers = (await self._lock(session, by)).answers
            if step is Step.UNIT:
                self.plans.check_unit(by, values["unit"])
                in_force = await self.plans.in_force(session, values["unit"])
                answers = PlanAnswers.of(values["unit"], in_force)
            else:
                answers = replace(answers, **values)
            self._check(answers, step)
            writing = PlanWriting(after(step), answers)
            await self._keep(session, by, writing)
        return writing

    async def toggle(self, by: Member, step: Step, weekday: int) -> PlanWriting:
        """Add a weekday to that step's answer or take it away; the step stays.

        Raises:
            NoForm: nothing is being entered, or it has expired.
        """
        async with self.shared.database.begin() as session:
            answers = (await self._lock(session, by)).answers
            if step is Step.DAYS:
                answers = replace(answers, days=toggled(answers.days, weekday))
            else:
                answers = replace(answers, quiz_days=toggled(answers.quiz_days, weekday))
            writing = PlanWriting(step, answers)
            await self._keep(session, by, writing)
        return writing

    async def back(self, by: Member) -> PlanWriting:
        """Go back to the question before. Raises as `toggle`."""
        async with self.shared.database.begin() as session:
            writing = await self._lock(session, by)
            first = Step.UNIT if len(self.plans.units(by)) > 1 else Step.DAYS
            step = writing.step if writing.step is first else before(writing.step)
            writing = PlanWriting(step, writing.answers)
            await self._keep(session, by, writing)
        return writing

    async def discard(self, by: Member) -> None:
        """Throw the form away."""
        async with self.shared.database.begin() as session:
            await store.forget_draft(session, by.id)

    async def confirm(self, by: Member) -> Plan:
        """Let what was entered be the schedule from now on.

        Whoever has had today's card gets no second one.

        Raises:
            NoForm, NotAllowed, NoTrainingDay, OutsideWorkingHours: as `answer`.
        """
        async with self.shared.database.begin() as session:
            answers = (await self._lock(session, by)).answers
            # The post may have ended, and the hours may have changed, since it was entered.
            self.plans.check_unit(by, answers.unit)
            self._check(answers, *Step)
            row = TrainingPlan(
                unit=answers.unit,
                days="".join(map(str, answers.days)),
                at=answers.at,
                theme=answers.theme,
                quiz_days="".join(map(str, answers.quiz_days)),
                changed_by=by.id,
                changed_at=self.shared.clock.now(),
            )
            await session.merge(row)
            await store.forget_draft(session, by.id)
        return self.plans.plan(answers.unit, {answers.unit: row})

    def _check(self, answers: PlanAnswers, *steps: Step) -> None:
        for step in steps:
            check(step, answers, self.shared.hours.week, self.shared.catalogue().themes)

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
                updated_at=self.shared.clock.now(),
            )
        )

    def _writing(self, draft: PlanDraft | None) -> PlanWriting | None:
        if draft is None or self.shared.clock.now() - draft.updated_at >= EXPIRES_AFTER:
            return None
        return PlanWriting(Step(draft.step), PlanAnswers.from_json(draft.answers))
