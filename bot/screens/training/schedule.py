"""The screens of the form that sets when cards and quizzes come."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.screens import forms
from bot.screens.training.actions import SCHEDULE_BUTTON
from bot.telegram import Row, Screen, in_rows
from bot.texts.training import schedule as texts
from bot.texts.training.cards import THEMES
from knowledge.reading.office.directory import Directory
from office.training import OFFICE, SOP_THEME, PlanAnswers, PlanForm, ScheduleInForce, ScheduleStep

# A button cannot carry an empty word.
_OFFICE, _ROTATING = "-", "-"


button = SCHEDULE_BUTTON.button


def unit_of(argument: str) -> str:
    """Return the unit that a button names."""
    return OFFICE if argument == _OFFICE else argument


def theme_of(argument: str) -> str | None:
    """Return the theme that a button names. None: it changes every week."""
    return None if argument == _ROTATING else argument


@dataclass(frozen=True)
class ScheduleForm:
    """Draws the questions. `plans` are the trainer's; on `weekdays` somebody works."""

    directory: Directory
    zone: str
    plans: Sequence[ScheduleInForce]
    weekdays: Sequence[int]

    def in_force(self) -> Screen:
        """The schedules that the trainer may change."""
        shown = [self._plan(plan) for plan in self.plans]
        return Screen("\n\n".join(shown))

    def saved(self, plan: ScheduleInForce) -> Screen:
        """Say what is in force from now on."""
        return Screen(texts.saved(self._plan(plan)))

    def _plan(self, plan: ScheduleInForce) -> str:
        if not plan.is_own:
            return texts.follows(self._name(plan.unit))
        return self.schedule(PlanAnswers.of(plan.unit, plan.schedule))

    def question(self, form: PlanForm, reach: int) -> Screen:
        """The question of the form's step. `reach` is for the summary."""
        answers = form.answers
        match form.step:
            case ScheduleStep.UNIT:
                return self._units(form)
            case ScheduleStep.DAYS:
                rows = (*self._days("d", answers.days), *self._reset(answers.unit))
                return self._asked(texts.ASK_DAYS, form, rows)
            case ScheduleStep.TIME:
                times = [button(texts.clock(at), "t", f"{at:%H%M}") for at in texts.TIMES]
                return self._asked(texts.ASK_TIME, form, in_rows(times))
            case ScheduleStep.THEME:
                return self._asked(texts.ASK_THEME, form, _themes())
            case ScheduleStep.QUIZ_DAYS:
                rows = self._days("q", answers.quiz_days)
                return self._asked(texts.ASK_QUIZ_DAYS, form, rows)
            case ScheduleStep.SUMMARY:
                html = f"{self.schedule(answers)}\n\n{texts.reach(reach)}"
                return Screen(html, ((button(texts.SAVE, "save"),), forms.last_row(form)))

    def schedule(self, answers: PlanAnswers) -> str:
        return texts.schedule(
            self._name(answers.unit),
            answers.at,
            self.zone,
            answers.theme,
            answers.days,
            answers.quiz_days,
        )

    def _units(self, form: PlanForm) -> Screen:
        units = [plan.unit for plan in self.plans]
        named = [button(self._name(unit), "u", unit or _OFFICE) for unit in units]
        return Screen(texts.ASK_UNIT, (*in_rows(named), forms.last_row(form)))

    def _asked(self, question: str, form: PlanForm, rows: tuple[Row, ...]) -> Screen:
        html = f"{texts.heading(self._name(form.answers.unit))}\n\n{question}"
        return Screen(html, (*rows, forms.last_row(form)))

    def _days(self, command: str, chosen: Sequence[int]) -> tuple[Row, ...]:
        days = [
            button(texts.toggle(day, is_chosen=day in chosen), command, day)
            for day in sorted({*self.weekdays, *chosen})
        ]
        return (*in_rows(days), (button(texts.NEXT, f"{command}ok"),))

    def _reset(self, unit: str) -> tuple[Row, ...]:
        """The way back to the schedule of the content file, if chat has set another."""
        is_changed = any(plan.unit == unit and plan.changed_by for plan in self.plans)
        return ((button(texts.RESET, "reset"),),) if is_changed else ()

    def _name(self, unit: str) -> str:
        found = self.directory.units.get(unit)
        return found.name if found is not None else texts.OFFICE


def _themes() -> tuple[Row, ...]:
    themes = [button(THEMES[theme], "th", theme) for theme in THEMES if theme != SOP_THEME]
    return ((button(texts.ROTATING, "th", _ROTATING),), *in_rows(themes))
