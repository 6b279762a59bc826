"""Membership: an admin invites people in chat, changes their posts, and moves their accounts."""

from typing import Final

from office.membership.form import INVITATION, InvitationAnswers, InvitationStep
from office.membership.service import Membership
from office.noun import Histories, Noun
from office.people import log_store
from office.records import Records

NOUN: Final = Noun(
    "membership",
    Records(tables=()),
    (INVITATION,),
    # Its log is one chain for all members.
    Histories(log_store.ids, log_store.entries, log_store.acted_in, lambda _: "membership"),
)

__all__ = [
    "INVITATION",
    "NOUN",
    "InvitationAnswers",
    "InvitationStep",
    "Membership",
]
