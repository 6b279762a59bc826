"""What the tables of the people hold of them, and how long."""

from sqlmodel import and_, col

from office.hash_chain import SECRET
from office.people.log_models import MembershipEntry
from office.people.models import Appointment, Invitation, Leave, Member, StrangerNotice
from office.records import By, Fate, OldRows, PersonalColumn, Records, Removable

RECORDS = Records(
    tables=(Member, Appointment, Leave, Invitation, StrangerNotice, MembershipEntry),
    personal=(
        # The member's own row. The erasure gives it another name and account.
        PersonalColumn(col(Member.telegram_id), Fate.STAYS, By.ACCOUNT),
        PersonalColumn(col(Appointment.member_id), Fate.STAYS),
        PersonalColumn(col(Appointment.appointed_by), Fate.STAYS, is_own=False),
        PersonalColumn(col(Leave.member_id), Fate.GOES),
        # Who gave and took posts is the office's record: ids, and nothing that people wrote.
        PersonalColumn(col(MembershipEntry.member_id), Fate.STAYS, secret=SECRET),
        PersonalColumn(col(MembershipEntry.actor_id), Fate.STAYS, is_own=False),
        PersonalColumn(
            col(Invitation.used_by),
            Fate.EMPTIED,
            emptied={"name": ""},
            secret=frozenset({"code_hash"}),
        ),
        PersonalColumn(col(Invitation.invited_by), Fate.STAYS, is_own=False),
        # An erased member moves to no other account.
        PersonalColumn(col(Invitation.member_id), Fate.GOES, is_own=False),
        PersonalColumn(col(StrangerNotice.telegram_id), Fate.GOES, By.ACCOUNT),
    ),
    removable=(
        Removable(
            "invitations",
            "used",
            1,
            lambda border: [OldRows(Invitation, col(Invitation.used_at) < border)],
        ),
        Removable(
            "invitations",
            "expired",
            1,
            lambda border: [
                OldRows(
                    Invitation,
                    and_(col(Invitation.used_at).is_(None), col(Invitation.expires_at) < border),
                )
            ],
        ),
        Removable(
            "strangers",
            "told",
            1,
            lambda border: [OldRows(StrangerNotice, col(StrangerNotice.told_at) < border)],
        ),
    ),
)
