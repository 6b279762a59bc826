"""Membership: an admin invites people in chat, changes their posts, and moves their accounts."""

from office.membership.form import INVITATION, InvitationAnswers, InvitationStep
from office.membership.service import Membership

__all__ = ["INVITATION", "InvitationAnswers", "InvitationStep", "Membership"]
