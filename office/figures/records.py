"""What the tables of the figures hold of people, and how long."""

from sqlmodel import col

from office.figures.pilot.models import AnswerVerdict, PilotBaseline
from office.records import Fate, OldRows, PersonalColumn, Records, Removable

RECORDS = Records(
    tables=(AnswerVerdict, PilotBaseline),
    # It is a judgement of an answer, given in office: as with a revision.
    personal=(PersonalColumn(col(AnswerVerdict.member_id), Fate.STAYS),),
    removable=(
        # As long as a pilot lasts, and some weeks to compare.
        Removable(
            "figures",
            "judged",
            180,
            lambda border: [OldRows(AnswerVerdict, col(AnswerVerdict.given_at) < border)],
        ),
    ),
)
