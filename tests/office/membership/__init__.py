"""Membership: invitations from chat, lists, and changed posts."""
