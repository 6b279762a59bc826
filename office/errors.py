"""What the office refuses to do, as data; the edge puts each refusal into a polite sentence."""


class Refusal(Exception):
    """Something a person asked for that the rules do not allow."""


class NotAllowed(Refusal):
    """The member holds no post that permits this."""


class InvitationUnknown(Refusal):
    """No invitation was ever made with this code."""


class InvitationUsed(Refusal):
    """The invitation has already been used by somebody."""


class InvitationExpired(Refusal):
    """The invitation's time is over."""


class AlreadyEnrolled(Refusal):
    """The Telegram account belongs to an active member already."""


class QuestionUnknown(Refusal):
    """The question behind an old button is no longer kept."""
