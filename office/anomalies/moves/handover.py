"""Lets open reports follow their posts: a new holder gets the card, the old one loses it."""

from collections.abc import Iterable
from datetime import date, datetime

from office.anomalies import store
from office.anomalies.facts import ASSIGNMENT, CardTurn, NotTold, Reassigned, ToldAt
from office.anomalies.models import Anomaly, Entry, Event, State
from office.anomalies.moves.climbing import climb
from office.anomalies.notices import Notice
from office.anomalies.reading import arrivals_store
from office.anomalies.rights import ReportService, reached_posts
from office.anomalies.store import REPORTS
from office.database import AsyncSession
from office.escalation.next_tier import release_at
from office.noun import move_each
from office.people import Member
from office.posts.posts import Post, Roster, parse_post, post_name, unique


class AnomalyHandover(ReportService):
    """Compares those who were told of a report with those who hold its posts now.

    Terms begin and end by date, and nothing is written when they do. So it looks whenever the
    roster has changed since the last time, and once after a start.
    """

    _last_seen: object = None

    async def hand_over(self) -> int:
        """Hand over what has a new holder. Returns how many reports that were."""
        async with self.database.read() as session:
            standing = _standing(await self.shared.roster(session), self.shared.people.today())
            if standing == self._last_seen:
                return 0
            reports = [report.id for report in await REPORTS.all_open(session)]
        moved, is_complete = await move_each(reports, self._hand_over, "anomalies")
        if is_complete:
            self._last_seen = standing
        return moved

    async def come_back(self, session: AsyncSession, member: Member) -> None:
        """Send somebody who can be reached again the cards of the open reports that they have.

        What waits untaken at their posts is handed over as to a new holder. The cards of reports
        that wait for their answer no longer say that the question has not reached them.
        """
        for found in await REPORTS.all_open(session):
            is_asked = found.state is State.NEEDS_INFO and found.reporter_id == member.id
            if found.state is not State.NEW and found.holder_id != member.id and not is_asked:
                continue
            anomaly = await REPORTS.lock(session, found.id)
            if anomaly is None or not anomaly.is_open:
                continue
            if anomaly.state is State.NEW:
                await self._follow(session, anomaly)
            elif anomaly.holder_id == member.id:
                turn = CardTurn(anomaly.tier, ASSIGNMENT)
                await self.shared.tell(session, anomaly, Notice.CARD, member.id, turn)
                await self.shared.refresh_cards(session, anomaly, of={member.id})
            elif is_asked:
                await self.shared.refresh_cards(session, anomaly)

    async def _hand_over(self, anomaly_id: int) -> bool:
        async with self.database.begin() as session:
            anomaly = await REPORTS.lock(session, anomaly_id)
            if anomaly is None or not anomaly.is_open:
                return False
            return await self._follow(session, anomaly)

    async def _follow(self, session: AsyncSession, anomaly: Anomaly) -> bool:
        """Let a locked report follow its posts. Returns whether anything has changed."""
        today = await self.shared.roster(session)
        if not anomaly.tier:
            return await self._found_somebody(session, anomaly, today)
        held = self.shared.holders(anomaly, reached_posts(anomaly), today)
        told = told_now(await REPORTS.history(session, anomaly.id))
        left = {member: post for member, post in told.items() if member not in held}
        new = {member: post for member, post in held.items() if member not in told}
        back: dict[int, Post] = {}
        if anomaly.state is not State.NEW:
            # It was taken, and stands in /tugas. Only cards from an earlier term live again.
            cards = await store.cards(session, anomaly.id)
            back, new = {member: post for member, post in new.items() if member in cards}, {}
        if not (left or new or back):
            return False
        await self._pass_on(session, anomaly, left, new, back)
        if left and anomaly.state is State.NEW and self._is_stuck(anomaly, today):
            await climb(session, self.shared, anomaly, self.clock.now())
        await self.shared.refresh_cards(session, anomaly)
        return True

    async def _found_somebody(self, session: AsyncSession, anomaly: Anomaly, today: Roster) -> bool:
        """Notify of a report as soon as somebody can be told, if nobody could before."""
        posts = anomaly.escalation_policy.posts
        if anomaly.state is not State.NEW or not self.shared.holders(anomaly, posts, today):
            return False
        await climb(session, self.shared, anomaly, self.clock.now())
        return True

    async def _pass_on(
        self,
        session: AsyncSession,
        anomaly: Anomaly,
        left: dict[int, Post],
        new: dict[int, Post],
        back: dict[int, Post],
    ) -> None:
        changed = unique([*left.values(), *new.values(), *back.values()])
        posts = tuple(post_name(post) for post in changed)
        number = await self.shared.record(
            session, anomaly, Event.REASSIGNED, detail=Reassigned(posts, tuple(left))
        )
        due_at = await self._notifies_at(session, anomaly) if new else self.clock.now()
        for member, post in new.items():
            await self.shared.hand_card(
                session, anomaly, member, post, due_at, f"handover:{number}", is_handover=True
            )
        for member, post in back.items():
            told = ToldAt(member, post_name(post))
            await self.shared.record(session, anomaly, Event.NOTIFIED, detail=told)

    async def _notifies_at(self, session: AsyncSession, anomaly: Anomaly) -> datetime:
        """Return when the new holder is told: with the held card, or in its turn."""
        now = self.clock.now()
        if held := await arrivals_store.held_cards(session, anomaly.id, now):
            return min(held.values())
        if anomaly.is_urgent:
            return now
        held_before = await store.count_notified_after(session, now)
        return release_at(now, self.shared.hours, held_before)

    def _is_stuck(self, anomaly: Anomaly, today: Roster) -> bool:
        """Whether nobody holds the tier any more that the report waits for."""
        posts = anomaly.escalation_policy.tier(anomaly.tier).posts
        return not self.shared.holders(anomaly, posts, today)


def told_now(history: Iterable[Entry]) -> dict[int, Post]:
    """Return who was told of a report under its present policy and still counts: member → post."""
    told: dict[int, Post] = {}
    for entry in history:
        match entry.event:
            case Event.REPORTED | Event.TRANSFERRED:
                told.clear()
            case Event.NOTIFIED:
                was_told = entry.facts(ToldAt)
                told[was_told.member] = parse_post(was_told.post)
            case Event.NOT_NOTIFIED:
                told.pop(entry.facts(NotTold).member or 0, None)
            case Event.REASSIGNED:
                for member in entry.facts(Reassigned).left:
                    told.pop(member, None)
    return told


def _standing(today: Roster, day: date) -> object:
    """Return what decides who holds which post: equal values mean the same holders."""
    holdings = frozenset(holding for holding in today.holdings if holding.counts_on(day))
    return holdings, today.unreachable, today.on_leave
