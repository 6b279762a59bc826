"""What the reporter and the heads of a report tell each other, until it is closed."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from office.anomalies import store
from office.anomalies.errors import AnomalyUnknown, ReopeningAsked, ReopeningTooLate
from office.anomalies.models import TOLD_TO_REPORTER, Anomaly, Entry, Event
from office.anomalies.notices import Notice
from office.anomalies.rights import ReportService
from office.anomalies.store import REPORTS
from office.anomalies.words.case_words import Purpose
from office.database import AsyncSession
from office.errors import NotAllowed
from office.hash_chain import emptied_by
from office.payload import Plain
from office.people import Member

# How long after its end a reporter may ask to reopen a report.
REOPENED_WITHIN = timedelta(days=14)
# How long after somebody has written about a report their next words may be about it, too.
SPOKEN_OF_FOR = timedelta(minutes=10)
# More reports than anybody has open.
_MANY = 100

# What those who follow a report see of it. Who was told in which order is only for heads.
_FOLLOWED = TOLD_TO_REPORTER | {
    Event.REPORTED,
    Event.ASKED,
    Event.ANSWERED,
    Event.REPLIED,
    Event.ADDED,
    Event.WITHDRAWN,
    Event.PRACTICE_ENDED,
    Event.REOPEN_ASKED,
    Event.ERASED,
}
# What shows who the reporter is, or what they and the heads tell each other. Those who have joined
# do not read it.
_OF_THE_REPORTER = frozenset(
    {
        Event.REPORTED,
        Event.WITHDRAWN,
        Event.ASKED,
        Event.ANSWERED,
        Event.REPLIED,
        Event.REOPEN_ASKED,
    }
)


class Side(StrEnum):
    """The side of the thread on which a member is."""

    FOLLOWER = "follower"
    HEAD = "head"


class Thread(ReportService):
    """Reads the thread of a report, and knows to which report an answer may belong."""

    async def side_of(self, anomaly_id: int, member: Member) -> tuple[Anomaly, Side]:
        """Return the report and the member's side. Those who may act on it are heads.

        Raises:
            AnomalyUnknown: this member may not see it, or there is none.
        """
        async with self.database.read() as session:
            anomaly = await self.rights.get(session, anomaly_id)
            side = await self._side(session, anomaly, member)
        return anomaly, side

    async def questions(self, reporter: Member) -> list[tuple[Anomaly, str]]:
        """Return the reporter's reports with an open question, and its words."""
        async with self.database.read() as session:
            asked = await store.asked_of(session, reporter.id)
            last = [
                (report, await REPORTS.last(session, report.id, [Event.ASKED])) for report in asked
            ]
        return [(anomaly, entry.detail if entry else "") for anomaly, entry in last]

    async def is_asked(self, report: Anomaly, member: Member) -> bool:
        """Whether a question to this member is open, whoever has the report meanwhile."""
        if report.reporter_id != member.id:
            return False
        async with self.database.read() as session:
            return await store.is_asked(session, report.id)

    async def is_spoken_of(self, reporter: Member) -> bool:
        """Whether a report of theirs waits for an answer, or has just moved. Every text asks it."""
        since = self.clock.now() - SPOKEN_OF_FOR
        return await store.is_spoken_of(self.database.look, reporter.id, since)

    async def last_said(self, reporter: Member) -> datetime | None:
        """Return when the reporter last wrote about a report, if that was a moment ago."""
        async with self.database.read() as session:
            since = self.clock.now() - SPOKEN_OF_FOR
            return await store.last_said(session, reporter.id, since)

    async def entries(self, anomaly_id: int, viewer: Member) -> Sequence[Entry]:
        """Return the history that the viewer may see: for heads all but what was taken back and
        meant for a report about them, and without what is internal for those who follow the report.

        Raises:
            AnomalyUnknown: this member may not see it, or there is none.
        """
        anomaly, side = await self.side_of(anomaly_id, viewer)
        async with self.database.read() as session:
            entries = await REPORTS.history(session, anomaly.id)
            if side is Side.HEAD:
                return await self.for_head(session, entries, viewer.id)
        return for_follower(entries)

    async def for_head(
        self, session: AsyncSession, entries: Sequence[Entry], head_id: int
    ) -> Sequence[Entry]:
        """Leave out what was taken back by writers who have a report about this head.

        Their words may have been meant for that report, of which the head learns nothing.
        """
        taken_back = [entry for entry in entries if entry.is_taking_back]
        writers = {entry.actor_id or 0 for entry in taken_back}
        informers = {
            number for number in writers if await self._has_report_about(session, number, head_id)
        }
        left_out: set[int] = set()
        for entry in taken_back:
            if entry.actor_id in informers:
                left_out |= {entry.number, *emptied_by(entry)}
        return [entry for entry in entries if entry.number not in left_out]

    async def _has_report_about(self, session: AsyncSession, writer_id: int, head_id: int) -> bool:
        today = await self.shared.roster(session)
        followed = await store.of_reporter(session, writer_id, _MANY)
        return any(
            report.is_confidential and head_id in self.shared.excluded(report, today)
            for report in followed
            if report.reporter_id != head_id
        )

    async def asked_before(self, anomaly_id: int, number: int) -> Entry | None:
        """Return the question that an entry of the history answers."""
        async with self.database.read() as session:
            return await REPORTS.last(session, anomaly_id, [Event.ASKED], before=number)

    async def ask_to_reopen(self, anomaly_id: int, reporter: Member, reason: str) -> Anomaly:
        """Ask those above who closed the report to reopen it, once a closing. They decide.

        Raises:
            NotAllowed: it was not closed by a head.
            ReopeningTooLate: it ended too long ago.
            ReopeningAsked: it was already asked for.
        """
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_own(session, anomaly_id, reporter)
            if not anomaly.can_be_reopened:
                raise NotAllowed
            last = await REPORTS.last(session, anomaly.id, [Event.RESOLVED, Event.REOPEN_ASKED])
            if last is not None and last.event is Event.REOPEN_ASKED:
                raise ReopeningAsked
            if last is None or not self._is_recent(last):
                raise ReopeningTooLate
            number = await self.shared.record(
                session, anomaly, Event.REOPEN_ASKED, reporter.id, Plain(reason)
            )
            for head in await self._judges(session, anomaly):
                await self.shared.tell(session, anomaly, Notice.REOPEN_ASKED, head, number)
            await self.shared.confirm(session, anomaly, reporter.id, Purpose.REOPEN, number)
        return anomaly

    async def to_reopen(self, head: Member) -> Sequence[Anomaly]:
        """Return the closed reports that this head is asked to reopen, and has not answered."""
        async with self.database.read() as session:
            asked = await store.reopening_asked(session)
            return [report for report in asked if head.id in await self._judges(session, report)]

    async def may_ask_to_reopen(self, anomaly: Anomaly, member: Member) -> bool:
        """Whether the member is the reporter, and may still ask for it."""
        if anomaly.reporter_id != member.id or not anomaly.can_be_reopened:
            return False
        async with self.database.read() as session:
            last = await REPORTS.last(session, anomaly.id, [Event.RESOLVED, Event.REOPEN_ASKED])
        return last is not None and last.event is Event.RESOLVED and self._is_recent(last)

    def _is_recent(self, end: Entry) -> bool:
        return self.clock.now() - end.at <= REOPENED_WITHIN

    async def _judges(self, session: AsyncSession, anomaly: Anomaly) -> Collection[int]:
        """Return who decides on a closed report: the tier above who had it.

        Without one they decide themselves, or else all who hold its posts.
        """
        today = await self.shared.roster(session)
        in_charge = await self.rights.in_charge(session, anomaly)
        for member in sorted(in_charge):
            above = self.rights.tier_above(anomaly, member, today)
            if above is not None:
                return set(self.shared.holders(anomaly, above.posts, today)) - in_charge
        return in_charge or self.shared.holders(anomaly, anomaly.escalation_policy.posts, today)

    async def _side(self, session: AsyncSession, anomaly: Anomaly, member: Member) -> Side:
        if self.rights.is_head(anomaly, member.id, await self.shared.roster(session)):
            return Side.HEAD
        if member.id in await store.followers(session, anomaly):
            return Side.FOLLOWER
        raise AnomalyUnknown


def for_follower(entries: Iterable[Entry]) -> list[Entry]:
    """Return what those who follow a report see of its history."""
    return [entry for entry in entries if entry.event in _FOLLOWED]


def may_read(entry: Entry, anomaly: Anomaly, viewer_id: int) -> bool:
    """Whether somebody who follows a report may read an entry's words, and who wrote it.

    The reporter and those who have joined see that the other said something, but not what.
    """
    if entry.actor_id == viewer_id:
        return True
    if viewer_id != anomaly.reporter_id and entry.event in _OF_THE_REPORTER:
        return False
    return entry.event is not Event.ADDED and not entry.is_taking_back
