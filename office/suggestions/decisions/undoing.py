"""A keeper takes a decision back: the suggestion is open again, and what it had caused ends."""

from office.database import AsyncSession
from office.people import Member
from office.suggestions import store
from office.suggestions.decisions.deciding import Deciding, tell_learners
from office.suggestions.errors import DecisionGone, PhrasingExported, SuggestionUnknown
from office.suggestions.models import Suggestion, SuggestionKind, SuggestionState
from office.training import hold_item


class Undoing:
    """What keepers have decided, and the way back, each for the sections they keep today."""

    def __init__(self, deciding: Deciding) -> None:
        self.deciding = deciding
        self.database = deciding.database

    async def decided_by(self, keeper: Member) -> list[Suggestion]:
        """Return the keeper's decisions that can be undone, the newest first.

        One whose words were erased with its asker is left out.
        """
        async with self.database.read() as session:
            sections = await self.deciding.kept_by(session, keeper)
            found = await store.decided_by(session, keeper.id, sections)
        return [suggestion for suggestion in found if _has_words(suggestion)]

    async def undo(self, suggestion_id: int, keeper: Member) -> Suggestion:
        """Let the suggestion be open again. All processes are told after the commit.

        A phrasing stands again for the section that people chose.

        Raises:
            SuggestionUnknown: there is none, or it is not theirs.
            DecisionGone: it is open again, was answered, or the training item is gone.
            PhrasingExported: the phrasing stands in a file already.
        """
        async with self.database.read() as session:
            seen = await session.get(Suggestion, suggestion_id)
            seen = await self.checked(session, seen, keeper)
        is_phrasing = seen.kind is SuggestionKind.PHRASING
        passage = await self.deciding.gathering.passage_of(seen) if is_phrasing else seen.passage
        async with self.database.begin() as session:
            found = await store.lock_suggestion(session, suggestion_id)
            found = await self.checked(session, found, keeper)
            if found.kind is SuggestionKind.TRAINING:
                await self._hold(session, found)
            found.state, found.passage = SuggestionState.OPEN, passage
            found.decided_by = found.decided_at = None
            session.add(found)
            tell_learners(session, self.database)
        return found

    async def checked(
        self, session: AsyncSession, found: Suggestion | None, keeper: Member
    ) -> Suggestion:
        """Return a decision that can be undone. Raises as `undo` does."""
        if found is None or found.section not in await self.deciding.kept_by(session, keeper):
            raise SuggestionUnknown
        is_answered = (found.kind, found.state) == (SuggestionKind.GAP, SuggestionState.ANSWERED)
        if found.is_open or is_answered or not _has_words(found):
            raise DecisionGone
        if found.exported_at is not None:
            raise PhrasingExported
        return found

    async def _hold(self, session: AsyncSession, found: Suggestion) -> None:
        """Hold the training item back again, unless it still is."""
        wording = self.deciding.gathering.shelf().wording(found.item_id)
        if wording is None or found.item_id in await store.open_suggestions(session):
            raise DecisionGone
        await hold_item(session, found.item_id, wording, self.deciding.clock.now())


def _has_words(found: Suggestion) -> bool:
    """Whether it can be read: the words of an unhelpful answer are erased with its asker."""
    return bool(found.text) or found.kind is SuggestionKind.TRAINING
