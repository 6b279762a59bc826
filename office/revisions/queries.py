"""Reads drafts and revisions: for authors, reviewers, renderers, and the shelf."""

from collections.abc import Collection, Sequence
from datetime import date

from office.foundation import ServicePart
from office.outbox import Origin, OutboxMessage
from office.people import Member
from office.revisions import store
from office.revisions.casework import DraftCasework
from office.revisions.errors import DraftDecided, DraftUnknown, RevisionUnknown
from office.revisions.models import Revision, RevisionDraft
from office.revisions.notices import RevisionNotice
from office.revisions.rules.standing import DraftStanding
from office.revisions.rules.versions import takes_effect

MOST_LISTED = 10


class Queries(ServicePart[DraftCasework]):
    """Reads, and shows each member only what they may see."""

    # --- the shelf ---

    async def ids_in_force(self) -> tuple[int, ...]:
        """Return the ids of the revisions in force. Cheap, to see whether anything has changed."""
        async with self.database.read() as session:
            return tuple(await store.ids_in_force(session))

    async def in_force(self) -> Sequence[Revision]:
        """Return the revisions in force, in the order of their approval."""
        async with self.database.read() as session:
            return await store.revisions_in_force(session)

    async def older(self, paths: Collection[str]) -> dict[str, list[str]]:
        """Return the texts of these files before those in force, the newest first, by path."""
        found: dict[str, list[str]] = {}
        if paths:
            async with self.database.read() as session:
                for path, said in await store.older_revisions(session, paths):
                    found.setdefault(path, []).append(said)
        return found

    async def newest(self, path: str) -> Revision | None:
        """Return the revision of that file that was approved last, started or not, or None."""
        async with self.database.read() as session:
            return await store.newest(session, path)

    async def newest_text(self, path: str) -> str | None:
        """Return the text on which a new one of that file is written; None if there is none."""
        newest = await self.newest(path)
        return newest.text if newest is not None else self.shared.shelf().written(path)

    async def starts_on(self, path: str, wished: date | None) -> date | None:
        """Return the day on which a text approved today would start. None: at once."""
        today, newest = self.shared.people.today(), await self.newest(path)
        day = takes_effect(wished, today, newest.effective_from if newest is not None else None)
        return day if day > today else None

    async def standing(self, draft: RevisionDraft) -> DraftStanding:
        """Return how a draft stands to what is in force now."""
        async with self.database.read() as session:
            return await self.shared.standing(session, draft.path, draft.text, draft.written_on)

    # --- people ---

    async def seen_open(self, draft_id: int, reviewer: Member) -> RevisionDraft:
        """Return an undecided draft, for somebody who may decide on it.

        Raises:
            DraftUnknown: there is none, or it is not theirs.
            DraftDecided: it is already decided.
        """
        async with self.database.read() as session:
            draft = await session.get(RevisionDraft, draft_id)
            if draft is None or reviewer.id not in await self.shared.reviewers(session, draft):
                raise DraftUnknown
        if not draft.is_waiting:
            raise DraftDecided
        return draft

    async def seen_by(self, draft_id: int, member: Member) -> RevisionDraft:
        """Return a draft, for its author or somebody who may decide on it.

        Raises:
            DraftUnknown: there is none, or it is not theirs.
        """
        async with self.database.read() as session:
            draft = await session.get(RevisionDraft, draft_id)
            if draft is None:
                raise DraftUnknown
            is_own = draft.author_id == member.id
            if not is_own and member.id not in await self.shared.reviewers(session, draft):
                raise DraftUnknown
        return draft

    async def is_reviewer(self, draft: RevisionDraft, member_id: int) -> bool:
        """Whether the member may decide on the draft today."""
        async with self.database.read() as session:
            return member_id in await self.shared.reviewers(session, draft)

    async def tasks(self, reviewer: Member) -> list[RevisionDraft]:
        """Return the drafts on which this member may decide, the oldest first."""
        async with self.database.read() as session:
            waiting = await store.waiting(session)
            return [
                draft
                for draft in waiting
                if reviewer.id in await self.shared.reviewers(session, draft)
            ]

    async def own(self, author: Member) -> Sequence[RevisionDraft]:
        """Return the latest drafts of this author."""
        async with self.database.read() as session:
            return await store.drafts_of(session, author.id, MOST_LISTED)

    async def history(self, path: str) -> Sequence[Revision]:
        """Return every revision of that file, the newest first."""
        async with self.database.read() as session:
            return await store.of_path(session, path)

    async def revision(self, revision_id: int) -> Revision:
        """Return a revision, whether it is in force or not.

        Raises:
            RevisionUnknown: there is none.
        """
        async with self.database.read() as session:
            found = await session.get(Revision, revision_id)
        if found is None:
            raise RevisionUnknown
        return found

    async def came_of(self, draft: RevisionDraft) -> Revision | None:
        """Return the revision that a draft became, or None."""
        async with self.database.read() as session:
            return await session.get(Revision, draft.revision_id or 0)

    async def reread(self, draft_id: int) -> RevisionDraft | None:
        """Return the draft as it is now, for a renderer."""
        async with self.database.read() as session:
            return await session.get(RevisionDraft, draft_id)

    async def origin(self, message: OutboxMessage) -> Origin:
        """Return who wants the draft reviewed, or who returned it."""
        draft = await self.reread(message.about or 0)
        if draft is None:
            return Origin()
        is_asked = message.kind == RevisionNotice.SUBMITTED
        return Origin(draft.author_id if is_asked else draft.reviewer_id, draft.code)
