"""What the table of the drills holds of people, and how long."""

from sqlmodel import col

from office.drills.models import Drill
from office.records import Fate, OldRows, PersonalColumn, Records, Removable

RECORDS = Records(
    tables=(Drill,),
    personal=(
        # The times stay: they are the office's, and no figure names whose they were.
        PersonalColumn(col(Drill.member_id), Fate.STAYS),
        PersonalColumn(col(Drill.planned_by), Fate.STAYS, is_own=False),
    ),
    removable=(
        # While it is kept, it shows when the office last drilled.
        Removable(
            "drills",
            "ended",
            90,
            lambda border: [OldRows(Drill, col(Drill.ended_at) < border)],
        ),
    ),
)
