"""Tells whom it concerns that another value is in force: once a revision, in office hours."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from office.arrangements import store
from office.arrangements.casework import ArrangementWork
from office.arrangements.notices import ArrangementNotice
from office.database import AsyncSession
from office.foundation import ServicePart
from office.people import Member, Role
from office.revisions import OfficeChange, Revision

if TYPE_CHECKING:
    from knowledge.reading.arranging import OfficePart

Chained = Callable[[AsyncSession, datetime, Revision], Awaitable[None]]
"""Puts what is in force into a hash chain, once a revision."""
_LOOKS_BACK = timedelta(days=1)


class PartNews(ServicePart[ArrangementWork]):
    """Finds what has begun by itself, so that it does not matter who approved it, or where."""

    def __init__(self, shared: ArrangementWork, chained: Chained) -> None:
        super().__init__(shared)
        self._chained = chained
        # This process need not look at them again. The outbox keeps others from telling twice.
        self._told: set[int] = set()

    async def run(self) -> None:
        """Tell of every revision that has begun within a day."""
        from knowledge.reading.revising.content_files import OFFICE

        since = self.clock.now() - _LOOKS_BACK
        async with self.database.read() as session:
            begun = await store.begun_since(session, OFFICE, since)
        new = [it for it in begun if it not in self._told]
        if not new:
            return
        changes = {it.revision.id: it for it in await self.shared.office_file.changes()}
        # The oldest first: the chain has them in the order in which they began.
        for revision_id in new:
            if revision_id in changes:
                await self._tell(changes[revision_id])
            self._told.add(revision_id)

    async def _tell(self, change: OfficeChange) -> None:
        from knowledge.reading import arranging

        revision = change.revision
        parts = arranging.touched(change.before, revision.text)
        if not parts:
            return
        members = await self.shared.people.active()
        async with self.database.begin() as session:
            await self._chained(session, self.clock.now(), revision)
            await self.shared.outbox.enqueue_all(
                session,
                ArrangementNotice.CHANGED,
                to=self._concerned(members, parts, revision),
                about=revision.id,
                due_at=self.shared.hours.next_opening(self.clock.now()),
                dedup_key=f"{ArrangementNotice.CHANGED}:{revision.id}",
            )

    def _concerned(
        self, members: Sequence[Member], parts: "list[OfficePart]", revision: Revision
    ) -> list[int]:
        """Hours, days off, numbers and switches are for everybody, the rest for who has a post.

        Who proposed it, and who approved it, know.
        """
        from knowledge.reading.arranging import PartGroup

        for_all = (PartGroup.HOURS, PartGroup.DAYS_OFF, PartGroup.CALLS, PartGroup.SWITCHES)
        is_for_all = any(part.group in for_all for part in parts)
        know = {revision.author_id, revision.approver_id}
        today = self.shared.people.today()
        return [
            member.id
            for member in members
            if member.id not in know and (is_for_all or member.roles_on(today) - {Role.OFFICER})
        ]
