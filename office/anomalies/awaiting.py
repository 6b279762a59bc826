"""Keeps for which button a member's next text is."""

from datetime import timedelta

from office.anomalies import store
from office.anomalies.models import AwaitedText, Purpose
from office.clock import Clock
from office.database import Database
from office.people import Member

EXPIRES_AFTER = timedelta(hours=1)


class Awaiting:
    """One text a member: the sentence that a pressed button still needs.

    Nothing here closes an update: done twice it is the same, and the prompt must be seen.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock

    async def begin(
        self, member: Member, purpose: Purpose, anomaly_id: int, detail: str = ""
    ) -> None:
        """Remember that the member's next text belongs to a button he pressed."""
        async with self.database.begin(is_aside=True) as session:
            await session.merge(
                AwaitedText(
                    member_id=member.id,
                    purpose=purpose,
                    anomaly_id=anomaly_id,
                    detail=detail,
                    asked_at=self.clock.now(),
                )
            )

    async def current(self, member: Member) -> AwaitedText | None:
        """What the member's next text is for; after an hour he has thought of something else."""
        async with self.database.read() as session:
            awaited = await store.awaited_text(session, member.id)
        if awaited is None or awaited.album or self._is_over(awaited):
            return None
        return awaited

    async def rest_of_album(self, member: Member, album: str | None) -> AwaitedText | None:
        """What was answered by the first photo of an album, when another one of it arrives."""
        async with self.database.read() as session:
            awaited = await store.awaited_text(session, member.id)
        if awaited is None or not album or awaited.album != album or self._is_over(awaited):
            return None
        return awaited

    def _is_over(self, awaited: AwaitedText) -> bool:
        return self.clock.now() - awaited.asked_at > EXPIRES_AFTER

    async def forget(self, member: Member) -> None:
        """Await no text of this member any more."""
        async with self.database.begin(is_aside=True) as session:
            await store.forget_awaited(session, member.id)
