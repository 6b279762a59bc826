"""Tells members what the bot keeps of them: at enrolment, and again when that has changed."""

from datetime import date
from typing import Final

from office.data_protection import told_store
from office.data_protection.notices import PrivacyNotice
from office.data_protection.told_models import PrivacyTold
from office.database import AsyncSession
from office.foundation import Foundation, Service
from office.payload import Plain
from office.people import Member

VERSION: Final = "2"
"""The version of `bot/texts/data_protection/privacy.py`; a test holds the two together."""
_AT_ONCE = 100


async def count_untold(session: AsyncSession) -> int:
    """Count the members who do not know the version in force."""
    return await told_store.count_untold(session, VERSION)


class TellingPrivacy(Service):
    """Every member was told the version in force, and it is stored which one that was."""

    def __init__(self, foundation: Foundation) -> None:
        super().__init__(foundation)
        # The day on which this process last looked: the version changes only with a new program.
        self._done_on: date | None = None

    async def at_enrolment(self, session: AsyncSession, newcomer: Member) -> None:
        """Note that the welcome says it, in the transaction of the enrolment."""
        self._note(session, newcomer)

    async def tell_all(self) -> int:
        """Tell those who do not know the version in force, when the office is open."""
        today = self.people.today()
        if self._done_on == today:
            return 0
        now, count = self.clock.now(), 0
        due_at = self.hours.next_opening(now)
        while True:
            async with self.database.begin() as session:
                untold = await told_store.untold(session, VERSION, _AT_ONCE)
                for member in untold:
                    self._note(session, member)
                    await self.outbox.enqueue(
                        session,
                        PrivacyNotice.CHANGED,
                        to=member.id,
                        detail=Plain(VERSION),
                        due_at=due_at,
                    )
            count += len(untold)
            if len(untold) < _AT_ONCE:
                break
        self._done_on = today
        return count

    def _note(self, session: AsyncSession, member: Member) -> None:
        session.add(PrivacyTold(member_id=member.id, version=VERSION, told_at=self.clock.now()))
