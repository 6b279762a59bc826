"""What is refused about members and their posts, as data."""

from office.errors import Refusal


class MemberUnknown(Refusal):
    """There is no such member, or they have left."""


class LastAdmin(Refusal):
    """Without this admin nobody could let people in."""
