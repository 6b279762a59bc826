"""What the tables of the interviews hold of people, and how long."""

from sqlmodel import col

from office.interviews.models import InterviewCount, InterviewMessage
from office.records import Fate, OldRows, PersonalColumn, Records, Removable

RECORDS = Records(
    tables=(InterviewMessage, InterviewCount),
    # Numbers of messages that are deleted from the member's own chat after the day.
    personal=(PersonalColumn(col(InterviewMessage.member_id), Fate.GOES),),
    removable=(
        Removable(
            "interviews",
            "counts",
            31,
            lambda border: [OldRows(InterviewCount, col(InterviewCount.month) < border.date())],
        ),
    ),
)
