"""Publishes files at the terminal: those who run the machine could change the files, too."""

from asyncio import to_thread
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from office.database import AsyncSession, Database
from office.revisions import store
from office.revisions.models import Revision
from office.revisions.rules.versions import is_older, takes_effect
from office.revisions.shared import Shared
from office.shelf import Publication, Stamped, digest

IsChanged = Callable[[str, str], bool]
"""Whether one text says something else than the one before it."""


@dataclass(frozen=True)
class Imported:
    """A content file that was read at the terminal."""

    path: str
    title: str
    section: str
    text: str


@dataclass(frozen=True)
class Outdated:
    """A file that was written on an older text than the one that would be replaced."""

    path: str
    # Its own version and the newest one; both empty where the file has none.
    version: str
    newest: str


class ImportOutdated(Exception):
    """Some of the files are older than what would be replaced: nothing is published."""

    def __init__(self, found: Sequence[Outdated]) -> None:
        super().__init__(", ".join(one.path for one in found))
        self.found = found


class ImportUnfit(Exception):
    """Together with the other content the files would have faults: nothing is published."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class _Overtaken(Exception):
    """Something was published while the files were checked."""


@dataclass(frozen=True)
class _Planned:
    """What a file becomes if it is published now."""

    file: Imported
    stamped: Stamped
    effective_from: date
    basis: str


@dataclass(frozen=True)
class _Plan:
    """What is published, and the newest texts of all files before, by their paths."""

    planned: tuple[_Planned, ...]
    newest: Mapping[str, str]


class Importing:
    """Takes in what was written elsewhere. It has no author and no reviewer."""

    def __init__(self, database: Database, shared: Shared) -> None:
        self.database = database
        self.shared = shared

    async def publish(
        self, files: Sequence[Imported], is_changed: IsChanged = str.__ne__
    ) -> list[Revision]:
        """Publish all files that say something new, or none of them.

        They are in force from today, or from the day of the newest revision. Checking takes a
        moment and stands outside the transaction, as with an approval: if something else was
        published meanwhile, everything is checked again.

        Raises:
            ImportOutdated: some files were written on an older text.
            ImportUnfit: together with what is in force on their day they have faults.
        """
        today = self.shared.people.today()
        while True:
            async with self.database.read() as session:
                plan = await self._plan(session, files, is_changed, today)
            if not plan.planned:
                return []
            for day in sorted({one.effective_from for one in plan.planned}):
                await self._check(plan, day)
            with suppress(_Overtaken):
                return await self._publish(files, is_changed, plan, today)

    async def _plan(
        self, session: AsyncSession, files: Sequence[Imported], is_changed: IsChanged, today: date
    ) -> _Plan:
        shelf, newest = self.shared.shelf(), await store.newest_texts(session)
        replaced = {one.path: newest.get(one.path, shelf.written(one.path)) for one in files}
        changed = [
            one
            for one in files
            if (before := replaced[one.path]) is None or is_changed(before, one.text)
        ]
        found = [
            await self._outdated(session, one, replaced[one.path], is_changed) for one in changed
        ]
        if outdated := [one for one in found if one is not None]:
            raise ImportOutdated(outdated)
        planned: list[_Planned] = []
        # A number that a file brings is not given to an earlier file of the list.
        others = {**{one.path: one.text for one in changed}, **newest}
        for one in changed:
            latest = await store.newest(session, one.path)
            day = takes_effect(None, today, latest.effective_from if latest else None)
            how = Publication(replaced[one.path], day, today, dict(others), keeps_number=True)
            stamped = shelf.stamped(one.path, one.text, how)
            others[one.path] = stamped.text
            # The file on the disk is known: the person who imports has seen it.
            planned.append(_Planned(one, stamped, day, digest(shelf.written(one.path))))
        return _Plan(tuple(planned), newest)

    async def _outdated(
        self, session: AsyncSession, one: Imported, before: str | None, is_changed: IsChanged
    ) -> Outdated | None:
        """Compare versions; a file without one is outdated if an earlier revision said the same."""
        shelf = self.shared.shelf()
        own, newest = shelf.version(one.path, one.text), shelf.version(one.path, before or "")
        if own and newest:
            return Outdated(one.path, own, newest) if is_older(own, newest) else None
        past = await store.of_path(session, one.path)
        was_there = any(not is_changed(revision.text, one.text) for revision in past)
        return Outdated(one.path, "", "") if was_there else None

    async def _check(self, plan: _Plan, day: date) -> None:
        """Raises ImportUnfit."""
        async with self.database.read() as session:
            beside = await store.newest_texts(session, by=day)
        sent = {
            one.file.path: one.stamped.text for one in plan.planned if one.effective_from <= day
        }
        path, text = next(iter(sent.items()))
        faults = self.shared.shelf().faults_with
        if found := await to_thread(faults, path, text, {**beside, **sent}):
            raise ImportUnfit(found)

    async def _publish(
        self, files: Sequence[Imported], is_changed: IsChanged, plan: _Plan, today: date
    ) -> list[Revision]:
        published: list[Revision] = []
        async with self.database.begin() as session:
            await store.begin_publishing(session)
            if await self._plan(session, files, is_changed, today) != plan:
                raise _Overtaken
            for one in plan.planned:
                number = await store.last_number(session, one.file.path) + 1
                revision = Revision(
                    path=one.file.path,
                    number=number,
                    title=one.file.title,
                    section=one.file.section,
                    version=one.stamped.version or str(number),
                    text=one.stamped.text,
                    basis=one.basis,
                    approved_at=self.shared.clock.now(),
                    effective_from=one.effective_from,
                )
                session.add(revision)
                await session.flush()
                if one.effective_from <= today:
                    await self.shared.start(session, revision)
                published.append(revision)
        return published
