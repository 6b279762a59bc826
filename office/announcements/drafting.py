"""Keeps each trainer's announcement while it is being written, and which words he was asked for."""

from dataclasses import dataclass
from datetime import date, datetime

from office.announcements import store
from office.announcements.form import LISTENS_FOR, Step, after, before
from office.announcements.models import Announcement, AwaitedWording, WordingPurpose
from office.announcements.segments import Segment
from office.announcements.shared import Shared
from office.announcements.states import IN_FORCE, State
from office.clock import Clock
from office.database import AsyncSession, Database
from office.errors import (
    AnnouncementUnknown,
    MomentIsPast,
    NoAnnouncementDraft,
    NotAllowed,
    OutOfScope,
)
from office.people import Member
from office.people.reach import Reach


@dataclass(frozen=True)
class Awaited:
    """The words a trainer was asked for: what for, and of which announcement."""

    purpose: WordingPurpose
    announcement_id: int


class Drafting:
    """One draft a trainer, as a row: it survives a restart and stays until it is dropped.

    Each answer leads to the next question; `step` of what is returned says which.
    """

    def __init__(self, database: Database, clock: Clock, shared: Shared) -> None:
        self.database = database
        self.clock = clock
        self.shared = shared

    def reach(self, author: Member) -> Reach:
        """Whom the member may address today; nobody for whoever is no trainer."""
        return self.shared.reach(author)

    async def begin(self, author: Member, like: int | None = None) -> Announcement:
        """Begin a draft anew; one that was there is thrown away.

        `like` names an announcement of the author's own whose text, files and audience it takes
        over, one that was rejected or cancelled for instance.

        Raises:
            NotAllowed: neither a trainer nor the head of office.
            AnnouncementUnknown: `like` is none of his.
        """
        if self.reach(author).is_empty:
            raise NotAllowed
        now = self.clock.now()
        draft = Announcement(author_id=author.id, step=Step.TEXT, created_at=now, updated_at=now)
        async with self.database.begin() as session:
            if like is not None:
                await self._copy(session, like, draft)
            await store.drop_draft(session, author.id)
            await store.forget_awaited(session, author.id)
            session.add(draft)
            await session.flush()
        return draft

    async def current(self, author: Member) -> Announcement | None:
        """The author's draft, however old: "Lanjutkan draf?"."""
        async with self.database.read() as session:
            return await store.draft(session, author.id)

    async def listening(self, author: Member) -> Announcement | None:
        """The author's draft if what he types now belongs to it: he was at it within half an hour.

        Older ones wait until he takes them up again (`resume`).
        """
        draft = await self.current(author)
        if draft is None or self.clock.now() - draft.updated_at >= LISTENS_FOR:
            return None
        return draft

    async def resume(self, author: Member) -> Announcement:
        """Take the draft up again where it was left. Raises NoAnnouncementDraft."""
        return await self._change(author)

    async def write(
        self,
        author: Member,
        html: str,
        photo_id: str | None = None,
        document_id: str | None = None,
    ) -> Announcement:
        """Note the text, in Telegram's HTML, and its file. Raises NoAnnouncementDraft."""
        return await self._answer(
            author, Step.TEXT, html=html, photo_id=photo_id, document_id=document_id
        )

    async def address(self, author: Member, segment: Segment) -> Announcement:
        """Note who is addressed.

        Raises:
            NoAnnouncementDraft: nothing is being written.
            OutOfScope: the author may not address all of them.
            AnnouncementUnknown: `unread_of` names none that asks for "Sudah baca" and was sent.
        """
        if not segment.is_within(self.reach(author)):
            raise OutOfScope
        if segment.unread_of is not None:
            await self._check_readable(segment.unread_of)
        return await self._answer(author, Step.AUDIENCE, audience=segment.to_json())

    async def schedule(self, author: Member, send_at: datetime | None) -> Announcement:
        """Note when it is sent; None: at once, when it has been confirmed.

        Raises:
            NoAnnouncementDraft: nothing is being written.
            MomentIsPast: that moment is over.
        """
        if send_at is not None and send_at <= self.clock.now():
            raise MomentIsPast
        return await self._answer(author, Step.TIME, send_at=send_at)

    async def choose(
        self,
        author: Member,
        *,
        needs_ack: bool | None = None,
        in_force_until: date | None = None,
        is_urgent: bool | None = None,
    ) -> Announcement:
        """Note one of the choices, and go to the question after it.

        Raises:
            NoAnnouncementDraft: nothing is being written.
            MomentIsPast: the last day in force is over.
        """
        if needs_ack is not None:
            return await self._answer(author, Step.ACK, needs_ack=needs_ack)
        if is_urgent is not None:
            return await self._answer(author, Step.URGENT, is_urgent=is_urgent)
        if in_force_until is not None and in_force_until < self.shared.people.today():
            raise MomentIsPast
        return await self._answer(author, Step.UNTIL, in_force_until=in_force_until)

    async def go_to(self, author: Member, step: Step) -> Announcement:
        """Stand at that question: "Ubah", "Lanjut". Raises NoAnnouncementDraft."""
        return await self._change(author, step=step)

    async def back(self, author: Member) -> Announcement:
        """Return to the question before. Raises NoAnnouncementDraft."""
        async with self.database.begin() as session:
            draft = await self._lock(session, author)
            draft.step, draft.updated_at = before(Step(draft.step)), self.clock.now()
        return draft

    async def drop(self, author: Member) -> None:
        """Throw the draft away, if there is one."""
        async with self.database.begin() as session:
            await store.drop_draft(session, author.id)

    # --- words that a button asks for ---

    async def await_words(
        self, author: Member, purpose: WordingPurpose, announcement_id: int
    ) -> None:
        """Take the member's next text for these words. The service that gets them forgets this."""
        awaited = AwaitedWording(
            member_id=author.id,
            purpose=purpose,
            announcement_id=announcement_id,
            asked_at=self.clock.now(),
        )
        async with self.database.begin() as session:
            await self.shared.lock(session, announcement_id)
            await session.merge(awaited)

    async def awaited(self, author: Member) -> Awaited | None:
        """What the member was asked for within the last half hour."""
        async with self.database.read() as session:
            found = await session.get(AwaitedWording, author.id)
        if found is None or self.clock.now() - found.asked_at >= LISTENS_FOR:
            return None
        return Awaited(found.purpose, found.announcement_id)

    async def forget_words(self, author: Member) -> None:
        """Wait for no words any more: "Batal"."""
        async with self.database.begin() as session:
            await store.forget_awaited(session, author.id)

    # --- the draft's row ---

    async def _answer(self, author: Member, step: Step, **values: object) -> Announcement:
        return await self._change(author, step=after(step), **values)

    async def _change(self, author: Member, **values: object) -> Announcement:
        async with self.database.begin() as session:
            draft = await self._lock(session, author)
            for name, value in values.items():
                setattr(draft, name, value)
            draft.updated_at = self.clock.now()
        return draft

    async def _lock(self, session: AsyncSession, author: Member) -> Announcement:
        draft = await store.draft(session, author.id, is_locked=True)
        if draft is None:
            raise NoAnnouncementDraft
        return draft

    async def _copy(self, session: AsyncSession, announcement_id: int, draft: Announcement) -> None:
        old = await session.get(Announcement, announcement_id)
        if old is None or old.author_id != draft.author_id or old.state is State.DRAFT:
            raise AnnouncementUnknown
        draft.html, draft.photo_id, draft.document_id = old.html, old.photo_id, old.document_id
        draft.audience, draft.needs_ack = old.audience, old.needs_ack
        draft.step = Step.AUDIENCE

    async def _check_readable(self, announcement_id: int) -> None:
        async with self.database.read() as session:
            found = await session.get(Announcement, announcement_id)
        if found is None or found.state not in IN_FORCE or not found.needs_ack:
            raise AnnouncementUnknown
