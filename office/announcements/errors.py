"""What is refused about announcements, as data."""

from datetime import datetime

from office.errors import Refusal


class AnnouncementUnknown(Refusal):
    """There is no such announcement, or this member may not see it."""


class IncompleteAnnouncement(Refusal):
    """The text or the audience of an announcement is still missing."""


class OutOfScope(Refusal):
    """Some of these people are out of the trainer's reach."""


class NobodyAddressed(Refusal):
    """The segment addresses nobody today."""


class MomentIsPast(Refusal):
    """The moment at which to send an announcement, or its last day, is over."""


class EndsBeforeSent(Refusal):
    """The last day of an announcement ends before it is sent."""

    def __init__(self, sent_at: datetime) -> None:
        super().__init__(sent_at)
        self.sent_at = sent_at


class NobodyToApprove(Refusal):
    """The announcement needs an approval that only its author could give."""


class OwnAnnouncement(Refusal):
    """Nobody may approve their own announcement."""


class IllegalMove(Refusal):
    """The announcement's state does not allow that. `state` is a word of `announcements.State`."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class AnnouncementRecalled(Refusal):
    """The announcement was recalled."""


class WordsChanged(Refusal):
    """The announcement has other words now than those above the button."""


class NudgedLately(Refusal):
    """Everybody who has not read it was nudged within the last hour."""

    def __init__(self, again_at: datetime) -> None:
        super().__init__(again_at)
        self.again_at = again_at


class NudgedEnough(Refusal):
    """Everybody who has not read it was nudged three times."""


class NobodyToNudge(Refusal):
    """Everybody has read the announcement, or it asks nobody for "Sudah baca"."""
