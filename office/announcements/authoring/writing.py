"""Keeps each trainer's announcement while it is being written, and asks for new words."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Any

from office.announcements import store
from office.announcements.casework import AnnouncementCasework
from office.announcements.errors import AnnouncementUnknown, MomentIsPast, OutOfScope
from office.announcements.form import (
    ANNOUNCEMENT,
    ANNOUNCEMENT_WORDS,
    AnnouncementAnswers,
    AnnouncementForm,
    AnnouncementStep,
    Wording,
    WordingForm,
    WordingPurpose,
)
from office.announcements.models import CHANGEABLE, Announcement
from office.announcements.planning import check_not_out
from office.announcements.rules.segments import Segment
from office.announcements.rules.states import IN_FORCE
from office.database import AsyncSession
from office.errors import NotAllowed
from office.forms import Effect, NoForm
from office.foundation import ServicePart
from office.people import Member, Reach

Copying = Callable[[AsyncSession, Announcement], Awaitable[None]]
"""Fills a new draft from an announcement."""


class Writing(ServicePart[AnnouncementCasework]):
    """One draft a trainer: its answers stand in the announcement's row, its step in the form.

    Both are written in one transaction. A draft stays until it is discarded.
    """

    def __init__(self, shared: AnnouncementCasework) -> None:
        super().__init__(shared)
        self.forms = shared.forms

    def reach(self, author: Member) -> Reach:
        """Return whom the member may address today; nobody if they are no trainer."""
        return self.shared.reach(author)

    async def begin(self, author: Member, like: int | None = None) -> AnnouncementForm:
        """Begin a draft anew. An old draft is discarded.

        `like` is an announcement of the author's own, for example a rejected or cancelled one. Its
        text, files and audience are copied.

        Raises:
            NotAllowed: neither a trainer nor the head of office.
            AnnouncementUnknown: `like` is not theirs.
        """
        if like is None:
            return await self._begin(author, AnnouncementStep.TEXT)

        async def copied(session: AsyncSession, draft: Announcement) -> None:
            old = await self._own(session, like, author)
            draft.html, draft.photo_id, draft.document_id = old.html, old.photo_id, old.document_id
            draft.audience, draft.needs_ack = old.audience, old.needs_ack

        return await self._begin(author, AnnouncementStep.AUDIENCE, copied)

    async def change(self, author: Member, announcement_id: int) -> AnnouncementForm:
        """Begin a draft that will replace an announcement which nobody has yet.

        Until then that announcement stands. An old draft is discarded.

        Raises:
            NotAllowed: neither a trainer nor the head of office.
            AnnouncementUnknown: it is not theirs.
            IllegalMove: it is on its way, or was cancelled.
        """

        async def copied(session: AsyncSession, draft: Announcement) -> None:
            old = await self._own(session, announcement_id, author)
            check_not_out(old)
            for name in CHANGEABLE:
                setattr(draft, name, getattr(old, name))
            draft.changes, draft.number = old.id, old.number

        return await self._begin(author, AnnouncementStep.PREVIEW, copied)

    async def _begin(
        self, author: Member, step: AnnouncementStep, copied: Copying | None = None
    ) -> AnnouncementForm:
        if self.reach(author).is_empty:
            raise NotAllowed

        async def create(session: AsyncSession) -> None:
            draft = Announcement(
                author_id=author.id,
                created_at=self.clock.now(),
                number=await store.next_number(session),
            )
            if copied is not None:
                await copied(session, draft)
            await store.drop_draft(session, author.id)
            session.add(draft)
            await session.flush()

        answers = AnnouncementAnswers(is_written=copied is not None)
        return await self.forms.begin(author, ANNOUNCEMENT, step, answers, create)

    async def ask_again(self, author: Member, step: AnnouncementStep) -> AnnouncementForm:
        """Ask that one question again, from the preview. Its answer leads back. Raises NoForm."""
        return await self.forms.change(
            author, ANNOUNCEMENT, lambda form: form.at(step, only=step) if _is_whole(form) else form
        )

    async def leave_question(self, author: Member) -> AnnouncementForm:
        """Go back to the preview without answering that question. Raises NoForm."""
        return await self.forms.change(
            author,
            ANNOUNCEMENT,
            lambda form: form.at(AnnouncementStep.PREVIEW) if _is_whole(form) else form,
        )

    async def addressed(self, author: Member) -> AnnouncementForm:
        """Leave the question about the audience. Raises NoForm."""
        return await self._answer(author, AnnouncementStep.AUDIENCE)

    async def draft(self, author: Member) -> Announcement:
        """Return the announcement that is being written. Raises NoForm."""
        async with self.database.read() as session:
            draft = await store.draft(session, author.id)
        if draft is None:
            raise NoForm(ANNOUNCEMENT.topic)
        return draft

    async def write(
        self,
        author: Member,
        html: str,
        photo_id: str | None = None,
        document_id: str | None = None,
        album: str | None = None,
    ) -> AnnouncementForm:
        """Note the text, in Telegram's HTML, and its file. Raises NoForm."""
        effect = self._note(author, html=html, photo_id=photo_id, document_id=document_id)
        kept = {"is_written": True, "album": album}
        return await self._answer(author, AnnouncementStep.TEXT, effect, **kept)

    async def address(self, author: Member, segment: Segment | None) -> AnnouncementForm:
        """Note the audience and stay at that question, because more can be chosen.

        None: the last choice was removed, and nobody is addressed yet.

        Raises:
            NoForm: nothing is being written.
            OutOfScope: some of them are out of the author's reach.
            AnnouncementUnknown: `unread_of` is no sent announcement that asks for "Sudah baca".
        """
        if segment is not None:
            await self._check_audience(author, segment)

        def stays(form: AnnouncementForm) -> AnnouncementForm:
            answered = form.answered(AnnouncementStep.AUDIENCE)
            return form if answered is form else form.at(AnnouncementStep.AUDIENCE)

        effect = self._note(author, audience=segment.to_json() if segment else "")
        return await self.forms.change(author, ANNOUNCEMENT, stays, effect)

    async def schedule(self, author: Member, send_at: datetime | None) -> AnnouncementForm:
        """Note when it is sent. None: at once when it is confirmed.

        Raises:
            NoForm: nothing is being written.
            MomentIsPast: that moment is over.
        """
        if send_at is not None and send_at <= self.clock.now():
            raise MomentIsPast
        effect = self._note(author, send_at=send_at)
        return await self._answer(author, AnnouncementStep.TIME, effect)

    async def choose(
        self,
        author: Member,
        *,
        needs_ack: bool | None = None,
        in_force_until: date | None = None,
        is_urgent: bool | None = None,
    ) -> AnnouncementForm:
        """Note one of the choices, and go to the next question.

        Raises:
            NoForm: nothing is being written.
            MomentIsPast: the last day in force is over.
        """
        if in_force_until is not None and in_force_until < self.shared.people.today():
            raise MomentIsPast
        step, effect = AnnouncementStep.UNTIL, self._note(author, in_force_until=in_force_until)
        if needs_ack is not None:
            step, effect = AnnouncementStep.ACK, self._note(author, needs_ack=needs_ack)
        elif is_urgent is not None:
            step, effect = AnnouncementStep.URGENT, self._note(author, is_urgent=is_urgent)
        return await self._answer(author, step, effect)

    async def drop(self, author: Member) -> bool:
        """Discard the draft. Returns whether there was one."""
        return await self.forms.discard(
            author, ANNOUNCEMENT.topic, lambda session: store.drop_draft(session, author.id)
        )

    async def before_erasure(self, session: AsyncSession, author: Member) -> None:
        """Cancel the draft of a member who is erased."""
        await store.drop_draft(session, author.id)

    async def ask_words(
        self, author: Member, purpose: WordingPurpose, announcement_id: int
    ) -> WordingForm:
        """Take the member's next text as these words. Raises AnnouncementUnknown."""

        async def check(session: AsyncSession) -> None:
            await self.shared.lock(session, announcement_id)

        words = Wording(announcement_id)
        return await self.forms.begin(author, ANNOUNCEMENT_WORDS, purpose, words, check)

    async def _answer(
        self,
        author: Member,
        step: AnnouncementStep,
        effect: Effect | None = None,
        **values: Any,
    ) -> AnnouncementForm:
        return await self.forms.answer(author, ANNOUNCEMENT, step, effect=effect, **values)

    def _note(self, author: Member, **noted: object) -> Effect:
        """Return what writes answers into the draft's row."""

        async def note(session: AsyncSession) -> None:
            draft = await store.draft(session, author.id, is_locked=True)
            if draft is None:
                raise NoForm(ANNOUNCEMENT.topic)
            for name, value in noted.items():
                setattr(draft, name, value)

        return note

    async def _own(
        self, session: AsyncSession, announcement_id: int, author: Member
    ) -> Announcement:
        old = await session.get(Announcement, announcement_id)
        if old is None or old.author_id != author.id or old.submitted_at is None:
            raise AnnouncementUnknown
        return old

    async def _check_audience(self, author: Member, segment: Segment) -> None:
        if not segment.is_within(self.reach(author)):
            raise OutOfScope
        if segment.unread_of is None:
            return
        async with self.database.read() as session:
            found = await session.get(Announcement, segment.unread_of)
        if found is None or found.state not in IN_FORCE or not found.needs_ack:
            raise AnnouncementUnknown


def _is_whole(form: AnnouncementForm) -> bool:
    """Whether every question has been answered once."""
    is_past_all = form.flow.place(form.step) >= form.flow.place(AnnouncementStep.PREVIEW)
    return is_past_all or form.answers.only is not None
