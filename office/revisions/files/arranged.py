"""Hands in a draft of `office.toml` in which single parts differ. A second person decides on it."""

from collections.abc import Callable
from dataclasses import dataclass

from office.database import AsyncSession
from office.foundation import ServicePart
from office.people import Member
from office.revisions import store
from office.revisions.casework import DraftCasework, TextCheck
from office.revisions.errors import TextUnchanged
from office.revisions.models import Revision, RevisionDraft
from office.shelf import digest


@dataclass(frozen=True)
class OfficeChange:
    """A revision of `office.toml`, and the text that it replaced."""

    revision: Revision
    before: str


class OfficeDrafts(ServicePart[DraftCasework]):
    """The drafts and revisions of the office's own file."""

    def checked_by(self, check: TextCheck) -> None:
        """Let somebody refuse a text when it is proposed, and when it is approved."""
        self.shared.check_office = check

    async def newest(self) -> str:
        """Return the text on which a new one is written."""
        async with self.database.read() as session:
            return (await self._newest(session))[0]

    async def _newest(self, session: AsyncSession) -> tuple[str, str]:
        from knowledge.reading.revising.content_files import OFFICE

        file = self.shared.shelf().written(OFFICE) or ""
        newest = await store.newest(session, OFFICE)
        return (newest.text if newest is not None else file), file

    async def hand_in(
        self, session: AsyncSession, author: Member, title: str, rewrite: Callable[[str], str]
    ) -> RevisionDraft:
        """Ask the reviewers for what `rewrite` makes of the newest text.

        Raises:
            TextUnchanged: no part of it differs.
            DraftWaiting: an undecided draft changes the same part.
            NobodyToReview: only the author could decide on it.
        """
        # Commands that write no content need not load what reads it.
        from knowledge.reading import arranging
        from knowledge.reading.revising.content_files import OFFICE
        from office.revisions.drafting.waiting import refuse_waiting

        await store.begin_submitting(session)
        before, file = await self._newest(session)
        text = rewrite(before)
        parts = [part.name for part in arranging.touched(before, text)]
        if not parts:
            raise TextUnchanged
        await self.shared.check_office(session, text)
        await refuse_waiting(session, OFFICE, author, parts)
        draft = RevisionDraft(
            path=OFFICE,
            title=title,
            touched="\n".join(parts),
            text=text,
            written_on=digest(before),
            basis=digest(file),
            author_id=author.id,
            submitted_at=self.shared.clock.now(),
        )
        await self.shared.hand_in(session, draft)
        return draft

    async def change(self, revision_id: int) -> OfficeChange | None:
        """Return a revision of the file with what it replaced; None if it is none."""
        return next((it for it in await self.changes() if it.revision.id == revision_id), None)

    async def changes(self) -> list[OfficeChange]:
        """Return every revision of the file that has begun, the newest first."""
        from knowledge.reading.revising.content_files import OFFICE

        async with self.database.read() as session:
            found = await store.of_path(session, OFFICE)
        begun = [it for it in found if it.started_at is not None]
        befores = [it.text for it in begun[1:]] + [self.shared.shelf().written(OFFICE) or ""]
        return [OfficeChange(*pair) for pair in zip(begun, befores, strict=True)]
