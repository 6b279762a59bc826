"""A keeper hands in a draft, and may take it back while it is undecided."""

from office.database import Database
from office.errors import NotAllowed
from office.forms import store as forms_store
from office.payload import Plain
from office.people import Member
from office.posts.posts import Post, post_name
from office.revisions import store
from office.revisions.errors import (
    DraftDecided,
    DraftFaulty,
    DraftUnknown,
    DraftWaiting,
    NobodyToReview,
)
from office.revisions.form import SOP_TEXT, Written
from office.revisions.models import DraftState, RevisionDraft
from office.revisions.notices import RevisionNotice
from office.revisions.rules.keeping import Kept
from office.revisions.shared import Shared


class Drafting:
    """What keepers do."""

    def __init__(self, database: Database, shared: Shared) -> None:
        self.database = database
        self.shared = shared

    async def sections(self, keeper: Member) -> frozenset[str]:
        """Return the sections whose content the member writes today; "" is what no section owns."""
        async with self.database.read() as session:
            return await self.shared.kept_by(session, keeper)

    async def kept(self, keeper: Member) -> Kept:
        """Return what the member writes today."""
        async with self.database.read() as session:
            return await self.shared.written_by(session, keeper)

    async def check(self, keeper: Member, path: str, section: str) -> None:
        """Refuse what the member may not write, or what already waits for a reviewer.

        Raises:
            NotAllowed: another keeper writes it.
            DraftWaiting: a draft of the same file is undecided.
        """
        async with self.database.read() as session:
            if not (await self.shared.written_by(session, keeper)).has(path, section):
                raise NotAllowed
            waiting = await store.waiting_for(session, path)
            if waiting is not None:
                raise DraftWaiting(waiting.id)

    async def reviewer(self, author: Member, section: str) -> Post | None:
        """Return the post that would review a text of this author, or None if there is none."""
        async with self.database.read() as session:
            found = await self.shared.reviewers_for(session, section, author.id)
        return next(iter(found.values()), None)

    async def submit(self, author: Member, written: Written) -> RevisionDraft:
        """Hand in what the form holds. Its reviewers get the card.

        Raises:
            NotAllowed, DraftWaiting: as `check`.
            DraftFaulty: its faults must be corrected first.
            NobodyToReview: only the author could decide on it.
        """
        if written.faults:
            raise DraftFaulty
        async with self.database.begin() as session:
            kept = await self.shared.written_by(session, author)
            if not kept.has(written.path, written.section):
                raise NotAllowed
            await store.begin_submitting(session)
            waiting = await store.waiting_for(session, written.path)
            if waiting is not None:
                raise DraftWaiting(waiting.id)
            draft = RevisionDraft(
                path=written.path,
                title=written.title,
                section=written.section,
                heading=written.heading,
                text=written.text,
                questions="\n".join(written.questions),
                gap_id=written.gap_id,
                written_on=written.written_on,
                basis=written.basis,
                author_id=author.id,
                effective_from=written.effective_from,
                must_read=written.must_read,
                submitted_at=self.shared.clock.now(),
            )
            if not await self.shared.ask(session, draft):
                raise NobodyToReview
            reviewers = await self.shared.reviewers(session, draft)
            await self.shared.outbox.enqueue(
                session,
                RevisionNotice.HANDED_IN,
                to=author.id,
                about=draft.id,
                detail=Plain(post_name(next(iter(reviewers.values())))),
            )
            await forms_store.forget(session, author.id, SOP_TEXT.topic)
        return draft

    async def withdraw(self, draft_id: int, author: Member) -> RevisionDraft:
        """Take a draft back.

        Raises:
            DraftUnknown: there is none, or it is somebody else's.
            DraftDecided: it is already decided.
        """
        async with self.database.begin() as session:
            draft = await store.lock_draft(session, draft_id)
            if draft is None or draft.author_id != author.id:
                raise DraftUnknown
            if not draft.is_waiting:
                raise DraftDecided
            draft.state, draft.due_at = DraftState.WITHDRAWN, None
            draft.decided_at = self.shared.clock.now()
            session.add(draft)
            await self.shared.refresh_cards(session, draft)
        return draft
