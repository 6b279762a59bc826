"""Who may see and move a report: its reporter, those who joined, and heads by today's post."""

from collections.abc import Sequence
from dataclasses import replace

from office.anomalies import store
from office.anomalies.casework import AnomalyCasework
from office.anomalies.errors import AlreadyClosed, AnomalyUnknown, NotYourTurn, OnlyPractice
from office.anomalies.models import TAKEN, Anomaly, Event, State
from office.anomalies.store import REPORTS
from office.database import AsyncSession
from office.escalation.next_tier import tier_above
from office.escalation.policy import Tier, Urgency
from office.foundation import ServicePart
from office.people import Member
from office.posts.posts import RANK, SECTION_HEAD, Post, Roster, unique


class Rights:
    """Every service asks this first. A refusal never says what is in a report."""

    def __init__(self, shared: AnomalyCasework) -> None:
        self.shared = shared

    async def get(self, session: AsyncSession, anomaly_id: int) -> Anomaly:
        """Return a report, whoever asks. Raises AnomalyUnknown."""
        anomaly = await session.get(Anomaly, anomaly_id)
        if anomaly is None:
            raise AnomalyUnknown
        return anomaly

    async def lock_own(self, session: AsyncSession, anomaly_id: int, reporter: Member) -> Anomaly:
        """Lock a report for its reporter. Raises AnomalyUnknown, OnlyPractice."""
        anomaly = await REPORTS.lock(session, anomaly_id)
        if anomaly is None or anomaly.reporter_id != reporter.id:
            raise AnomalyUnknown
        if anomaly.is_solo:
            raise OnlyPractice
        return anomaly

    async def lock_followed(
        self, session: AsyncSession, anomaly_id: int, follower: Member
    ) -> Anomaly:
        """Lock a report for its reporter or somebody who joined it.

        Raises:
            AnomalyUnknown: they do neither. OnlyPractice: nobody else knows of it.
        """
        anomaly = await REPORTS.lock(session, anomaly_id)
        if anomaly is None or follower.id not in await store.followers(session, anomaly):
            raise AnomalyUnknown
        if anomaly.is_solo:
            raise OnlyPractice
        return anomaly

    async def lock_for_head(
        self, session: AsyncSession, anomaly_id: int, head: Member, *, is_open: bool = True
    ) -> Anomaly:
        """Lock a report for a head whom it concerns today, even if it is not their turn.

        Raises:
            AnomalyUnknown: it does not concern them. AlreadyClosed: it has ended.
        """
        anomaly = await REPORTS.lock(session, anomaly_id)
        today = await self.shared.roster(session)
        if anomaly is None or not self.is_head(anomaly, head.id, today):
            raise AnomalyUnknown
        if is_open and not anomaly.is_open:
            raise AlreadyClosed
        return anomaly

    async def lock_for_move(
        self, session: AsyncSession, anomaly_id: int, head: Member, *, is_open: bool = True
    ) -> Anomaly:
        """Lock a report for a move by somebody who may act on it now.

        Raises:
            AlreadyAcknowledged: somebody else has it. NotYourTurn: it is with another post.
        """
        anomaly = await self.lock_for_head(session, anomaly_id, head, is_open=is_open)
        if self.may_act(anomaly, head.id, await self.shared.roster(session)):
            return anomaly
        anomaly.check_untaken()
        raise NotYourTurn

    async def lock_to_direct(self, session: AsyncSession, anomaly_id: int, head: Member) -> Anomaly:
        """Lock a report for a move that gives it to somebody else.

        Raises:
            NotYourTurn: a head gave it to the member, to work on.
        """
        anomaly = await self.lock_for_move(session, anomaly_id, head)
        if not self.may_direct(anomaly, head.id, await self.shared.roster(session)):
            raise NotYourTurn
        return anomaly

    def may_act(self, anomaly: Anomaly, member_id: int, today: Roster) -> bool:
        """The one rule for all moves: who has the report, and who is above them.

        While nobody has it: the tier that is told now, and those above. An urgent report may be
        taken by everybody who could be told: at night the first who is awake counts.
        """
        if not self.is_head(anomaly, member_id, today):
            return False
        if anomaly.state is not State.NEW:
            return self.has(anomaly, member_id, today) or self._is_above(anomaly, member_id, today)
        if anomaly.urgency is Urgency.URGENT:
            return True
        tiers = anomaly.escalation_policy.tiers[max(anomaly.tier, 1) - 1 :]
        posts = [post for tier in tiers for post in tier.posts]
        return self._holds(posts, anomaly, member_id, today)

    def may_direct(self, anomaly: Anomaly, member_id: int, today: Roster) -> bool:
        """Whether the member may give the report to somebody else. That takes a post."""
        return self.may_act(anomaly, member_id, today) and self.rank(anomaly, member_id, today) >= 0

    def has(self, anomaly: Anomaly, member_id: int, today: Roster) -> bool:
        """Whether the member has the report, or holds the post in which it was taken."""
        return member_id in self.responsible(anomaly, today)

    def rank(self, anomaly: Anomaly, member_id: int, today: Roster) -> int:
        """Return the member's rank for this report; -1 without a post of its policy."""
        held = [
            RANK[post.role]
            for post in anomaly.escalation_policy.posts
            if self._holds([post], anomaly, member_id, today)
        ]
        return max(held, default=-1)

    def with_whom(self, anomaly: Anomaly, today: Roster) -> set[int]:
        """Return who has the report; while nobody has, the holders of the tier it is at."""
        if anomaly.state is not State.NEW:
            return self.responsible(anomaly, today)
        if not anomaly.tier:
            return set()
        tier = anomaly.escalation_policy.tier(anomaly.tier)
        return set(self.shared.holders(anomaly, tier.posts, today))

    def posts_with_it(self, anomaly: Anomaly, today: Roster) -> tuple[Post, ...]:
        """Return the posts of those whom it is with: of who took it, else of its tier."""
        if anomaly.state is not State.NEW:
            owner = anomaly.assigned_by or anomaly.holder_id
            return tuple(self._posts_of(anomaly, owner, today))
        return anomaly.escalation_policy.tier(anomaly.tier).posts if anomaly.tier else ()

    def turn_of(self, anomaly: Anomaly, today: Roster) -> tuple[Post, ...]:
        """Return the posts whose turn it is. An urgent report that nobody has waits at all of
        those that it has reached."""
        if anomaly.state is State.NEW and anomaly.urgency is Urgency.URGENT:
            return reached_posts(anomaly)
        return self.posts_with_it(anomaly, today)

    def tier_above(self, anomaly: Anomaly, member_id: int, today: Roster) -> Tier | None:
        """Return the tier to which the member can escalate the report; None if nobody is above."""
        day, excluded = self.shared.people.today(), self.shared.excluded(anomaly, today)

        def is_empty(post: Post) -> bool:
            return not set(today.holders(post, day, excluded)) - {member_id}

        rank = self.rank(anomaly, member_id, today)
        return tier_above(anomaly.escalation_policy, rank, anomaly.tier, is_empty)

    def barred_sections(self, anomaly: Anomaly, today: Roster) -> frozenset[str]:
        """Return the sections that somebody whom the report is about leads, or stands in for."""
        day, concerned = self.shared.people.today(), self.shared.concerned(anomaly, today)
        return frozenset(
            holding.post.section
            for holding in today.holdings
            if holding.member_id in concerned
            and holding.post.role == SECTION_HEAD
            and holding.post.section is not None
            and holding.spans(day)
        )

    def _is_above(self, anomaly: Anomaly, member_id: int, today: Roster) -> bool:
        """Whether the member is above the holder, or holds the post that gave it to them."""
        owner = anomaly.assigned_by or anomaly.holder_id
        posts = self._posts_of(anomaly, owner, today)
        mine = self.rank(anomaly, member_id, today)
        if mine > max((RANK[post.role] for post in posts), default=-1):
            return True
        return anomaly.assigned_by is not None and self._holds(posts, anomaly, member_id, today)

    def _posts_of(self, anomaly: Anomaly, member_id: int | None, today: Roster) -> list[Post]:
        """Return the posts of the policy that a member holds, or held when the report was taken."""
        if member_id is None:
            return []
        posts = anomaly.escalation_policy.posts
        held = [post for post in posts if self._holds([post], anomaly, member_id, today)]
        if held or anomaly.acknowledged_at is None:
            return held
        day = self.shared.people.day_of(anomaly.acknowledged_at)
        return [post for post in posts if today.held(member_id, post, day)]

    def is_head(self, anomaly: Anomaly, member_id: int, today: Roster) -> bool:
        """Whether the member holds a post of the policy today, or was given the report.

        Never somebody whom the report is about.
        """
        return member_id in self.shared.readers(anomaly, today)

    def is_reached(self, anomaly: Anomaly, member_id: int, today: Roster) -> bool:
        """Whether the member holds a post that the report has reached."""
        return self._holds(reached_posts(anomaly), anomaly, member_id, today)

    def holds_post(self, anomaly: Anomaly, member_id: int, today: Roster) -> bool:
        """Whether the member may see it by a post of today, even if they cannot be reached."""
        return self.is_head(anomaly, member_id, replace(today, unreachable=frozenset()))

    async def in_charge(self, session: AsyncSession, anomaly: Anomaly) -> set[int]:
        """Return who must hear of a report now: its holder, or else those who have a card of it."""
        today = await self.shared.roster(session)
        if responsible := self.responsible(anomaly, today):
            return responsible
        cards = await store.cards(session, anomaly.id)
        return {member for member in cards if self.is_head(anomaly, member, today)}

    def responsible(self, anomaly: Anomaly, today: Roster) -> set[int]:
        """Return the report's holder; once they have left the post, those who hold it now."""
        holder, taken_at = anomaly.holder_id, anomaly.acknowledged_at
        if holder is None or taken_at is None:
            return set()
        if self.is_head(anomaly, holder, today):
            return {holder}
        posts = self._posts_of(anomaly, anomaly.assigned_by or holder, today)
        return set(self.shared.holders(anomaly, posts, today))

    def _holds(
        self, posts: Sequence[Post], anomaly: Anomaly, member_id: int, today: Roster
    ) -> bool:
        day, excluded = self.shared.people.today(), self.shared.excluded(anomaly, today)
        return any(member_id in today.holders(post, day, excluded) for post in posts)


