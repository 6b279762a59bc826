"""What is refused about drills, as data."""

from office.errors import Refusal


class DrillUnknown(Refusal):
    """There is no such drill, or this member has no part in it."""


class DrillOver(Refusal):
    """The drill has ended, or its report is already sent."""


class DrillIsOpen(Refusal):
    """That officer already has a drill that is planned or running."""


class DrillTooSoon(Refusal):
    """The hour is past, or the office is closed then."""


class MayNotDrill(Refusal):
    """That officer is out of reach: of another unit, away, or not reachable by Telegram."""


class AnnouncedFirst(Refusal):
    """The hour may be left open only after three good drills with an announced hour."""


class UrgentFirst(Refusal):
    """A real urgent report waits for this member. The drill can wait."""
