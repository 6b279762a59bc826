"""Proposes phrasings that nobody has typed yet: what colleagues write, and a language model."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from office.database import AsyncSession
from office.foundation import Service
from office.privacy import MASK, mask
from office.suggestions import store
from office.suggestions.models import SampleOrigin, Suggestion, SuggestionKind

LONGEST = 150
_SHORTEST = 3

Proposal = tuple[str, str]
"""The address of a section, and a way of asking about it."""


class NoSample(StrEnum):
    """Why words cannot be a sample question."""

    LENGTH = "panjang"  # too short or too long
    PERSONAL = "data_pribadi"  # they hold what may be the number or the address of a person
    KNOWN = "sudah_ada"  # nearly the same is a sample already, or was proposed before
    ELSEWHERE = "bagian_lain"  # they ask about another SOP


@dataclass
class Proposed:
    """What was proposed, and how much was left out for which reason."""

    fit: list[Proposal] = field(default_factory=list)
    unfit: Counter[NoSample] = field(default_factory=Counter)


class Proposing(Service):
    """Puts before the keeper what may be a sample question, and nothing twice."""

    async def propose(self, proposals: Sequence[Proposal], origin: SampleOrigin) -> Proposed:
        """Propose them in a transaction of their own. What asks about another SOP is left out."""
        looked = await self.looked_over(proposals, is_from_section=True)
        async with self.database.begin() as session:
            return await self.within(session, looked, origin)

    async def looked_over(
        self, proposals: Sequence[Proposal], *, is_from_section: bool = False
    ) -> Proposed:
        """Leave out what cannot be a sample on the shelf of today. Takes a while, in a thread.

        `is_from_section`: they were made from a section alone, so what another SOP surely answers
        has missed it.
        """
        return await asyncio.to_thread(self._looked_over, proposals, is_from_section)

    async def within(
        self,
        session: AsyncSession,
        looked: Proposed,
        origin: SampleOrigin,
        asker_id: int | None = None,
    ) -> Proposed:
        """Propose what fits in the caller's transaction; `asker_id` is whose words they are.

        What was proposed before is not proposed again, refused or not.
        """
        await store.begin_gathering(session)
        every = await store.suggestions_of_kind(session, SuggestionKind.PHRASING)
        known = [it.text for it in every if it.text]
        proposed = Proposed(unfit=Counter(looked.unfit))
        for passage, words in looked.fit:
            if self.shelf().has_copy(words, known):
                proposed.unfit[NoSample.KNOWN] += 1
                continue
            known.append(words)
            proposed.fit.append((passage, words))
            session.add(self._suggestion(passage, words, origin, asker_id))
        return proposed

    def _suggestion(
        self, passage: str, words: str, origin: SampleOrigin, asker_id: int | None
    ) -> Suggestion:
        people = int(asker_id is not None)
        return Suggestion(
            kind=SuggestionKind.PHRASING,
            origin=origin,
            section=self.shelf().owner(passage),
            text=words,
            passage=passage,
            people=people,
            times=people,
            last_at=self.clock.now(),
            asker_id=asker_id,
        )

    def _looked_over(self, proposals: Sequence[Proposal], is_from_section: bool) -> Proposed:
        looked = Proposed()
        for passage, given in proposals:
            words = " ".join(given.split())
            why = self._unfit(words)
            if why is None and is_from_section and self.shelf().is_surely_elsewhere(passage, words):
                why = NoSample.ELSEWHERE
            if why is None:
                looked.fit.append((passage, words))
            else:
                looked.unfit[why] += 1
        return looked

    def _unfit(self, words: str) -> NoSample | None:
        if not _SHORTEST <= len(words) <= LONGEST or not any(map(str.isalpha, words)):
            return NoSample.LENGTH
        shelf = self.shelf()
        if MASK in words or mask(words).kinds or shelf.holds_personal_data(words):
            return NoSample.PERSONAL
        return NoSample.KNOWN if shelf.is_nearly_asked(words) else None
