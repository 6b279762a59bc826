"""What all moves of a report share: its entry in the history, and who is told."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime

from office.anomalies import history, store
from office.anomalies.case_words import CASE_WORDS, Purpose
from office.anomalies.models import TOLD_TO_REPORTER, Anomaly, Attachment, Entry, Event, State
from office.anomalies.notices import Notice
from office.anomalies.report_form import File
from office.anomalies.unsorted import UNSORTED
from office.clock import Clock
from office.database import AsyncSession
from office.escalation.next_tier import IsEmpty
from office.escalation.policy import EscalationPolicy
from office.escalation.routing import is_above
from office.escalation.waits import UNTIL_PROMISE, after
from office.forms import store as forms
from office.outbox import Outbox, Priority
from office.people import Member, People
from office.posts.posts import SECTION_HEAD, Post, Roster, parse_post, post_name
from office.posts.roster import roster_on
from office.rules import Rules

# Copies older than these have already lost their buttons.
MOST_COPIES = 3
# Marks the card of a member who comes to a post at which the report waits.
HANDOVER = "serah"
# Marks the card of a member to whom a head gives the report.
ASSIGNMENT = "tugas"


class Shared:
    """Writes histories and fills the outbox, always in the caller's transaction."""

    def __init__(
        self, clock: Clock, outbox: Outbox, people: People, rules: Callable[[], Rules]
    ) -> None:
        self.clock = clock
        self.outbox = outbox
        self.people = people
        self.rules = rules

    async def roster(self, session: AsyncSession) -> Roster:
        """Return who holds which post today."""
        return await roster_on(session, self.people.today())

    async def admins(self, session: AsyncSession) -> list[int]:
        """Return today's admins who can be told something."""
        return await self.people.admins(session)

    def excluded(self, anomaly: Anomaly, today: Roster) -> frozenset[int]:
        """Return the superior whom the report is about, their substitutes, and the reporter."""
        return frozenset({anomaly.reporter_id}) | self.concerned(anomaly, today)

    def concerned(self, anomaly: Anomaly, today: Roster) -> frozenset[int]:
        """Return the superior whom the report is about, and their substitutes."""
        post = concerned_post(anomaly)
        if post is None:
            return frozenset()
        filed_on = self.people.day_of(anomaly.created_at)
        return today.concerned(post, filed_on, self.people.today())

    def holders(self, anomaly: Anomaly, posts: Iterable[Post], today: Roster) -> dict[int, Post]:
        """Return who is told of this report at those posts, each member at one post."""
        day, excluded = self.people.today(), self.excluded(anomaly, today)
        return {member: post for post in posts for member in today.holders(post, day, excluded)}

    def is_empty(self, anomaly: Anomaly, today: Roster) -> IsEmpty:
        """Return the test whether nobody can be told of this report at a post."""
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
        """Append to the report's history, tell its followers what matters to them, and return the
        entry's number.

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
        """Edit the message about an entry, now that more has happened."""
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
        """Tell somebody that their words are stored, and close the form that asked for them.

        Both happen in the transaction that stores the words, so that a crash loses nothing.
        """
        words = f"{purpose}|{detail}" if detail else str(purpose)
        await self.tell(session, anomaly, Notice.CONFIRMED, member_id, words)
        await forms.forget(session, member_id, CASE_WORDS.topic)
        await forms.forget(session, member_id, UNSORTED.topic)

    async def take(
        self,
        session: AsyncSession,
        anomaly: Anomaly,
        head: Member,
        event: Event,
        *,
        is_told: bool = True,
    ) -> None:
        """Give a head the report. A promise is asked for next."""
        self.give(anomaly, head.id)
        await self.record(session, anomaly, event, head.id, is_told=is_told)

    def give(self, anomaly: Anomaly, member_id: int, assigned_by: int | None = None) -> None:
        """Give a member the report, without a promise yet."""
        now = self.clock.now()
        anomaly.state, anomaly.holder_id = State.ACKNOWLEDGED, member_id
        anomaly.acknowledged_at, anomaly.is_reminded, anomaly.is_promised = now, False, False
        anomaly.assigned_by, anomaly.promised_at, anomaly.snoozed_until = assigned_by, None, None
        self.await_promise(anomaly)

    def await_promise(self, anomaly: Anomaly) -> None:
        """Its holder owes a promise from now on."""
        now, hours = self.clock.now(), self.rules().hours
        anomaly.due_at = after(now, UNTIL_PROMISE, hours, is_urgent=anomaly.is_urgent)

    def let_go(self, anomaly: Anomaly) -> None:
        """Take the report from its holder, so that nobody has it."""
        anomaly.state, anomaly.holder_id, anomaly.acknowledged_at = State.NEW, None, None
        anomaly.assigned_by, anomaly.promised_at, anomaly.snoozed_until = None, None, None

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
        """Send a card to the holder of a post, once a turn. It replaces older copies."""
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
            # The older copies are still the newest that have arrived. They are replaced when this
            # one does.
            await self.refresh_cards(session, anomaly, due_at, {member})
        await self.record(session, anomaly, Event.NOTIFIED, detail=f"{member}|{post_name(post)}")

    async def refresh_cards(
        self,
        session: AsyncSession,
        anomaly: Anomaly,
        due_at: datetime | None = None,
        of: Collection[int] | None = None,
    ) -> None:
        """Let every card of the report (or the cards of some members) show how it stands now.

        Older copies of a member's card, too: they lose their buttons to the newest.
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
        """Put a message about the report into the outbox. Urgent reports come before all else."""
        await self.outbox.enqueue(
            session,
            notice,
            to=member_id,
            about=anomaly.id,
            detail=detail,
            due_at=due_at,
            priority=Priority.URGENT if anomaly.is_urgent else Priority.NORMAL,
            dedup_key=key,
        )


def policy_of(anomaly: Anomaly) -> EscalationPolicy:
    """Return the escalation policy with which the report began."""
    return EscalationPolicy.from_json(anomaly.policy)


def concerned_post(anomaly: Anomaly) -> Post | None:
    """Return the superior's post that the report is about, or None."""
    return parse_post(anomaly.concerns) if anomaly.concerns else None


def stays_above(anomaly: Anomaly) -> bool:
    """Whether no head of a section may judge the report: transferred, it only changes its section.

    It concerns a superior of their rank.
    """
    return not is_above(SECTION_HEAD, concerned_post(anomaly))


async def attach(
    session: AsyncSession, anomaly: Anomaly, files: Sequence[File], entry_number: int = 0
) -> str:
    """Store the files that came with an entry. Returns their ids, separated by commas."""
    attached = [
        Attachment(
            anomaly_id=anomaly.id, entry_number=entry_number, kind=file.kind, file_id=file.file_id
        )
        for file in files
    ]
    session.add_all(attached)
    await session.flush()
    return ",".join(str(one.id) for one in attached)