def reached_posts(anomaly: Anomaly) -> tuple[Post, ...]:
    """Return the posts of the tiers that the report has reached."""
    reached = [tier for tier in anomaly.escalation_policy.tiers if tier.number <= anomaly.tier]
    return unique(post for tier in reached for post in tier.posts)


class ReportService(ServicePart[AnomalyCasework]):
    """What every service that moves reports is opened with."""

    def __init__(self, rights: Rights) -> None:
        super().__init__(rights.shared)
        self.rights = rights
        self.forms = rights.shared.forms

    async def taken_for(
        self, session: AsyncSession, anomaly_id: int, head: Member
    ) -> tuple[Anomaly, bool]:
        """Lock a report for work on it. A head who works on it has taken it.

        So has the new holder of a post who goes on with what the predecessor had taken. The flag
        says whether this move took it: its followers read that in the message about the move.
        """
        anomaly = await self.rights.lock_for_move(session, anomaly_id, head)
        now = self.clock.now()
        if anomaly.state not in TAKEN:
            anomaly.acknowledge(head.id, now, self.shared.hours)
            event = Event.ACKNOWLEDGED
            await self.shared.record(session, anomaly, event, head.id, is_told=False)
            return anomaly, True
        today = await self.shared.roster(session)
        if not self.rights.is_head(anomaly, anomaly.holder_id or 0, today):
            anomaly.succeed(head.id, now)
        return anomaly, False
