"""What the tables of data protection hold of members."""

from sqlmodel import col

from office.data_protection.retention_models import Removal, RetentionRun
from office.data_protection.told_models import PrivacyTold
from office.records import Fate, PersonalColumn, Records

RECORDS = Records(
    tables=(Removal, RetentionRun, PrivacyTold),
    # That a number was told, and when: it proves that the office did its duty.
    personal=(PersonalColumn(col(PrivacyTold.member_id), Fate.STAYS),),
)
