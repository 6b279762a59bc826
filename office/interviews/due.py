"""What time does to interviews: after the day they are forgotten, and deleted from the chats."""

from office.forms import forget_form
from office.foundation import Foundation, Service
from office.interviews import store
from office.interviews.counting import Counts
from office.interviews.form import INTERVIEW
from office.interviews.notices import InterviewNotice, Messages

# Telegram deletes this many at once.
AT_ONCE = 100


class DueJobs(Service):
    """Ends the interviews of earlier days."""

    def __init__(self, foundation: Foundation, counts: Counts) -> None:
        super().__init__(foundation)
        self.counts = counts

    async def close_days(self) -> int:
        """Forget the interviews of earlier days. Returns in how many chats messages must go."""
        midnight = self.people.midnight
        async with self.database.read() as session:
            if not await store.has_messages(session, midnight):
                return 0
        async with self.database.begin() as session:
            for member_id, form in await self.forms.left_before(session, INTERVIEW, midnight):
                await self.counts.count(session, form)
                await forget_form(session, member_id, INTERVIEW.topic)
            left = await store.take_messages(session, midnight)
            for member_id, numbers in left.items():
                for first in range(0, len(numbers), AT_ONCE):
                    await self.outbox.enqueue(
                        session,
                        InterviewNotice.FORGOTTEN,
                        to=member_id,
                        detail=Messages(tuple(numbers[first : first + AT_ONCE])),
                    )
        return len(left)
