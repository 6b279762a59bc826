"""Publishes what a rule has written after a tap: a file of the office that holds facts, no text.

Nobody reviews it, for nobody has written it: `reviewed.toml` and `sources.toml`.
"""

from collections.abc import Callable

from office.database import AsyncSession
from office.foundation import ServicePart
from office.people import Member
from office.revisions import store
from office.revisions.casework import DraftCasework
from office.revisions.models import Revision
from office.revisions.reviewing import basis
from office.shelf import digest


class FactPublishing(ServicePart[DraftCasework]):
    """Writes in the caller's transaction; every replica takes it over after the commit."""

    async def put(
        self,
        session: AsyncSession,
        path: str,
        rewrite: Callable[[str], str],
        by: Member,
        post: str,
    ) -> Revision | None:
        """Publish the file as `rewrite` makes it of the newest text. None: nothing has changed."""
        await store.begin_publishing(session)
        before, file = await store.newest(session, path), self.shared.shelf().written(path)
        old = before.text if before is not None else file or ""
        new = rewrite(old)
        if new == old:
            return None
        number = await store.last_number(session, path) + 1
        revision = Revision(
            path=path,
            number=number,
            title=path,
            version=str(number),
            text=new,
            basis=basis(before, digest(file), file),
            author_id=by.id,
            approver_id=by.id,
            post=post,
            approved_at=self.shared.clock.now(),
            effective_from=self.shared.people.today(),
        )
        session.add(revision)
        await session.flush()
        await self.shared.start(session, revision)
        return revision
