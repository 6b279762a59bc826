"""What the tables of the checklists hold of people, and how long."""

from sqlmodel import col

from office.checklists.models import Checklist, ChecklistHandout, ChecklistMark, ChecklistVisit
from office.records import Fate, OldRows, PersonalColumn, Records, Removable

RECORDS = Records(
    tables=(Checklist, ChecklistMark, ChecklistVisit, ChecklistHandout),
    # Lists and marks are gone after the day in any case.
    personal=(
        PersonalColumn(col(Checklist.member_id), Fate.STAYS),
        PersonalColumn(col(ChecklistMark.member_id), Fate.STAYS),
        PersonalColumn(col(ChecklistVisit.member_id), Fate.STAYS),
        PersonalColumn(col(ChecklistHandout.member_id), Fate.STAYS),
    ),
    removable=(
        Removable(
            "checklists",
            "visits",
            31,
            lambda border: [OldRows(ChecklistVisit, col(ChecklistVisit.visited_at) < border)],
        ),
    ),
)
