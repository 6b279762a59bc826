"""What the tables of the training hold of people, and how long."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col

from office.records import Fate, OldRows, PersonalColumn, Records, Removable
from office.training.models import (
    CardDay,
    HeldItem,
    Progress,
    QuizAttempt,
    ScriptUse,
    Snooze,
    TrainingPlan,
)


def _attempts(border: datetime) -> Sequence[OldRows]:
    """What was sent, answered and looked up. How far each one is stays."""
    day = border.date()
    return [
        OldRows(CardDay, col(CardDay.day) < day),
        OldRows(QuizAttempt, col(QuizAttempt.asked_on) < day),
        OldRows(ScriptUse, col(ScriptUse.used_on) < day),
    ]


RECORDS = Records(
    tables=(CardDay, Progress, QuizAttempt, HeldItem, ScriptUse, Snooze, TrainingPlan),
    # What they have learned concerns nobody else.
    personal=(
        PersonalColumn(col(CardDay.member_id), Fate.GOES),
        PersonalColumn(col(Progress.member_id), Fate.GOES),
        PersonalColumn(col(QuizAttempt.member_id), Fate.GOES),
        PersonalColumn(col(ScriptUse.member_id), Fate.GOES),
        PersonalColumn(col(Snooze.member_id), Fate.GOES),
        PersonalColumn(col(TrainingPlan.changed_by), Fate.STAYS, is_own=False),
    ),
    removable=(Removable("training", "attempts", 30, _attempts),),
)
