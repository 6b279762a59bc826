"""Membership: an admin invites people from chat, moves their accounts, and changes their posts."""

from office.membership.form import INVITATION, InvitationAnswers, InvitationStep
from office.membership.service import Membership

__all__ = ["INVITATION", "InvitationAnswers", "InvitationStep", "Membership"]
