"""What a schedule may not be: without a working day, outside the hours, of an unknown theme."""

from collections.abc import Collection, Sequence
from datetime import time

from office.calendar.working_hours import Span
from office.errors import NotAllowed
from office.training.errors import NoTrainingDay, OutsideWorkingHours
from office.training.scheduling.form import PlanAnswers, ScheduleStep


def check(
    step: ScheduleStep,
    answers: PlanAnswers,
    week: Sequence[Sequence[Span]],
    themes: Collection[str],
) -> None:
    """Refuse what that step's answer makes impossible.

    Raises:
        NoTrainingDay: the office works on none of the days for cards.
        OutsideWorkingHours: the office is closed at that time on one of the days.
        NotAllowed: there is no such theme.
    """
    if step is ScheduleStep.DAYS and not any(week[day] for day in answers.days):
        raise NoTrainingDay
    if step in (ScheduleStep.TIME, ScheduleStep.QUIZ_DAYS):
        days = {*answers.days, *answers.quiz_days}
        if not all(_is_worked(week[day], answers.at) for day in days if week[day]):
            raise OutsideWorkingHours
    if step is ScheduleStep.THEME and answers.theme is not None and answers.theme not in themes:
        raise NotAllowed


def _is_worked(spans: Sequence[Span], at: time) -> bool:
    """Whether a time is between opening and closing. In a break cards wait for its end."""
    return spans[0][0] <= at < spans[-1][1]
