"""Ends answers of heads, gaps and refusals of a question that the changed SOP now answers."""

import asyncio
from datetime import datetime

from office.answers import told_of
from office.changes import store
from office.changes.notices import ChangeNotice
from office.changes.rules.telling import key_of
from office.changes.shelf_watch import ShelfWatch
from office.database import AsyncSession
from office.payload import Plain
from office.suggestions import (
    Suggestion,
    SuggestionKind,
    SuggestionState,
    lock_suggestion,
    suggestions_of_kind,
)
from office.suggestions.decisions.deciding import tell_learners
from office.suggestions.gathering import LOOKS_BACK, Gathering

Since = dict[str, datetime]
"""Since when the words of each section are in force. Those of the first look are missing."""


class Superseding:
    """Only words that came after a question was asked or answered can replace its answer."""

    def __init__(self, shared: ShelfWatch, gathering: Gathering) -> None:
        self.shared = shared
        self.gathering = gathering

    async def run(self) -> None:
        """End what the shelf surely answers now, and tell all who asked or were told."""
        async with self.shared.database.read() as session:
            since = await store.since(session)
            answers = await store.replaceable(session, self.shared.people.today())
            gaps = await suggestions_of_kind(session, SuggestionKind.GAP)
        if not since:
            return
        for answer, forwarded in answers:
            question = answer.question or forwarded or ""
            if passage := await self._came_after(question, answer.given_at, since):
                await self._end(answer.id, passage, since[passage])
        for gap in gaps:
            at = self._stands_since(gap)
            if at is not None and (passage := await self._came_after(gap.text, at, since)):
                await self._fill(gap, passage, since[passage])

    def _stands_since(self, gap: Suggestion) -> datetime | None:
        """Return since when the gap or its decision stands; None if nobody waits any more."""
        if gap.state is SuggestionState.ELSEWHERE:
            return gap.decided_at
        return gap.last_at if gap.last_at >= self.shared.clock.now() - LOOKS_BACK else None

    async def _came_after(self, question: str, at: datetime, since: Since) -> str | None:
        """Return the section that surely answers, if its words came after that moment."""
        if not question or max(since.values()) <= at:
            return None
        passage = await asyncio.to_thread(self.shared.shelf().answers_surely, question)
        return passage if passage is not None and since.get(passage, at) > at else None

    async def _end(self, answer_id: int, passage: str, since: datetime) -> None:
        async with self.shared.database.begin(keeps_update_open=True) as session:
            answer = await store.lock_answer(session, answer_id)
            if answer is None or answer.ended_at is not None:
                return
            answer.ended_at = self.shared.clock.now()
            session.add(answer)
            for member in sorted(await told_of(session, answer_id)):
                await self._tell(session, ChangeNotice.NOW_SOP, member, answer_id, passage, since)

    async def _fill(self, gap: Suggestion, passage: str, since: datetime) -> None:
        """Close the gap. Each asker is told of their own question."""
        askers = await self.gathering.askers_of(gap)
        async with self.shared.database.begin(keeps_update_open=True) as session:
            found = await lock_suggestion(session, gap.id)
            # A keeper may have decided meanwhile; what they said then is newer than the words.
            if found is not None and found.state is gap.state is not SuggestionState.ANSWERED:
                found.state, found.decided_at = SuggestionState.ANSWERED, self.shared.clock.now()
                session.add(found)
                tell_learners(session, self.shared.database)
            for member, question in sorted(askers.items()):
                await self._tell(session, ChangeNotice.GAP_FILLED, member, question, passage, since)

    async def _tell(
        self,
        session: AsyncSession,
        kind: ChangeNotice,
        member: int,
        about: int,
        passage: str,
        since: datetime,
    ) -> None:
        """Tell a member once for each wording, however many of their questions it answers."""
        await self.shared.outbox.enqueue(
            session,
            kind,
            to=member,
            about=about,
            detail=Plain(passage),
            due_at=self.shared.hours.next_opening(self.shared.clock.now()),
            dedup_key=f"{ChangeNotice.NOW_SOP}:{passage}:{key_of(since)}:{member}",
        )
