"""What time does to drafts and revisions: reviewers are reminded, texts come into force."""

from datetime import datetime

import structlog

from office.database import AsyncSession
from office.foundation import ServicePart
from office.outbox import OutboxMessage
from office.people import Member
from office.posts.roster import roster_on
from office.revisions import store
from office.revisions.casework import DraftCasework
from office.revisions.files.case_lines import CaseLines
from office.revisions.files.conflicts import FileConflicts
from office.revisions.notices import RevisionNotice
from office.revisions.rules.reviewers import asked, reviewers_of

log = structlog.get_logger("office.revisions")


class DueJobs(ServicePart[DraftCasework]):
    """Moves every row that is due, each in a transaction of its own."""

    def __init__(
        self, shared: DraftCasework, conflicts: FileConflicts, case_lines: CaseLines
    ) -> None:
        super().__init__(shared)
        self.conflicts, self.case_lines = conflicts, case_lines

    async def run(self) -> None:
        """Start what comes into force today, remind reviewers, tell of changed files and lines."""
        today = self.shared.people.today()
        async with self.database.read() as session:
            starting = await store.due_revisions(session, today)
            waiting = await store.due_drafts(session, self.shared.clock.now())
        for revision_id in starting:
            await self._start(revision_id)
        for draft_id in waiting:
            await self._remind(draft_id)
        await self.conflicts.tell()
        await self.case_lines.tell()

    async def undelivered(self, message: OutboxMessage) -> None:
        """A card did not arrive: ask those who can be reached, and do not wait two days for it."""
        async with self.database.begin() as session:
            draft = await store.lock_draft(session, message.about or 0)
            if draft is not None and draft.is_waiting:
                await self.shared.ask(session, draft)

    async def come_back(self, session: AsyncSession, member: Member) -> None:
        """Send somebody who can be reached again the drafts that wait for them."""
        outbox, kind = self.shared.outbox, RevisionNotice.SUBMITTED
        await outbox.batches.send_again(session, member.id, [kind], is_last_only=True)
        waiting = await store.waiting(session)
        if not waiting:
            return
        today, sections = self.shared.people.today(), self.shared.rules().sections
        roster = await roster_on(session, today)
        for draft in waiting:
            reviewers = reviewers_of(draft.section, draft.author_id, sections, roster, today)
            if member.id not in asked(reviewers, draft.reminded):
                continue
            if member.id not in dict(await store.cards(session, draft.id)):
                await outbox.enqueue(
                    session, kind, to=member.id, about=draft.id, detail=draft.reminded
                )

    async def next_due(self) -> datetime | None:
        """Return when reviewers are next reminded. Days are looked at every minute."""
        async with self.database.read() as session:
            return await store.next_due(session)

    async def _start(self, revision_id: int) -> None:
        today = self.shared.people.today()
        async with self.database.begin() as session:
            revision = await store.lock_revision(session, revision_id)
            is_over = revision is None or revision.started_at or revision.ended_at
            if revision is None or is_over or revision.effective_from > today:
                return
            await self.shared.start(session, revision)
            opening = self.shared.rules().hours.next_opening(self.shared.clock.now())
            for member in {revision.author_id, revision.approver_id} - {None}:
                assert member is not None  # noqa: S101 - None is left out above
                await self.shared.outbox.enqueue(
                    session,
                    RevisionNotice.IN_FORCE,
                    to=member,
                    about=revision.id,
                    due_at=opening,
                    dedup_key=f"{RevisionNotice.IN_FORCE}:{revision.id}:{member}",
                )
        log.info("a revision takes effect", path=revision.path, number=revision.number)

    async def _remind(self, draft_id: int) -> None:
        async with self.database.begin() as session:
            draft = await store.lock_draft(session, draft_id)
            now = self.shared.clock.now()
            if draft is None or not draft.is_waiting or draft.due_at is None or draft.due_at > now:
                return
            draft.reminded += 1
            await self.shared.ask(session, draft)
