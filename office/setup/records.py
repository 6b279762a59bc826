"""What the table of the setup holds of people."""

from sqlmodel import col

from office.records import Fate, PersonalColumn, Records
from office.setup.models import SetupEntry

RECORDS = Records(
    tables=(SetupEntry,),
    # Who said what of the office is its record: ids, and nothing that people wrote.
    personal=(PersonalColumn(col(SetupEntry.actor_id), Fate.STAYS, is_own=False),),
)
