"""What waits for a reviewer locks its sections, and no others of its file."""

from collections.abc import Collection
from dataclasses import dataclass

from knowledge.reading.revising.merging import WHOLE, overlap
from office.database import AsyncSession
from office.people import Member
from office.revisions import store
from office.revisions.errors import DraftWaiting
from office.revisions.models import RevisionDraft


@dataclass(frozen=True)
class Waiting:
    """A draft that waits, and who wrote it."""

    draft: RevisionDraft
    author: str

    @property
    def locked(self) -> frozenset[str]:
        """Return the sections that nobody else changes meanwhile."""
        return locked_by(self.draft)

    def refusal(self, keeper: Member) -> DraftWaiting:
        """Return what a keeper is told who would change the same sections."""
        draft = self.draft
        author = self.author if draft.author_id != keeper.id else ""
        name = (draft.title, draft.heading)
        return DraftWaiting(draft.id, draft.code, name, author, self.locked)


def locked_by(draft: RevisionDraft) -> frozenset[str]:
    """Return the sections that a draft locks while it waits."""
    return frozenset(draft.touched.splitlines() or [WHOLE])


async def waiting_for(session: AsyncSession, path: str) -> list[Waiting]:
    """Return the undecided drafts of a file, the oldest first."""
    found = []
    for draft in await store.waiting_for(session, path):
        author = await session.get(Member, draft.author_id)
        found.append(Waiting(draft, author.name if author is not None else ""))
    return found


async def refuse_waiting(
    session: AsyncSession, path: str, keeper: Member, sections: Collection[str]
) -> None:
    """Refuse a change of sections that an undecided draft locks, and say whose that is."""
    for waiting in await waiting_for(session, path):
        if overlap(waiting.locked, sections):
            raise waiting.refusal(keeper)
