"""Membership: an admin invites people in chat, changes their posts, and moves their accounts."""

from typing import Final

from office.membership.form import INVITATION, InvitationAnswers, InvitationStep
from office.membership.service import Membership
from office.noun import Noun
from office.records import Records

NOUN: Final = Noun("membership", Records(tables=()), (INVITATION,))

__all__ = [
    "INVITATION",
    "NOUN",
    "InvitationAnswers",
    "InvitationStep",
    "Membership",
]
