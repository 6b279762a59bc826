"""What is refused about members and their posts, as data."""

from office.errors import Refusal


class MemberUnknown(Refusal):
    """There is no such member, or they have left."""


class LastAdmin(Refusal):
    """Without this admin nobody could let people in."""


class AlreadyDecided(Refusal):
    """A proposal or a change is decided, undone, too old, or overtaken by another change."""


class NobodyCanAgree(Refusal):
    """A change needs a second person, and the office has none who could agree."""
