"""What the table of the requests holds of people, and how long."""

from sqlmodel import col

from office.records import Fate, OldRows, PersonalColumn, Records, Removable
from office.samples.models import SampleRequest

RECORDS = Records(
    tables=(SampleRequest,),
    personal=(PersonalColumn(col(SampleRequest.member_id), Fate.GOES),),
    removable=(
        # As long as it is kept, it says who was asked this week.
        Removable(
            "samples",
            "asked",
            14,
            lambda border: [OldRows(SampleRequest, col(SampleRequest.asked_at) < border)],
        ),
    ),
)
