"""Whose business a report is: its reporter's, a joiner's, or that of a head by today's post."""

from collections.abc import Sequence
from dataclasses import replace

from office.anomalies import store
from office.anomalies.models import CLOSED, Anomaly
from office.anomalies.shared import Shared, policy_of
from office.database import AsyncSession
from office.errors import AlreadyClosed, AnomalyUnknown
from office.people import Member
from office.posts.posts import Post, Roster


class Rights:
    """Asked by every service before it does anything. A refusal never tells what is in a report."""

    def __init__(self, shared: Shared) -> None:
        self.shared = shared

    async def lock_own(self, session: AsyncSession, anomaly_id: int, reporter: Member) -> Anomaly:
        """Lock a report for its reporter."""
        anomaly = await store.lock(session, anomaly_id)
        if anomaly is None or anomaly.reporter_id != reporter.id:
            raise AnomalyUnknown
        return anomaly

    async def lock_followed(
        self, session: AsyncSession, anomaly_id: int, follower: Member
    ) -> Anomaly:
        """Lock a report for its reporter, or for somebody who has joined it."""
        anomaly = await store.lock(session, anomaly_id)
        if anomaly is None or follower.id not in await followers(session, anomaly):
            raise AnomalyUnknown
        return anomaly

    async def lock_for_head(
        self, session: AsyncSession, anomaly_id: int, head: Member, *, is_open: bool = True
    ) -> Anomaly:
        """Lock a report for somebody who may act on it today."""
        anomaly = await store.lock(session, anomaly_id)
        today = await self.shared.roster(session)
        if anomaly is None or not self.is_head(anomaly, head.id, today):
            raise AnomalyUnknown
        if is_open and anomaly.state in CLOSED:
            raise AlreadyClosed
        return anomaly

    def is_head(self, anomaly: Anomaly, member_id: int, today: Roster) -> bool:
        """Whether the member holds a post of the policy today and is not concerned."""
        return self._holds(policy_of(anomaly).posts, anomaly, member_id, today)

    def is_reached(self, anomaly: Anomaly, member_id: int, today: Roster) -> bool:
        """Whether the member holds a post that the report has reached."""
        return self._holds(reached_posts(anomaly), anomaly, member_id, today)

    def holds_post(self, anomaly: Anomaly, member_id: int, today: Roster) -> bool:
        """Whether the member holds a post of the policy today, reachable or not."""
        return self.is_head(anomaly, member_id, replace(today, unreachable=frozenset()))

    async def in_charge(self, session: AsyncSession, anomaly: Anomaly) -> set[int]:
        """Who must hear of a report now: its holder, else those who hold a card of it."""
        today = await self.shared.roster(session)
        if responsible := self.responsible(anomaly, today):
            return responsible
        cards = await store.cards(session, anomaly.id)
        return {member for member in cards if self.is_head(anomaly, member, today)}

    def responsible(self, anomaly: Anomaly, today: Roster) -> set[int]:
        """The report's holder; once they have left the post, those who hold it now."""
        holder, taken_at = anomaly.holder_id, anomaly.acknowledged_at
        if holder is None or taken_at is None:
            return set()
        if self.is_head(anomaly, holder, today):
            return {holder}
        day = self.shared.people.day_of(taken_at)
        posts = [post for post in policy_of(anomaly).posts if today.held(holder, post, day)]
        return set(self.shared.holders(anomaly, posts, today))

    def _holds(
        self, posts: Sequence[Post], anomaly: Anomaly, member_id: int, today: Roster
    ) -> bool:
        day, excluded = self.shared.people.today(), self.shared.excluded(anomaly, today)
        return any(member_id in today.holders(post, day, excluded) for post in posts)


async def followers(session: AsyncSession, anomaly: Anomaly) -> set[int]:
    """The reporter and everybody who has joined the report."""
    return {anomaly.reporter_id, *await store.joiners(session, anomaly)}


def reached_posts(anomaly: Anomaly) -> tuple[Post, ...]:
    """The posts of the tiers that the report has reached."""
    reached = [tier for tier in policy_of(anomaly).tiers if tier.number <= anomaly.tier]
    return tuple(dict.fromkeys(post for tier in reached for post in tier.posts))
