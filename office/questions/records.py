"""What the tables of the questions hold of people, and how long."""

from sqlmodel import and_, col

from office.questions.models import GAP, Question, SectionOpening
from office.records import Fate, OldRows, PersonalColumn, Records, Removable

_IS_GAP = col(Question.band) == GAP

RECORDS = Records(
    tables=(Question, SectionOpening),
    personal=(
        # The office counts that it was asked, but the words are the member's.
        PersonalColumn(
            col(Question.member_id), Fate.EMPTIED, emptied={"text": "", "read_as": None}
        ),
        PersonalColumn(col(SectionOpening.member_id), Fate.GOES),
    ),
    removable=(
        Removable(
            "questions",
            "answered",
            1,
            lambda border: [OldRows(Question, and_(~_IS_GAP, col(Question.asked_at) < border))],
        ),
        Removable(
            "questions",
            "gap",
            1,
            lambda border: [OldRows(Question, and_(_IS_GAP, col(Question.asked_at) < border))],
        ),
        # As long as it is kept, readers of a section are told of its changes.
        Removable(
            "questions",
            "opened",
            1,
            lambda border: [OldRows(SectionOpening, col(SectionOpening.opened_on) < border.date())],
        ),
    ),
)
