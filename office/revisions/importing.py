"""Publishes files at the terminal: whoever runs the machine could change the files, too."""

from dataclasses import dataclass

from office.database import Database
from office.revisions import store
from office.revisions.facts import Publication, digest
from office.revisions.models import Revision
from office.revisions.shared import Shared
from office.revisions.versions import takes_effect


@dataclass(frozen=True)
class Imported:
    """A content file that was read at the terminal."""

    path: str
    title: str
    section: str
    text: str


class Importing:
    """Takes in what was written elsewhere. It has no author and no reviewer."""

    def __init__(self, database: Database, shared: Shared) -> None:
        self.database = database
        self.shared = shared

    async def publish(self, files: list[Imported]) -> list[Revision]:
        """Publish all of them or none, from today, or from the day of the newest revision."""
        today, now = self.shared.people.today(), self.shared.clock.now()
        facts, published = self.shared.facts(), list[Revision]()
        async with self.database.begin() as session:
            await store.begin_publishing(session)
            # A number that a file brings is not given to an earlier file of the list.
            sent = {one.path: one.text for one in files}
            for one in files:
                before, written = await store.newest(session, one.path), facts.written(one.path)
                replaced = before.text if before is not None else written
                day = takes_effect(None, today, before.effective_from if before else None)
                others = {**sent, **await store.newest_texts(session)}
                how = Publication(replaced, day, today, others, keeps_number=True)
                stamped = facts.stamped(one.path, one.text, how)
                number = await store.last_number(session, one.path) + 1
                revision = Revision(
                    path=one.path,
                    number=number,
                    title=one.title,
                    section=one.section,
                    version=stamped.version or str(number),
                    text=stamped.text,
                    # The file on the disk is known: the person who imports has seen it.
                    basis=digest(written),
                    approved_at=now,
                    effective_from=day,
                )
                session.add(revision)
                await session.flush()
                if day <= today:
                    await self.shared.start(session, revision)
                published.append(revision)
        return published
