"""Membership: an admin invites people in chat, changes their posts, and moves their accounts."""

from typing import Final

from office.membership.errors import AlreadyDecided, LastAdmin, MemberUnknown, NobodyCanAgree
from office.membership.first_minutes import FIRST_MINUTES, FirstForm, FirstStep
from office.membership.form import INVITATION, InvitationAnswers, InvitationForm, InvitationStep
from office.membership.invitation_list import (
    COLUMNS,
    MOST_BYTES,
    MOST_PEOPLE,
    FaultyLine,
    FaultyList,
    LineFault,
    Structure,
)
from office.membership.inviting import Issued
from office.membership.notices import UNREACHED, MembershipNotice
from office.membership.post_changes import Made
from office.membership.service import Found, Membership
from office.noun import Histories, Noun
from office.people import log
from office.records import Records

NOUN: Final = Noun(
    "membership",
    Records(tables=()),
    (INVITATION, FIRST_MINUTES),
    # Its log is one chain for all members.
    Histories(log.ids, log.entries, log.acted_in, lambda _: "membership"),
    unreached=UNREACHED,
)

__all__ = [
    "COLUMNS",
    "FIRST_MINUTES",
    "INVITATION",
    "MOST_BYTES",
    "MOST_PEOPLE",
    "NOUN",
    "AlreadyDecided",
    "FaultyLine",
    "FaultyList",
    "FirstForm",
    "FirstStep",
    "Found",
    "InvitationAnswers",
    "InvitationForm",
    "InvitationStep",
    "Issued",
    "LastAdmin",
    "LineFault",
    "Made",
    "MemberUnknown",
    "Membership",
    "MembershipNotice",
    "NobodyCanAgree",
    "Structure",
]
