"""What the forms' table holds of people, and how long."""

from sqlmodel import col

from office.forms.models import StoredForm
from office.records import Fate, OldRows, PersonalColumn, Records, Removable

RECORDS = Records(
    tables=(StoredForm,),
    # What they have half written, on any topic.
    personal=(
        PersonalColumn(col(StoredForm.member_id), Fate.GOES, secret=frozenset({"moved_by"})),
    ),
    removable=(
        Removable(
            "drafts",
            "abandoned",
            2,
            lambda border: [OldRows(StoredForm, col(StoredForm.updated_at) < border)],
        ),
    ),
)
