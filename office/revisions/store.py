"""The SQL of drafts and revisions."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlmodel import col, func, select, text, update

from office.database import AsyncSession
from office.database.dialect import lock_table
from office.outbox.models import MessageState, OutboxMessage
from office.records import open_rows
from office.revisions.models import IS_STARTED, IS_WAITING, Revision, RevisionDraft
from office.revisions.notices import RevisionNotice

# --- drafts ---


async def lock_draft(session: AsyncSession, draft_id: int) -> RevisionDraft | None:
    return await session.get(RevisionDraft, draft_id, with_for_update=True, populate_existing=True)


async def begin_submitting(session: AsyncSession) -> None:
    """Let one author hand in at a time: two drafts of one file would not see each other."""
    await lock_table(session, RevisionDraft)


async def waiting(session: AsyncSession) -> Sequence[RevisionDraft]:
    """Return the undecided drafts, the oldest first."""
    found = await session.exec(
        select(RevisionDraft).where(text(IS_WAITING)).order_by(col(RevisionDraft.id))
    )
    return found.all()


count_open_in = open_rows(col(RevisionDraft.section), text(IS_WAITING))
"""Counts the undecided drafts of a section."""


async def waiting_for(session: AsyncSession, path: str) -> Sequence[RevisionDraft]:
    """Return the undecided drafts of that file, the oldest first."""
    found = await session.exec(
        select(RevisionDraft)
        .where(text(IS_WAITING), RevisionDraft.path == path)
        .order_by(col(RevisionDraft.id))
    )
    return found.all()


async def drafts_of(session: AsyncSession, author_id: int, most: int) -> Sequence[RevisionDraft]:
    """Return the latest drafts of an author."""
    found = await session.exec(
        select(RevisionDraft)
        .where(RevisionDraft.author_id == author_id)
        .order_by(col(RevisionDraft.id).desc())
        .limit(most)
    )
    return found.all()


async def due_drafts(session: AsyncSession, now: datetime) -> Sequence[int]:
    """Return the drafts whose reviewers are to be reminded now."""
    found = await session.exec(
        select(RevisionDraft.id).where(text(IS_WAITING), col(RevisionDraft.due_at) <= now)
    )
    return found.all()


async def next_due(session: AsyncSession) -> datetime | None:
    found = await session.exec(select(func.min(RevisionDraft.due_at)).where(text(IS_WAITING)))
    return found.one()


async def cards(session: AsyncSession, draft_id: int) -> Sequence[tuple[int, int]]:
    """Return the cards of the draft, sent or enqueued: recipient and outbox id, oldest first."""
    found = await session.exec(
        select(OutboxMessage.recipient_id, OutboxMessage.id)
        .where(
            OutboxMessage.kind == RevisionNotice.SUBMITTED,
            OutboxMessage.about == draft_id,
            col(OutboxMessage.state).in_([MessageState.WAITING, MessageState.SENT]),
        )
        .order_by(col(OutboxMessage.id))
    )
    return found.all()


# --- revisions ---


async def begin_publishing(session: AsyncSession) -> None:
    """Let one text be published at a time: two would not see each other's numbers."""
    await lock_table(session, Revision)


async def lock_revision(session: AsyncSession, revision_id: int) -> Revision | None:
    return await session.get(Revision, revision_id, with_for_update=True, populate_existing=True)


def _newest_started() -> object:
    """Select the number of each file's newest revision that has started and not ended."""
    return (
        select(Revision.path, func.max(Revision.number).label("number"))
        .where(text(IS_STARTED))
        .group_by(col(Revision.path))
        .subquery()
    )


async def ids_in_force(session: AsyncSession) -> Sequence[int]:
    """Return the ids of the revisions in force. Their texts are not read."""
    newest = _newest_started().c  # type: ignore[attr-defined]
    found = await session.exec(
        select(Revision.id)
        .where(Revision.path == newest.path, Revision.number == newest.number)
        .order_by(col(Revision.id))
    )
    return found.all()


async def revisions_in_force(session: AsyncSession) -> Sequence[Revision]:
    """Return the revisions in force, in the order of their approval."""
    found = await session.exec(
        select(Revision)
        .where(col(Revision.id).in_(await ids_in_force(session)))
        .order_by(col(Revision.id))
    )
    return found.all()


async def older_revisions(
    session: AsyncSession, paths: Collection[str]
) -> Sequence[tuple[str, str]]:
    """Return path and text of these files' revisions before those in force, the newest first."""
    found = await session.exec(
        select(Revision.path, Revision.text)
        .where(
            text(IS_STARTED),
            col(Revision.path).in_(paths),
            col(Revision.id).not_in(await ids_in_force(session)),
        )
        .order_by(col(Revision.number).desc())
    )
    return found.all()


async def published_revisions(
    session: AsyncSession, paths: Collection[str]
) -> Sequence[tuple[str, bool, int | None, int | None]]:
    """Return these files' revisions in force: path, must all read it, author, approver."""
    found = await session.exec(
        select(Revision.path, Revision.must_read, Revision.author_id, Revision.approver_id).where(
            col(Revision.id).in_(await ids_in_force(session)), col(Revision.path).in_(paths)
        )
    )
    return found.all()


async def newest(session: AsyncSession, path: str) -> Revision | None:
    """Return the file's revision that was approved last, started or not, if it has not ended."""
    found = await session.exec(
        select(Revision)
        .where(Revision.path == path, col(Revision.ended_at).is_(None))
        .order_by(col(Revision.number).desc())
        .limit(1)
    )
    return found.first()


async def newest_texts(session: AsyncSession, by: date = date.max) -> dict[str, str]:
    """Return each file's newest text that has not ended and starts by that day, by path."""
    numbered = (
        select(Revision.path, func.max(Revision.number).label("number"))
        .where(col(Revision.ended_at).is_(None), Revision.effective_from <= by)
        .group_by(col(Revision.path))
        .subquery()
    ).c
    found = await session.exec(
        select(Revision.path, Revision.text).where(
            Revision.path == numbered.path, Revision.number == numbered.number
        )
    )
    return dict(found.all())


async def last_number(session: AsyncSession, path: str) -> int:
    found = await session.exec(select(func.max(Revision.number)).where(Revision.path == path))
    return found.one() or 0


async def of_path(session: AsyncSession, path: str) -> Sequence[Revision]:
    """Return every revision of that file, the newest first."""
    found = await session.exec(
        select(Revision).where(Revision.path == path).order_by(col(Revision.number).desc())
    )
    return found.all()


async def due_revisions(session: AsyncSession, today: date) -> Sequence[int]:
    """Return the revisions whose day has come, in order."""
    found = await session.exec(
        select(Revision.id)
        .where(
            col(Revision.started_at).is_(None),
            col(Revision.ended_at).is_(None),
            Revision.effective_from <= today,
        )
        .order_by(col(Revision.id))
    )
    return found.all()


async def end(session: AsyncSession, path: str, at: datetime) -> None:
    """End all revisions of the file that have started."""
    await session.exec(
        update(Revision).where(col(Revision.path) == path, text(IS_STARTED)).values(ended_at=at)
    )
