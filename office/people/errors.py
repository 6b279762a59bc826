"""What is refused about invitations and accounts, as data."""

from office.errors import Refusal


class InvitationUnknown(Refusal):
    """No invitation was ever made with this code."""


class InvitationUsed(Refusal):
    """Somebody has already used the invitation."""


class InvitationExpired(Refusal):
    """The invitation has expired."""


class AccountIsAnothers(Refusal):
    """The account to which a member would move belongs, or belonged, to another member."""


class AlreadyEnrolled(Refusal):
    """The Telegram account already belongs to an active member."""
