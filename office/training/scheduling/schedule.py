"""The form by which a trainer changes a schedule from chat."""

from dataclasses import asdict
from typing import Any

from office.forms import NoForm, forget_form
from office.foundation import ServicePart
from office.people import Member
from office.training.coursework import Coursework
from office.training.models import TrainingPlan
from office.training.rules.checks import check
from office.training.scheduling.form import SCHEDULE, PlanAnswers, PlanForm, ScheduleStep, toggled
from office.training.scheduling.schedules import ScheduleInForce, Schedules


class Scheduling(ServicePart[Coursework]):
    """Begins a change, checks its answers, and puts it into force."""

    def __init__(self, shared: Coursework, schedules: Schedules) -> None:
        super().__init__(shared)
        self.forms = shared.forms
        self.schedules = schedules

    async def begin(self, by: Member, unit: str | None = None) -> PlanForm:
        """Begin a change. If there is a choice, the unit is asked first.

        Raises:
            NotAllowed: they may not change that unit's schedule, or none at all.
        """
        units = self.schedules.units(by)
        chosen = units[0] if unit is None else unit
        is_open = unit is None and len(units) > 1
        step = ScheduleStep.UNIT if is_open else ScheduleStep.DAYS
        return await self.forms.begin(by, SCHEDULE, step, await self._in_force(by, chosen))

    async def answer(self, by: Member, step: ScheduleStep, **values: Any) -> PlanForm:
        """Note the answer to that step's question and go to the next one.

        Raises:
            NoForm: nothing is being entered, or it has expired.
            NotAllowed: the unit is not theirs.
            NoTrainingDay, OutsideWorkingHours: such a schedule is not possible.
        """
        if step is ScheduleStep.UNIT:
            values = asdict(await self._in_force(by, values["unit"]))
        return await self.forms.answer(
            by, SCHEDULE, step, lambda answers: self._check(answers, step), **values
        )

    async def toggle(self, by: Member, step: ScheduleStep, weekday: int) -> PlanForm:
        """Add a weekday to that step's answer or remove it. The step stays. Raises NoForm."""
        name = "days" if step is ScheduleStep.DAYS else "quiz_days"

        def toggle(form: PlanForm) -> PlanForm:
            days = toggled(getattr(form.answers, name), weekday)
            return form if form.answered(step) is form else form.at(step, **{name: days})

        return await self.forms.change(by, SCHEDULE, toggle)

    async def confirm(self, by: Member) -> ScheduleInForce:
        """Put what was entered into force.

        Those who have already got today's card get no second one.

        Raises:
            NoForm, NotAllowed, NoTrainingDay, OutsideWorkingHours: as `answer`.
        """
        async with self.shared.database.begin() as session:
            form = await self.forms.load(session, by, SCHEDULE)
            if form is None:
                raise NoForm(SCHEDULE.topic)
            answers = form.answers
            # The post may have ended, or the hours changed, since it was entered.
            self.schedules.check_unit(by, answers.unit)
            self._check(answers, *ScheduleStep)
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
            await forget_form(session, by.id, SCHEDULE.topic)
        return self.schedules.plan(answers.unit, {answers.unit: row})

    def _check(self, answers: PlanAnswers, *steps: ScheduleStep) -> None:
        for step in steps:
            check(step, answers, self.shared.hours.week, self.shared.catalogue().themes)

    async def _in_force(self, by: Member, unit: str) -> PlanAnswers:
        """Return the answers with which a change of that unit begins. Raises NotAllowed."""
        self.schedules.check_unit(by, unit)
        async with self.shared.database.read() as session:
            schedule = await self.schedules.in_force(session, unit)
        return PlanAnswers.of(unit, schedule, has_choice=len(self.schedules.units(by)) > 1)
