"""Publishes files at the terminal: those who run the machine could change the files, too."""

from asyncio import to_thread
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from office.database import AsyncSession
from office.foundation import ServicePart
from office.revisions import store
from office.revisions.casework import DraftCasework
from office.revisions.models import Revision
from office.revisions.rules.versions import is_older, takes_effect
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
    # The digest of the text that it continues. None: nobody knows, so versions are compared.
    continues: str | None = None


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
        super().__init__(", ".join(change.path for change in found))
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


class Importing(ServicePart[DraftCasework]):
    """Takes in what was written elsewhere. It has no author and no reviewer."""

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
            for day in sorted({item.effective_from for item in plan.planned}):
                await self._check(plan, day)
            with suppress(_Overtaken):
                return await self._publish(files, is_changed, plan, today)

    async def _plan(
        self, session: AsyncSession, files: Sequence[Imported], is_changed: IsChanged, today: date
    ) -> _Plan:
        shelf, newest = self.shared.shelf(), await store.newest_texts(session)
        replaced = {item.path: newest.get(item.path, shelf.written(item.path)) for item in files}
        changed = [
            item
            for item in files
            if (before := replaced[item.path]) is None or is_changed(before, item.text)
        ]
        found = [
            await self._outdated(session, item, replaced[item.path], is_changed) for item in changed
        ]
        if outdated := [change for change in found if change is not None]:
            raise ImportOutdated(outdated)
        planned: list[_Planned] = []
        # A number that a file brings is not given to an earlier file of the list.
        others = {**{item.path: item.text for item in changed}, **newest}
        for item in changed:
            latest = await store.newest(session, item.path)
            day = takes_effect(None, today, latest.effective_from if latest else None)
            how = Publication(replaced[item.path], day, today, dict(others), keeps_number=True)
            stamped = shelf.stamped(item.path, item.text, how)
            others[item.path] = stamped.text
            # The file on the disk is known: the person who imports has seen it.
            planned.append(_Planned(item, stamped, day, digest(shelf.written(item.path))))
        return _Plan(tuple(planned), newest)

    async def _outdated(
        self, session: AsyncSession, one: Imported, before: str | None, is_changed: IsChanged
    ) -> Outdated | None:
        """Compare versions; a file without one is outdated if an earlier revision said the same."""
        shelf = self.shared.shelf()
        if one.continues is not None:
            return None if one.continues == digest(before) else Outdated(one.path, "", "")
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
            item.file.path: item.stamped.text for item in plan.planned if item.effective_from <= day
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
            for item in plan.planned:
                number = await store.last_number(session, item.file.path) + 1
                revision = Revision(
                    path=item.file.path,
                    number=number,
                    title=item.file.title,
                    section=item.file.section,
                    version=item.stamped.version or str(number),
                    text=item.stamped.text,
                    basis=item.basis,
                    approved_at=self.shared.clock.now(),
                    effective_from=item.effective_from,
                )
                session.add(revision)
                await session.flush()
                if item.effective_from <= today:
                    await self.shared.start(session, revision)
                published.append(revision)
        return published
