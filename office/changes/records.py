"""What the tables of the changes hold of people, and how long."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import and_, col, exists, select

from office.changes.models import ChangeReader, SectionInForce, SopChange
from office.records import Fate, OldRows, PersonalColumn, Records, Removable


def _told(border: datetime) -> Sequence[OldRows]:
    """The replaced words, and who has read the change. The words in force stay."""
    is_old = col(SopChange.told_at) < border
    of_old = col(ChangeReader.change_id).in_(select(SopChange.id).where(is_old))
    # Its readers go first, in steps of their own.
    has_readers = exists(select(ChangeReader.id).where(ChangeReader.change_id == SopChange.id))
    return [OldRows(ChangeReader, of_old), OldRows(SopChange, and_(is_old, ~has_readers))]


RECORDS = Records(
    tables=(SectionInForce, SopChange, ChangeReader),
    # That a change was told to them and read is counted. The words of the question are gone.
    personal=(PersonalColumn(col(ChangeReader.member_id), Fate.STAYS),),
    removable=(Removable("changes", "told", 90, _told),),
)
