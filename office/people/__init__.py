"""Who works here, which posts each person holds today, and how a newcomer joins."""

from office.people.errors import (
    AccountIsAnothers,
    AlreadyEnrolled,
    InvitationExpired,
    InvitationUnknown,
    InvitationUsed,
)
from office.people.invitations import VALID_FOR
from office.people.log import A_PAGE, Deed
from office.people.log_models import MembershipEntry, MembershipEvent
from office.people.models import (
    Appointment,
    AppointmentKind,
    Employment,
    Invitation,
    Leave,
    Member,
    Role,
)
from office.people.reach import Reach, reach_of, section_of, sections_of
from office.people.service import NewMember, People
from office.people.store import (
    active_members,
    active_post_holders,
    all_members,
    leaves_since,
    member_by_telegram_id,
    post_holders,
    reachable_members,
    unopened_invitations,
    unreachable_members,
)

__all__ = [
    "A_PAGE",
    "VALID_FOR",
    "AccountIsAnothers",
    "AlreadyEnrolled",
    "Appointment",
    "AppointmentKind",
    "Deed",
    "Employment",
    "Invitation",
    "InvitationExpired",
    "InvitationUnknown",
    "InvitationUsed",
    "Leave",
    "Member",
    "MembershipEntry",
    "MembershipEvent",
    "NewMember",
    "People",
    "Reach",
    "Role",
    "active_members",
    "active_post_holders",
    "all_members",
    "leaves_since",
    "member_by_telegram_id",
    "post_holders",
    "reach_of",
    "reachable_members",
    "section_of",
    "sections_of",
    "unopened_invitations",
    "unreachable_members",
]
