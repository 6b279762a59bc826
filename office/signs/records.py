"""What the tables of the signs hold of people, and how long."""

from sqlmodel import col

from office.records import Fate, OldRows, PersonalColumn, Records, Removable
from office.signs.models import ReportSign, SignCount, SignDecision

# Eight quarters, and the one that has begun.
_LOOKED_AT = 830

RECORDS = Records(
    tables=(ReportSign, SignCount, SignDecision),
    personal=(PersonalColumn(col(SignDecision.decided_by), Fate.STAYS),),
    removable=(
        Removable(
            "signs",
            "counts",
            _LOOKED_AT,
            lambda border: [OldRows(SignCount, col(SignCount.month) < border.date())],
        ),
        Removable(
            "signs",
            "decided",
            _LOOKED_AT,
            lambda border: [OldRows(SignDecision, col(SignDecision.decided_at) < border)],
        ),
    ),
)
