"""How far an announcement has come, counted from the outbox and the readings."""

from dataclasses import asdict, astuple, dataclass

from office.announcements import store
from office.announcements.notices import AnnouncementNotice
from office.database import AsyncSession
from office.outbox import Outbox, Tally


@dataclass(frozen=True)
class AnnouncementProgress(Tally):
    """How far an announcement has come, in numbers of recipients.

    total = waiting + held + sent + failed + blocked + dropped + late
    """

    # Newcomers who got it in a digest.
    late: int = 0
    read: int = 0
    # The most nudges of one recipient: "Ingatkan (1/3)".
    nudges: int = 0

    @property
    def total(self) -> int:
        return (
            self.waiting
            + self.held
            + self.sent
            + self.failed
            + self.blocked
            + self.dropped
            + self.late
        )

    @property
    def is_over(self) -> bool:
        """Whether nothing is left that can still arrive."""
        return not self.waiting and not self.held

    def numbers(self) -> str:
        """Return all the numbers as one word, to see whether any has changed."""
        return ",".join(map(str, astuple(self)))


async def measure(
    session: AsyncSession, outbox: Outbox, announcement_id: int
) -> AnnouncementProgress:
    """Count anew, in the caller's transaction."""
    sent = await outbox.batches.count(session, AnnouncementNotice.MESSAGE, announcement_id)
    late, read, nudges = await store.count_deliveries(session, announcement_id)
    return AnnouncementProgress(**asdict(sent), late=late, read=read, nudges=nudges)
