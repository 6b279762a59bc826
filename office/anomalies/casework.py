"""What all moves of a report share: its entry in the history, and who is told."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from office.anomalies import store
from office.anomalies.facts import HANDOVER, CardTurn, Confirmed, Reassigned, ToldAt
from office.anomalies.models import TAKEN, TOLD_TO_REPORTER, Anomaly, Attachment, Entry, Event
from office.anomalies.notices import PROMISE_REMINDERS, Notice
from office.anomalies.store import REPORTS
from office.anomalies.words.case_words import CASE_WORDS, Purpose
from office.anomalies.words.free_words import FREE_WORDS
from office.anomalies.words.report_form import File
from office.cases import Casework
from office.database import AsyncSession
from office.escalation.next_tier import IsEmpty
from office.forms import forget_form
from office.outbox import Priority
from office.payload import Fact, Plain
from office.people import Member, People
from office.posts.posts import Post, Roster, post_name
from office.privacy import without_names

# Copies older than these have already lost their buttons.
MOST_COPIES = 3


class AnomalyCasework(Casework[Anomaly, Entry]):
    """Writes histories and fills the outbox, always in the caller's transaction."""

    cases = REPORTS

    def excluded(self, anomaly: Anomaly, today: Roster) -> frozenset[int]:
        """Return the superior whom the report is about, their substitutes, and the reporter."""
        return frozenset({anomaly.reporter_id}) | self.concerned(anomaly, today)

    def concerned(self, anomaly: Anomaly, today: Roster) -> frozenset[int]:
        """Return the superior whom the report is about, and their substitutes."""
        return concerned(anomaly, self.people, today)

    def holders(self, anomaly: Anomaly, posts: Iterable[Post], today: Roster) -> dict[int, Post]:
        """Return who is told of this report at those posts, each member at one post."""
        day, excluded = self.people.today(), self.excluded(anomaly, today)
        return {member: post for post in posts for member in today.holders(post, day, excluded)}

    def readers(self, anomaly: Anomaly, today: Roster) -> set[int]:
        """Return who may see it today: the holders of its policy's posts, and to whom it was given.

        Never somebody whom the report is about.
        """
        readers = set(self.holders(anomaly, anomaly.escalation_policy.posts, today))
        if anomaly.assigned_by is not None and anomaly.holder_id is not None:
            readers |= {anomaly.holder_id} - self.excluded(anomaly, today)
        return readers

    def is_empty(self, anomaly: Anomaly, today: Roster) -> IsEmpty:
        """Return the test whether nobody can be told of this report at a post."""
        excluded = self.excluded(anomaly, today)
        day = self.people.today()
        return lambda post: not today.holders(post, day, excluded)

    def as_wanted(self, text: str) -> str:
        """Return words as the office stores them: perhaps without names."""
        return without_names(text) if self.rules().hides_names else text

    async def record(
        self,
        session: AsyncSession,
        case: Anomaly,
        event: str,
        actor_id: int | None = None,
        detail: Fact = None,
        *,
        is_told: bool = True,
    ) -> int:
        """Append to the report's history, and tell its followers what matters to them.

        Not `is_told`: another message of the same move tells them.
        """
        if isinstance(detail, str):
            detail = Plain(self.as_wanted(detail))
        number = await super().record(session, case, event, actor_id, detail)
        if is_told and event in TOLD_TO_REPORTER:
            await self._tell_followers(session, case, Notice.MOVED, number, actor_id)
        return number

    async def tell_again(
        self, session: AsyncSession, anomaly: Anomaly, told: Entry, actor_id: int
    ) -> None:
        """Edit the message about an entry, now that more has happened."""
        await self._tell_followers(session, anomaly, Notice.MOVED_ON, told.number, actor_id)

    async def _tell_followers(
        self,
        session: AsyncSession,
        anomaly: Anomaly,
        notice: Notice,
        number: int,
        actor_id: int | None,
    ) -> None:
        for member in await store.followers(session, anomaly) - {actor_id}:
            await self.tell(session, anomaly, notice, member, number)

    async def confirm(
        self,
        session: AsyncSession,
        anomaly: Anomaly,
        member_id: int,
        purpose: Purpose,
        entry: int | None = None,
    ) -> None:
        """Tell somebody that their words are stored, and close the form that asked for them.

        Both happen in the transaction that stores the words, so that a crash loses nothing.
        """
        confirmed = Confirmed(purpose, entry)
        await self.tell(session, anomaly, Notice.CONFIRMED, member_id, confirmed)
        await forget_form(session, member_id, CASE_WORDS.topic)
        await forget_form(session, member_id, FREE_WORDS.topic)

    async def close_menu(self, session: AsyncSession, member: Member) -> None:
        """Close the menu that somebody has open on a card: they have chosen. A form that waits for
        their words stays."""
        form = await self.forms.load(session, member, CASE_WORDS)
        if form is not None and form.step is Purpose.MENU:
            await forget_form(session, member.id, CASE_WORDS.topic)

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
        """Send a card to the holder of a post, once a turn. It replaces older copies.

        A real urgent report ends the drills that they are in.
        """
        await self.overtake_drills(session, anomaly, member)
        await self.tell(
            session,
            anomaly,
            Notice.CARD,
            member,
            CardTurn(anomaly.tier, post.role, HANDOVER if is_handover else ""),
            due_at=due_at,
            key=f"card:{anomaly.id}:{anomaly.tier}:{turn}:{member}",
        )
        if due_at > self.clock.now():
            # The older copies are still the newest that have arrived. They are replaced when this
            # one does.
            await self.refresh_cards(session, anomaly, due_at, {member})
        await self.record(session, anomaly, Event.NOTIFIED, detail=ToldAt(member, post_name(post)))

    def steps_of(self, anomaly: Anomaly) -> tuple[str, ...]:
        """Return what the report's category asks for before it is closed."""
        category = self.rules().categories.get(anomaly.category)
        return category.steps if category else ()

    async def overtake_drills(self, session: AsyncSession, real: Anomaly, member: int) -> None:
        """End the drills that somebody is in, if what has reached them is real and urgent."""
        if real.practice is not None or not real.is_urgent:
            return
        for drill_id in await store.drills_with(session, member):
            await self.end_drill(session, drill_id)

    async def end_drill(self, session: AsyncSession, drill_id: int, by: int | None = None) -> None:
        """End the report of a drill. Nothing happens if it has ended."""
        drill = await self.cases.lock(session, drill_id)
        if drill is None or not drill.is_drill or not drill.is_open:
            return
        drill.end_practice()
        await self.record(session, drill, Event.PRACTICE_ENDED, by, is_told=False)
        await self.refresh_cards(session, drill)

    def priority(self, case: Anomaly) -> Priority:
        """A drill is told after every real report."""
        return Priority.DRILL if case.is_drill else super().priority(case)

    async def refresh_cards(
        self,
        session: AsyncSession,
        anomaly: Anomaly,
        due_at: datetime | None = None,
        of: Collection[int] | None = None,
    ) -> None:
        """Let every card of the report (or the cards of some members) show how it stands now.

        Older copies of a member's card, too: they lose their buttons to the newest. The card of
        somebody who has left its posts is edited once, to say so.
        """
        readers = self.readers(anomaly, await self.roster(session))
        for member, cards in (await store.cards(session, anomaly.id)).items():
            if of is not None and member not in of:
                continue
            gone = "" if member in readers else await self._left(session, anomaly, member)
            for card in cards[-MOST_COPIES:]:
                key = f"gone:{card}:{gone}" if gone else None
                await self.tell(session, anomaly, Notice.CARD_CHANGED, member, card, due_at, key)
        await self._end_reminders(session, anomaly, readers)

    async def _end_reminders(
        self, session: AsyncSession, anomaly: Anomaly, readers: Collection[int]
    ) -> None:
        """Take the buttons from the reminders of those whom the report has left, each once."""
        is_held = anomaly.state in TAKEN and anomaly.holder_id in readers
        for message, kind, member in await store.reminders(session, anomaly.id):
            has_left = anomaly.holder_id != member if is_held else kind in PROMISE_REMINDERS
            is_waiting = anomaly.state in TAKEN and not is_held
            if not anomaly.is_open or (has_left and not is_waiting):
                over = Notice.REMINDER_OVER
                await self.tell(session, anomaly, over, member, message, key=f"{over}:{message}")

    async def _left(self, session: AsyncSession, anomaly: Anomaly, member: int) -> str:
        """Return which time it is that the member has left the report's posts."""
        history = await self.cases.history(session, anomaly.id)
        times = [
            entry.number
            for entry in history
            if entry.event is Event.REASSIGNED and member in entry.facts(Reassigned).left
        ]
        return str(max(times, default=0))


def concerned(anomaly: Anomaly, people: People, today: Roster) -> frozenset[int]:
    """Return the superior whom the report is about, and their substitutes."""
    post = anomaly.concerned_post
    if post is None:
        return frozenset()
    return today.concerned(post, people.day_of(anomaly.created_at), people.today())


async def attach(
    session: AsyncSession, anomaly: Anomaly, files: Sequence[File], entry_number: int = 0
) -> tuple[int, ...]:
    """Store the files that came with an entry. Returns their ids."""
    attached = [
        Attachment(
            anomaly_id=anomaly.id,
            entry_number=entry_number,
            kind=file.kind,
            file_id=file.file_id,
            message_id=file.message_id,
        )
        for file in files
    ]
    session.add_all(attached)
    await session.flush()
    return tuple(attachment.id for attachment in attached)
