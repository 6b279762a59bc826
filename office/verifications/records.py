"""What the tables of the verifications hold of people, and how long."""

from sqlmodel import col

from office.hash_chain import SECRET
from office.records import Fate, PersonalColumn, Records, Removable
from office.verifications.models import ENDED, Verification, VerificationEntry

RECORDS = Records(
    tables=(Verification, VerificationEntry),
    # What an issuer was asked belongs to the file of the case.
    personal=(
        PersonalColumn(col(Verification.officer_id), Fate.STAYS),
        PersonalColumn(col(Verification.holder_id), Fate.STAYS, is_own=False),
        PersonalColumn(col(VerificationEntry.actor_id), Fate.STAYS, secret=SECRET),
    ),
    # The words go by `office/cases/redaction.py`, and the history stays.
    removable=tuple(
        Removable("verifications", str(state), 30, rows=None) for state in sorted(ENDED)
    ),
)
