"""A file that was changed or broken under a revision: its keeper chooses; nothing is merged."""

from collections.abc import Iterable

from office.database import AsyncSession
from office.errors import NotAllowed
from office.foundation import ServicePart
from office.people import Member
from office.revisions import store
from office.revisions.casework import DraftCasework
from office.revisions.errors import RevisionUnknown
from office.revisions.models import Revision
from office.revisions.notices import RevisionNotice
from office.shelf import digest


def is_in_conflict(revision: Revision, file: str | None) -> bool:
    """Whether a file differs from its text when the revision was written, and from the revision.

    One that turns an SOP off, or takes the national text as it is, holds whatever that says.
    """
    from knowledge.reading.sops import choice

    if choice.of(revision.text) is not choice.SopUse.OWN:
        return False
    return digest(file) not in (revision.basis, digest(revision.text))


class FileConflicts(ServicePart[DraftCasework]):
    """Finds conflicts, tells of each once, and ends them as a keeper chooses."""

    async def found(self) -> list[Revision]:
        """Return the revisions in force whose file has changed since they were written."""
        async with self.database.read() as session:
            return self.among(await store.revisions_in_force(session))

    async def for_keeper(self, keeper: Member) -> list[Revision]:
        """Return the conflicts that this keeper decides."""
        async with self.database.read() as session:
            sections = await self.shared.kept_by(session, keeper)
            found = self.among(await store.revisions_in_force(session))
        return [revision for revision in found if revision.section in sections]

    def among(self, in_force: Iterable[Revision]) -> list[Revision]:
        """Return those of the revisions whose file has changed."""
        written = self.shared.shelf().written
        return [
            revision for revision in in_force if is_in_conflict(revision, written(revision.path))
        ]

    async def keep(self, revision_id: int, keeper: Member) -> Revision:
        """Keep the revision over the file as it is now.

        Raises:
            RevisionUnknown: it is not in force.
            NotAllowed: another keeper decides.
        """
        async with self.database.begin() as session:
            revision = await self._lock(session, revision_id, keeper)
            revision.basis = digest(self.shared.shelf().written(revision.path))
            session.add(revision)
        return revision

    async def take_file(self, revision_id: int, keeper: Member) -> Revision:
        """Use the file from now on. The revisions can still be read and restored.

        A revision whose day has not come still starts on that day, and is then a conflict.

        Raises:
            RevisionUnknown, NotAllowed: as `keep`.
        """
        async with self.database.begin() as session:
            revision = await self._lock(session, revision_id, keeper)
            await store.end(session, revision.path, self.shared.clock.now())
            self.shared.tell_replicas(session)
        return revision

    async def _lock(self, session: AsyncSession, revision_id: int, keeper: Member) -> Revision:
        revision = await store.lock_revision(session, revision_id)
        if revision is None or revision.id not in await store.ids_in_force(session):
            raise RevisionUnknown
        if revision.section not in await self.shared.kept_by(session, keeper):
            raise NotAllowed
        return revision

    async def tell(self) -> None:
        """Tell keepers and admins of conflicts, unusable revisions and broken files, each once."""
        left_out, covered = self.shared.shelf().left_out(), self.shared.shelf().covered()
        async with self.database.read() as session:
            in_force = await store.revisions_in_force(session)
        conflicts = self.among(in_force)
        unused = [revision for revision in in_force if revision.path in left_out]
        # The message of a conflict tells what is wrong with the file, too.
        broken = [
            revision
            for revision in in_force
            if revision.path in covered and revision not in conflicts
        ]
        if not (conflicts or unused or broken):
            return
        async with self.database.begin() as session:
            for revision in conflicts:
                mark = digest(self.shared.shelf().written(revision.path))
                await self._tell(session, RevisionNotice.CONFLICT, revision, mark)
            for revision in unused:
                mark = digest(left_out[revision.path])
                await self._tell(session, RevisionNotice.LEFT_OUT, revision, mark)
            for revision in broken:
                mark = digest(covered[revision.path])
                await self._tell(session, RevisionNotice.FILE_BROKEN, revision, mark)

    async def _tell(
        self, session: AsyncSession, notice: RevisionNotice, revision: Revision, mark: str
    ) -> None:
        keepers = await self.shared.keepers_of(session, revision.section)
        for member in dict.fromkeys([*keepers, *await self.shared.admins(session)]):
            await self.shared.outbox.enqueue(
                session,
                notice,
                to=member,
                about=revision.id,
                dedup_key=f"{notice}:{revision.id}:{mark}:{member}",
            )
