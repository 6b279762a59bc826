"""What the tables of the reports hold of people, and how long."""

from sqlmodel import and_, col, exists, select

from office.anomalies.models import CLOSED, Anomaly, Attachment, Entry
from office.anomalies.notices import Notice, OversightNotice
from office.hash_chain import SECRET
from office.outbox import OutboxMessage
from office.records import Fate, PersonalColumn, Records, Removable

_IS_OPEN = exists(
    select(Anomaly.id).where(
        Anomaly.id == OutboxMessage.about,
        col(Anomaly.state).not_in([str(state) for state in CLOSED]),
    )
)

RECORDS = Records(
    tables=(Anomaly, Attachment, Entry),
    # Reports are records of a case: their words are removed by retention, not with a person.
    personal=(
        PersonalColumn(col(Anomaly.reporter_id), Fate.STAYS),
        PersonalColumn(col(Anomaly.holder_id), Fate.STAYS, is_own=False),
        PersonalColumn(col(Anomaly.assigned_by), Fate.STAYS, is_own=False),
        PersonalColumn(col(Entry.actor_id), Fate.STAYS, secret=SECRET),
    ),
    # The words go by `redaction.py`, a fortnight after the admins were told.
    removable=tuple(Removable("reports", str(state), 30, rows=None) for state in sorted(CLOSED)),
    messages_needed=and_(
        col(OutboxMessage.kind).in_([*Notice, OversightNotice.UNDELIVERED]), _IS_OPEN
    ),
)
