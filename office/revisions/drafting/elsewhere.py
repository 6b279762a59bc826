"""Where the content still states what a draft replaces, and the text that replaces it there."""

from asyncio import to_thread
from collections.abc import Sequence

from knowledge.reading.revising import content_files
from knowledge.reading.revising.merging import merged, overlap
from knowledge.reading.revising.same_figures import (
    StalePlace,
    ToldLine,
    places,
    replaces_figures,
    with_new_figures,
)
from knowledge.reading.sops import choice
from knowledge.reading.sops.choice import SopUse
from office.answers import Answers
from office.database import AsyncSession
from office.foundation import ServicePart
from office.people import Member
from office.revisions import store
from office.revisions.casework import DraftCasework
from office.revisions.drafting.waiting import locked_by
from office.revisions.models import RevisionDraft
from office.shelf import digest

__all__ = ["Elsewhere", "StalePlace", "with_new_figures"]


class Elsewhere(ServicePart[DraftCasework]):
    """Compares a draft with all content as it will be: with what is published and what waits."""

    def __init__(self, shared: DraftCasework, answers: Answers) -> None:
        super().__init__(shared)
        self.answers = answers

    async def of(self, path: str, before: str | None, after: str) -> list[StalePlace]:
        """Return where else the figures stand that this text replaces. It runs in a thread."""
        if before is None or not await to_thread(replaces_figures, path, before, after):
            return []
        async with self.database.read() as session:
            newest = await store.newest_texts(session)
            waiting = await self._waiting(session)
        said = [
            ToldLine("", "", answer.question, line, about=answer.question)
            for answer in await self.answers.queries.in_force()
            for line in answer.text.splitlines()
        ]
        return await to_thread(self._places, path, before, after, {**newest, **waiting}, said)

    async def _waiting(self, session: AsyncSession) -> dict[str, str]:
        """Return the files that wait, by path, each with the changes of all its drafts."""
        found: dict[str, str] = {}
        for draft in await store.waiting(session):
            on = await self.shared.standing(session, draft.path, draft.text, draft.written_on)
            text, others = on.text or draft.text, found.get(draft.path)
            both = merged(on.before or "", text, others) if others is not None else None
            found[draft.path] = both or text
        return found

    def _places(
        self, path: str, before: str, after: str, newer: dict[str, str], said: Sequence[ToldLine]
    ) -> list[StalePlace]:
        held = {*self.shared.shelf().held.paths(), *newer}
        # Cases quote lines and state nothing themselves.
        paths = {one for one in held if not content_files.is_case(one)}
        texts = {one: self._text(one, newer.get(one)) for one in sorted(paths)}
        return places(path, before, after, texts, said)

    def _text(self, path: str, newer: str | None) -> str:
        """Return what a file says in the office: nothing if it turns an SOP off."""
        shelf = self.shared.shelf().held
        text = (newer if newer is not None else shelf.written(path)) or ""
        match choice.of(text):
            case SopUse.OFF:
                return ""
            case SopUse.NATIONAL:
                return shelf.national(path) or ""
            case _:
                return text

    async def left_of(self, draft: RevisionDraft, author: Member) -> dict[str, list[StalePlace]]:
        """Return the other files with figures that this draft replaces, as far as its author may
        write them now, by path."""
        async with self.database.read() as session:
            past = [revision.text for revision in await store.of_path(session, draft.path)]
            kept = await self.shared.written_by(session, author)
            locked: dict[str, frozenset[str]] = {}
            for other in await store.waiting(session):
                locked[other.path] = locked.get(other.path, frozenset()) | locked_by(other)
            newest = await store.newest_texts(session)
        texts = [*past, self.shared.shelf().written(draft.path)]
        before = next((text for text in texts if digest(text) == draft.written_on), None)
        found: dict[str, list[StalePlace]] = {}
        for place in await self.of(draft.path, before, draft.text):
            is_locked = overlap(locked.get(place.path, ()), {place.heading})
            if place.path not in ("", draft.path) and not is_locked:
                found.setdefault(place.path, []).append(place)
        shelf = self.shared.shelf()
        owners = {
            path: shelf.held.owner_of(path, newest.get(path) or shelf.written(path) or "")
            for path in found
        }
        return {path: at for path, at in found.items() if kept.has(path, owners[path])}
