"""What the tables of the confirmations hold of people, and how long."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import and_, col, or_

from office.confirmations.models import LineAnswer, LineVerdict, TwoPeopleRule
from office.records import Fate, OldRows, PersonalColumn, Records, Removable


def _over(border: datetime) -> Sequence[OldRows]:
    """What was undone, refused or replaced and stands in no file, and what only asked a post."""
    is_gone = and_(
        col(LineAnswer.ended_at) < border,
        or_(col(LineAnswer.recorded_at).is_(None), col(LineAnswer.removed_at).is_not(None)),
    )
    is_question = and_(
        col(LineAnswer.verdict) == LineVerdict.ASKED, col(LineAnswer.given_at) < border
    )
    return [OldRows(LineAnswer, or_(is_gone, is_question))]


RECORDS = Records(
    tables=(LineAnswer, TwoPeopleRule),
    # What the office has confirmed is the office's, with who said so: as with a revision.
    personal=(
        PersonalColumn(col(LineAnswer.member_id), Fate.STAYS),
        PersonalColumn(col(LineAnswer.second_id), Fate.STAYS, is_own=False),
        PersonalColumn(col(TwoPeopleRule.set_by), Fate.STAYS, is_own=False),
    ),
    removable=(Removable("confirmations", "ended", 90, _over),),
)
