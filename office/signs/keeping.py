"""Keeps the signs of a sent report until it has ended, and then counts them."""

from office.anomalies import Anomaly, Followed, State
from office.database import AsyncSession
from office.foundation import Service
from office.interviews import InterviewAnswers
from office.noun import move_each
from office.signs import store
from office.signs.models import ANY, ReportSign, SignCount


class Keeping(Service):
    """Between a report's first day and its end. Afterwards nothing leads back to it."""

    async def keep(
        self, session: AsyncSession, anomaly: Anomaly, answers: InterviewAnswers
    ) -> None:
        """Keep what was noticed, in the transaction that sends the report of an interview."""
        signs, purpose = self.shelf().signs, answers.purpose or ""
        noticed = [sign for text, _ in answers.odd for sign in signs.of(purpose, text)]
        await store.add(
            session,
            [
                ReportSign(anomaly_id=anomaly.id, interview=purpose, sign=sign)
                for sign in dict.fromkeys([ANY, *noticed])
            ],
        )

    async def count_ended(self) -> int:
        """Count the signs of the reports that ended before today. Returns how many those were.

        Not at once: who closed a report by mistake reopens it on the same day.
        """
        midnight = self.people.midnight
        async with self.database.read() as session:
            over = await store.ended(session, midnight)
        counted, _ = await move_each(over, self._count_one, "signs")
        return counted

    async def _count_one(self, anomaly_id: int) -> bool:
        """Load it anew under its lock: somebody may have reopened it at the same instant."""
        async with self.database.begin() as session:
            anomaly = await store.lock_report(session, anomaly_id)
            if anomaly is None or anomaly.is_open:
                return False
            await self._count(session, anomaly)
        return True

    async def _count(self, session: AsyncSession, anomaly: Anomaly) -> None:
        taken = await store.take(session, anomaly.id)
        is_meant = anomaly.state is State.RESOLVED and anomaly.practice is None
        if not is_meant or anomaly.outcome is None or anomaly.followed is Followed.GIVEN_UP:
            return
        month = self.people.day_of(anomaly.changed_at).replace(day=1)
        for interview, sign in taken:
            one = SignCount(
                month=month, interview=interview, sign=sign, outcome=anomaly.outcome, reports=1
            )
            await store.count(session, one)
