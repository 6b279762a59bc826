"""What every move of a report has in common: its entry in the history, and who is told of it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime, timedelta

from office.anomalies import history, store
from office.anomalies.case_words import Purpose
from office.anomalies.escalation import Escalation, IsEmpty
from office.anomalies.escalation_policy import EscalationPolicy, Urgency
from office.anomalies.models import TOLD_TO_REPORTER, Anomaly, Attachment, Entry, Event, State
from office.anomalies.notices import Notice
from office.anomalies.report_form import File
from office.anomalies.rules import Rules
from office.clock import Clock
from office.database import AsyncSession
from office.forms import Topic
from office.forms import store as forms
from office.outbox import Outbox, Priority
from office.people import Member, People, Role
from office.people import store as people_store
from office.posts.posts import Post, Roster, parse_post, post_name
from office.posts.roster import roster

# Before a promise is asked for, silence after Terima counts as forgotten after this long.
UNTIL_PROMISE = timedelta(minutes=60)
# Older copies than these have lost their buttons before.
MOST_COPIES = 3
# Marks the card of somebody who has come to a post of a report that waits there.
HANDOVER = "serah"
# Marks the card of somebody to whom a head has given a report.
ASSIGNMENT = "tugas"


class Shared:
    """Writes histories and fills the outbox, always within the caller's transaction."""

    def __init__(
        self, clock: Clock, outbox: Outbox, people: People, rules: Callable[[], Rules]
    ) -> None:
        self.clock = clock
        self.outbox = outbox
        self.people = people
        self.rules = rules

    async def roster(self, session: AsyncSession) -> Roster:
        """Who holds which post today."""
        day = self.people.today()
        members = await people_store.post_holders(session)
        return roster(members, await people_store.leaves(session, since=day), day)

    async def admins(self, session: AsyncSession) -> list[int]:
        """The admins of today who can be told something.

        One who cannot be reached would only be the next message that does not arrive.
        """
        roles = self.people.roles
        return [
            one.id
            for one in await people_store.active_post_holders(session)
            if Role.ADMIN in roles(one) and not one.unreachable_at
        ]

    def excluded(self, anomaly: Anomaly, today: Roster) -> frozenset[int]:
        """The superior whom the report concerns, their substitutes, and the reporter."""
        reporter = frozenset({anomaly.reporter_id})
        post = concerned_post(anomaly)
        if post is None:
            return reporter
        filed_on = self.people.day_of(anomaly.created_at)
        return reporter | today.concerned(post, filed_on, self.people.today())

    def holders(self, anomaly: Anomaly, posts: Iterable[Post], today: Roster) -> dict[int, Post]:
        """Who is to be told of this report at those posts, each member at one post."""
        day, excluded = self.people.today(), self.excluded(anomaly, today)
        return {member: post for post in posts for member in today.holders(post, day, excluded)}

    def is_empty(self, anomaly: Anomaly, today: Roster) -> IsEmpty:
        """The question whether nobody can be told of this report at a post."""
        excluded = self.excluded(anomaly, today)
        day = self.people.today()
        return lambda post: not today.holders(post, day, excluded)

    async def record(
        self,
        session: AsyncSession,
        anomaly: Anomaly,
        event: Event,
        actor_id: int | None = None,
        detail: str = "",
        *,
        is_told: bool = True,
    ) -> int:
        """Append to the report's history, tell its followers of what matters to them, and return
        the entry's number.

        Not `is_told`: another message of the same move tells them.
        """
        new = history.entry(
            await store.last_entry(session, anomaly.id),
            anomaly_id=anomaly.id,
            at=self.clock.now(),
            event=event,
            actor_id=actor_id,
            detail=detail,
        )
        anomaly.changed_at = new.at
        session.add(new)
        await session.flush()
        if is_told and event in TOLD_TO_REPORTER:
            for member in {anomaly.reporter_id, *await store.joiners(session, anomaly)}:
                if member != actor_id:
                    await self.tell(session, anomaly, Notice.MOVED, member, str(new.number))
        return new.number

    async def tell_again(
        self, session: AsyncSession, anomaly: Anomaly, told: Entry, actor_id: int
    ) -> None:
        """Let the message about an entry say what has come to it; it is edited in place."""
        for member in {anomaly.reporter_id, *await store.joiners(session, anomaly)}:
            if member != actor_id:
                await self.tell(session, anomaly, Notice.MOVED_ON, member, str(told.number))

    async def confirm(
        self,
        session: AsyncSession,
        anomaly: Anomaly,
        member_id: int,
        purpose: Purpose,
        detail: str = "",
    ) -> None:
        """Tell somebody that their words were kept, and close the form that asked for them.

        It goes with the words themselves: a crash after the commit takes nothing away.
        """
        words = f"{purpose}|{detail}" if detail else str(purpose)
        await self.tell(session, anomaly, Notice.CONFIRMED, member_id, words)
        await forms.forget(session, member_id, Topic.CASE_WORDS)
        await forms.forget(session, member_id, Topic.UNSORTED)

    async def take(
        self,
        session: AsyncSession,
        anomaly: Anomaly,
        head: Member,
        event: Event,
        *,
        is_told: bool = True,
    ) -> None:
        """Let a head have the report; a promise is asked for next."""
        self.give(anomaly, head.id)
        await self.record(session, anomaly, event, head.id, is_told=is_told)

    def give(self, anomaly: Anomaly, member_id: int, assigned_by: int | None = None) -> None:
        """Let a member have the report, without a promise yet."""
        now = self.clock.now()
        anomaly.state, anomaly.holder_id = State.ACKNOWLEDGED, member_id
        anomaly.acknowledged_at, anomaly.is_reminded, anomaly.is_promised = now, False, False
        anomaly.assigned_by, anomaly.promised_at, anomaly.snoozed_until = assigned_by, None, None
        anomaly.due_at = self.rules().hours.add(now, UNTIL_PROMISE)

    def let_go(self, anomaly: Anomaly) -> None:
        """Let nobody have the report."""
        anomaly.state, anomaly.holder_id, anomaly.acknowledged_at = State.NEW, None, None
        anomaly.assigned_by, anomaly.promised_at, anomaly.snoozed_until = None, None, None

    async def notify(
        self,
        session: AsyncSession,
        anomaly: Anomaly,
        escalation: Escalation,
        event: Event | None,
        by: int | None = None,
        *,
        is_told: bool = True,
    ) -> set[int]:
        """Move the report to its next tier: tell the holders, say what was skipped, and return
        who was told."""
        today = await self.roster(session)
        for post in escalation.skipped:
            await self._note_gap(session, anomaly, post, today, escalation)
        anomaly.due_at = escalation.due_at
        if escalation.tier is None:
            return set()
        anomaly.tier = escalation.tier.number
        if event is not None:
            await self.record(session, anomaly, event, by, tier_name(escalation), is_told=is_told)
        told = self.holders(anomaly, escalation.tier.posts, today)
        for post in escalation.skipped:
            # Those who are told instead learn why it is their turn.
            for member in told:
                await self._tell_gap(session, anomaly, post, today, member, escalation)
        for member, post in told.items():
            turn = escalation.notifies_at.isoformat()
            await self.hand_card(session, anomaly, member, post, escalation.notifies_at, turn)
        return set(told)

    async def hand_card(
        self,
        session: AsyncSession,
        anomaly: Anomaly,
        member: int,
        post: Post,
        due_at: datetime,
        turn: str,
        *,
        is_handover: bool = False,
    ) -> None:
        """Send a card to the holder of a post, once a turn; it takes the place of older copies."""
        detail = f"{anomaly.tier}:{post.role}"
        await self.tell(
            session,
            anomaly,
            Notice.CARD,
            member,
            detail=f"{detail}:{HANDOVER}" if is_handover else detail,
            due_at=due_at,
            key=f"card:{anomaly.id}:{anomaly.tier}:{turn}:{member}",
        )
        if due_at > self.clock.now():
            # Now the older copies are the newest; they give way when this one arrives.
            await self.refresh_cards(session, anomaly, due_at, {member})
        await self.record(session, anomaly, Event.NOTIFIED, detail=f"{member}|{post_name(post)}")

    async def _note_gap(
        self,
        session: AsyncSession,
        anomaly: Anomaly,
        post: Post,
        today: Roster,
        escalation: Escalation,
    ) -> None:
        words = self._gap(anomaly, post, today)
        await self.record(session, anomaly, Event.NOT_NOTIFIED, detail=words)
        concerned = self.excluded(anomaly, today)
        for admin in await self.admins(session):
            if admin not in concerned:
                await self._tell_gap(session, anomaly, post, today, admin, escalation)

    def _gap(self, anomaly: Anomaly, post: Post, today: Roster) -> str:
        seat = today.seat(post, self.people.today(), self.excluded(anomaly, today))
        return f"{post_name(post)}|{seat.gap}"

    async def _tell_gap(
        self,
        session: AsyncSession,
        anomaly: Anomaly,
        post: Post,
        today: Roster,
        member: int,
        escalation: Escalation,
    ) -> None:
        """Tell somebody of a gap, and who gets the report instead; once a day for the same gap."""
        words, now = self._gap(anomaly, post, today), self.clock.now()
        is_next = escalation.tier is not None and member in self.holders(
            anomaly, escalation.tier.posts, today
        )
        await self.tell(
            session,
            anomaly,
            Notice.GAP,
            member,
            f"{words}|{tier_name(escalation)}|{escalation.notifies_at.isoformat()}",
            # Those who get the card hear of the gap together with it.
            due_at=escalation.notifies_at if is_next else now,
            key=f"gap:{anomaly.id}:{words}:{self.people.today()}:{member}",
        )

    async def refresh_cards(
        self,
        session: AsyncSession,
        anomaly: Anomaly,
        due_at: datetime | None = None,
        of: Collection[int] | None = None,
    ) -> None:
        """Let every card of the report (or those of some) show what it is now.

        The older copies of a member's card, too: they lose their buttons to the newest.
        """
        for member, cards in (await store.cards(session, anomaly.id)).items():
            if of is None or member in of:
                for card in cards[-MOST_COPIES:]:
                    await self.tell(
                        session, anomaly, Notice.CARD_CHANGED, member, str(card), due_at
                    )

    async def tell(
        self,
        session: AsyncSession,
        anomaly: Anomaly,
        notice: Notice,
        member_id: int,
        detail: str = "",
        due_at: datetime | None = None,
        key: str | None = None,
    ) -> None:
        """Put a message about the report into the outbox; urgent reports go before all else."""
        is_urgent = anomaly.urgency is Urgency.URGENT
        await self.outbox.enqueue(
            session,
            notice,
            to=member_id,
            about=anomaly.id,
            detail=detail,
            due_at=due_at,
            priority=Priority.URGENT if is_urgent else Priority.NORMAL,
            dedup_key=key,
        )


def policy_of(anomaly: Anomaly) -> EscalationPolicy:
    """The escalation policy that the report began with."""
    return EscalationPolicy.from_json(anomaly.policy)


def concerned_post(anomaly: Anomaly) -> Post | None:
    """The superior's post that the report is about."""
    return parse_post(anomaly.concerns) if anomaly.concerns else None


async def attach(
    session: AsyncSession, anomaly: Anomaly, files: Sequence[File], entry_number: int = 0
) -> str:
    """Keep the files that came with an entry, and return their ids, separated by commas."""
    attached = [
        Attachment(
            anomaly_id=anomaly.id, entry_number=entry_number, kind=file.kind, file_id=file.file_id
        )
        for file in files
    ]
    session.add_all(attached)
    await session.flush()
    return ",".join(str(one.id) for one in attached)


def tier_name(escalation: Escalation) -> str:
    """The posts of the tier that is told."""
    return ",".join(post_name(post) for post in escalation.tier.posts) if escalation.tier else ""
