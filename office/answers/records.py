"""What the tables of questions to heads hold of people, and how long."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import and_, col, exists, or_, select

from office.answers.models import ForwardedQuestion, HeadAnswer
from office.records import Fate, OldRows, PersonalColumn, Records, Removable


def _closed(border: datetime) -> Sequence[OldRows]:
    return [OldRows(ForwardedQuestion, col(ForwardedQuestion.closed_at) < border)]


def _expired(border: datetime) -> Sequence[OldRows]:
    """Answers that nobody is shown any more, once the question that led to them is gone."""
    is_asked = exists(
        select(ForwardedQuestion.id).where(ForwardedQuestion.answer_id == HeadAnswer.id)
    )
    is_over = or_(col(HeadAnswer.ended_at) < border, col(HeadAnswer.valid_until) < border.date())
    return [OldRows(HeadAnswer, and_(is_over, ~is_asked))]


RECORDS = Records(
    tables=(ForwardedQuestion, HeadAnswer),
    personal=(
        # An open question to a head is no longer asked. The head's answer is the office's.
        PersonalColumn(
            col(ForwardedQuestion.asker_id),
            Fate.EMPTIED,
            emptied={
                "text": "",
                "after": "",
                "follow_up": "",
                "remark": "",
                "due_at": None,
                "joins": None,
            },
        ),
        PersonalColumn(col(HeadAnswer.author_id), Fate.STAYS),
    ),
    removable=(
        Removable("answers", "closed", 30, _closed),
        Removable("answers", "expired", 30, _expired),
    ),
)
