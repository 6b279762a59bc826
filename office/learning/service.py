"""Learning: loads what keepers decided, on all replicas alike."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

import structlog

from knowledge.reading.content import Content
from knowledge.reading.faults import BrokenKnowledge, Fault
from knowledge.shelf import LearnedPhrasing
from office.changes.recording import Recording
from office.database import Database
from office.learning.faults import concerned
from office.people import Member
from office.revisions.casework import TOPIC as REVISIONS
from office.revisions.queries import Queries
from office.shelf.office_shelf import OfficeShelf
from office.suggestions.decisions.deciding import TOPIC as PHRASINGS
from office.suggestions.decisions.deciding import Deciding

_LOOKS_EVERY_SECONDS = 60.0

log = structlog.get_logger("office.learning")


class Learning:
    """Keeps the shelf of this process as keepers want it."""

    def __init__(
        self,
        database: Database,
        shelf: OfficeShelf,
        revisions: Queries,
        deciding: Deciding,
        recording: Recording,
    ) -> None:
        self.database = database
        self.shelf = shelf
        self.revisions = revisions
        self.deciding = deciding
        self.recording = recording

    async def learn(self) -> None:
        """Load what keepers decided: revisions, phrasings, and what is not the office's task.

        All are loaded together, because a new section and its sample questions belong together. If
        the index must be built anew, a thread does it. In place of a revision that cannot be used,
        the one before is used.

        Raises:
            BrokenKnowledge: the files themselves have faults. What was in use stays in use.
        """
        revisions, shelf = self.revisions, self.shelf.held
        # The reading stands within the lock, too: an older reading must not be adopted last.
        async with self.shelf.loading:
            ids = await revisions.ids_in_force()
            learned = await self.deciding.learned()
            self.shelf.elsewhere = tuple(suggestion.text for suggestion in learned.elsewhere)
            phrasings = tuple(
                LearnedPhrasing(suggestion.text, suggestion.passage)
                for suggestion in learned.phrasings
            )
            texts = shelf.revisions
            if ids != self.shelf.revised:
                texts = {revision.path: revision.text for revision in await revisions.in_force()}
            older = await revisions.older(shelf.left_out)
            while (phrasings, texts, older) != (shelf.learned, shelf.revisions, shelf.older):
                await asyncio.to_thread(shelf.adopt, phrasings, texts, older)
                self.shelf.loaded.set()
                # Only now is it known which ones cannot be used.
                older = await revisions.older(shelf.left_out)
            self.shelf.revised = ids

    async def take_over(self) -> None:
        """Load it, and keep what was in use if that fails."""
        try:
            await self.learn()
        except BrokenKnowledge as error:
            # The admins were told when the files were changed.
            log.error("content refused", faults=len(error.faults))
        except Exception:
            # The database may be down for a while. The next look loads all the same.
            log.exception("what keepers decided could not be read")

    async def concerned(self, faults: Sequence[Fault]) -> list[tuple[Member, Sequence[Fault]]]:
        """Return who is told which of these faults of the files: admins of every one."""
        return await concerned(faults, self.shelf.held.library, self.deciding)

    async def follow(self) -> None:
        """Use what keepers decide, here or on another replica, until cancelled."""
        woken = asyncio.Event()
        for topic in (REVISIONS, PHRASINGS):
            self.database.signals.listen(topic, woken.set)
        while True:
            woken.clear()
            await self.take_over()
            with suppress(TimeoutError):
                # A signal can be lost, so it also looks by itself.
                await asyncio.wait_for(woken.wait(), _LOOKS_EVERY_SECONDS)

    async def tell_changes(self) -> None:
        """Tell what each load has changed on the shelf, whatever caused it, until cancelled.

        At the start, too: the process may have died between a load and its news.
        """
        seen: Content | None = None
        while True:
            self.shelf.loaded.clear()
            try:
                # Without the revisions the files would look like a change back.
                await self.learn()
                content = self.shelf.held.content
                if content is not seen or self.recording.is_waiting:
                    await self.recording.record_changes()
                    seen = content
            except Exception:
                # The database may be down for a while. The next look compares all the same.
                log.exception("the shelf could not be compared")
            with suppress(TimeoutError):
                await asyncio.wait_for(self.shelf.loaded.wait(), _LOOKS_EVERY_SECONDS)
