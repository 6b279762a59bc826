"""A reviewer publishes a draft or returns it with words."""

from office.database import AsyncSession, Database
from office.errors import DraftOutdated
from office.forms import Topic
from office.forms import store as forms_store
from office.people import Member
from office.posts.posts import Post, post_name
from office.revisions import store
from office.revisions.conflicts import is_in_conflict
from office.revisions.facts import Publication, digest
from office.revisions.models import DraftState, Revision, RevisionDraft
from office.revisions.notices import RevisionNotice
from office.revisions.shared import Shared
from office.revisions.versions import takes_effect


class Reviewing:
    """What reviewers do."""

    def __init__(self, database: Database, shared: Shared) -> None:
        self.database = database
        self.shared = shared

    async def approve(self, draft_id: int, judge: Member) -> Revision:
        """Publish a draft: number, version and dates are set by rule. The author hears it.

        Raises:
            DraftUnknown, DraftDecided: as `Shared.lock_for`.
            DraftOutdated: the text on which it was written has changed since.
        """
        today, now = self.shared.people.today(), self.shared.clock.now()
        async with self.database.begin() as session:
            draft, post = await self.shared.lock_for(session, draft_id, judge)
            await store.begin_publishing(session)
            before = await store.newest(session, draft.path)
            file = self.shared.facts().written(draft.path)
            replaced = before.text if before is not None else file
            if draft.written_on != digest(replaced):
                raise DraftOutdated
            newest_day = before.effective_from if before is not None else None
            effective_from = takes_effect(draft.effective_from, today, newest_day)
            others = await store.newest_texts(session)
            how = Publication(replaced, effective_from, today, others)
            stamped = self.shared.facts().stamped(draft.path, draft.text, how)
            number = await store.last_number(session, draft.path) + 1
            revision = Revision(
                path=draft.path,
                number=number,
                title=draft.title,
                section=draft.section,
                heading=draft.heading,
                version=stamped.version or str(number),
                text=stamped.text,
                questions=draft.questions,
                gap_id=draft.gap_id,
                basis=basis(before, draft.basis, file),
                author_id=draft.author_id,
                approver_id=judge.id,
                post=post_name(post),
                must_read=draft.must_read,
                approved_at=now,
                effective_from=effective_from,
            )
            session.add(revision)
            await session.flush()
            if effective_from <= today:
                await self.shared.start(session, revision)
            draft.revision_id = revision.id
            await self._decide(session, draft, judge, post, DraftState.APPROVED)
            await self.shared.outbox.enqueue(
                session, RevisionNotice.APPROVED, to=draft.author_id, about=draft.id
            )
        return revision

    async def send_back(self, draft_id: int, judge: Member, words: str) -> RevisionDraft:
        """Return a draft to its author with words.

        Raises:
            DraftUnknown, DraftDecided: as `Shared.lock_for`.
        """
        async with self.database.begin() as session:
            draft, post = await self.shared.lock_for(session, draft_id, judge)
            draft.words = words
            await self._decide(session, draft, judge, post, DraftState.RETURNED)
            await self.shared.outbox.enqueue(
                session, RevisionNotice.RETURNED, to=draft.author_id, about=draft.id
            )
            await forms_store.forget(session, judge.id, Topic.REVIEW_WORDS)
        return draft

    async def _decide(
        self,
        session: AsyncSession,
        draft: RevisionDraft,
        judge: Member,
        post: Post,
        state: DraftState,
    ) -> None:
        draft.state, draft.due_at, draft.post = state, None, post_name(post)
        draft.reviewer_id, draft.decided_at = judge.id, self.shared.clock.now()
        session.add(draft)
        await self.shared.refresh_cards(session, draft)


def basis(before: Revision | None, at_writing: str, file: str | None) -> str:
    """The digest of the file over which a text stands. An unresolved conflict stays one."""
    if before is None:
        return at_writing
    return before.basis if is_in_conflict(before, file) else digest(file)
