"""A reviewer publishes a draft, or returns it with words."""

from asyncio import to_thread
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from office.database import AsyncSession
from office.forms import forget_form
from office.foundation import ServicePart
from office.people import Member
from office.posts.posts import Post, post_name
from office.revisions import store
from office.revisions.casework import DraftCasework
from office.revisions.errors import DraftOutdated, DraftUnfit
from office.revisions.files.conflicts import is_in_conflict
from office.revisions.form import REVIEW_WORDS
from office.revisions.models import DraftState, Revision, RevisionDraft
from office.revisions.notices import RevisionNotice
from office.revisions.rules.versions import takes_effect
from office.shelf import Publication, Stamped, digest


@dataclass(frozen=True)
class _Plan:
    """What a draft becomes if it is approved now."""

    stamped: Stamped
    effective_from: date
    basis: str
    # The other texts that will be in force on its day, by path.
    beside: Mapping[str, str]


class _Overtaken(Exception):
    """Something was published while the text was being checked."""


class Reviewing(ServicePart[DraftCasework]):
    """What reviewers do."""

    async def approve(self, draft_id: int, reviewer: Member) -> Revision:
        """Publish a draft. Rules set number, version and dates. The author is told.

        Reading all content takes a moment, and no transaction is open meanwhile: the checked text
        is published only if nothing has changed; otherwise it is checked again.

        Raises:
            DraftUnknown, DraftDecided: as `DraftCasework.lock_for`.
            DraftOutdated: its sections have changed since it was written.
            DraftUnfit: it has faults beside the texts that will be in force on its day.
        """
        today = self.shared.people.today()
        while True:
            async with self.database.read() as session:
                found = await session.get(RevisionDraft, draft_id)
                draft, _ = await self.shared.open_for(session, found, reviewer)
                plan = await self._plan(session, draft, today)
            shelf = self.shared.shelf()
            if await to_thread(shelf.faults_with, draft.path, plan.stamped.text, plan.beside):
                raise DraftUnfit
            with suppress(_Overtaken):
                return await self._publish(draft_id, reviewer, plan, today)

    async def _plan(self, session: AsyncSession, draft: RevisionDraft, today: date) -> _Plan:
        before = await store.newest(session, draft.path)
        file = self.shared.shelf().written(draft.path)
        found = await self.shared.standing(session, draft.path, draft.text, draft.written_on)
        if found.text is None:
            raise DraftOutdated
        newest_day = before.effective_from if before is not None else None
        day = takes_effect(draft.effective_from, today, newest_day)
        how = Publication(found.before, day, today, await store.newest_texts(session))
        beside = await store.newest_texts(session, by=day)
        beside.pop(draft.path, None)
        return _Plan(
            stamped=self.shared.shelf().stamped(draft.path, found.text, how),
            effective_from=day,
            basis=basis(before, draft.basis, file),
            beside=beside,
        )

    async def _publish(self, draft_id: int, reviewer: Member, plan: _Plan, today: date) -> Revision:
        from knowledge.reading.revising.content_files import OFFICE

        async with self.database.begin() as session:
            draft, post = await self.shared.lock_for(session, draft_id, reviewer)
            await store.begin_publishing(session)
            if await self._plan(session, draft, today) != plan:
                raise _Overtaken
            if draft.path == OFFICE:
                await self.shared.check_office(session, plan.stamped.text)
            number = await store.last_number(session, draft.path) + 1
            revision = Revision(
                path=draft.path,
                number=number,
                title=draft.title,
                section=draft.section,
                heading=draft.heading,
                version=plan.stamped.version or str(number),
                text=plan.stamped.text,
                questions=draft.questions,
                gap_id=draft.gap_id,
                samples=draft.samples,
                basis=plan.basis,
                author_id=draft.author_id,
                approver_id=reviewer.id,
                post=post_name(post),
                must_read=draft.must_read,
                approved_at=self.shared.clock.now(),
                effective_from=plan.effective_from,
            )
            session.add(revision)
            await session.flush()
            if plan.effective_from <= today:
                await self.shared.start(session, revision)
            draft.revision_id = revision.id
            await self._decide(session, draft, reviewer, post, DraftState.APPROVED)
            await self.shared.outbox.enqueue(
                session, RevisionNotice.APPROVED, to=draft.author_id, about=draft.id
            )
        return revision

    async def send_back(self, draft_id: int, reviewer: Member, words: str) -> RevisionDraft:
        """Return a draft to its author with words.

        Raises:
            DraftUnknown, DraftDecided: as `DraftCasework.lock_for`.
        """
        async with self.database.begin() as session:
            draft, post = await self.shared.lock_for(session, draft_id, reviewer)
            draft.words = words
            await self._decide(session, draft, reviewer, post, DraftState.RETURNED)
            await self.shared.outbox.enqueue(
                session, RevisionNotice.RETURNED, to=draft.author_id, about=draft.id
            )
            await forget_form(session, reviewer.id, REVIEW_WORDS.topic)
        return draft

    async def _decide(
        self,
        session: AsyncSession,
        draft: RevisionDraft,
        reviewer: Member,
        post: Post,
        state: DraftState,
    ) -> None:
        draft.state, draft.due_at, draft.post = state, None, post_name(post)
        draft.reviewer_id, draft.decided_at = reviewer.id, self.shared.clock.now()
        session.add(draft)
        await self.shared.refresh_cards(session, draft)


def basis(before: Revision | None, at_writing: str, file: str | None) -> str:
    """Return the digest of the file that a text replaces. An unresolved conflict stays one."""
    if before is None:
        return at_writing
    return before.basis if is_in_conflict(before, file) else digest(file)
