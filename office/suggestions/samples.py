"""The sample questions of sections: those that count, and those that a keeper gives."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime

from office.database import AsyncSession
from office.foundation import Foundation
from office.people import Member
from office.suggestions import store
from office.suggestions.decisions.deciding import Deciding, tell_learners
from office.suggestions.errors import SuggestionDecided, SuggestionUnknown
from office.suggestions.models import (
    SampleOrigin,
    Suggestion,
    SuggestionKind,
    SuggestionState,
)

Asked = Mapping[str, Sequence[str]]
"""Questions by the address of the section that they ask for. Masked before."""


class Sampling:
    """Sample questions beside those of the files. Each is a phrasing among the suggestions.

    What counts is an accepted one; every replica learns it, and `sop export` writes it into a file.
    """

    def __init__(self, foundation: Foundation, deciding: Deciding) -> None:
        self.database = foundation.database
        self.clock = foundation.clock
        self.shelf = foundation.shelf
        self.deciding = deciding

    async def of(self, passages: Collection[str]) -> list[Suggestion]:
        """Return what counts for these sections and is in no file yet, the oldest first."""
        async with self.database.read() as session:
            found = await store.unexported(session)
        return [phrasing for phrasing in found if phrasing.passage in passages]

    async def take_in(self, asked: Asked, owner: str) -> int:
        """Let questions count that are read at the terminal. Returns how many are new."""
        async with self.database.begin() as session:
            new = await take_samples(session, asked, None, owner, self.clock.now())
            tell_learners(session, self.database)
        return new

    async def give(self, keeper: Member, asked: Asked) -> int:
        """Let a keeper's questions count from now on, on every replica. Returns how many are new.

        Raises:
            SuggestionUnknown: another keeper decides for one of the sections.
        """
        async with self.database.begin() as session:
            kept = await self.deciding.kept_by(session, keeper)
            if not {self.shelf().owner(passage) for passage in asked} <= kept:
                raise SuggestionUnknown
            new = await take_samples(
                session, asked, keeper.id, self.shelf().owner, self.clock.now()
            )
            tell_learners(session, self.database)
        return new

    async def drop(self, suggestion_id: int, keeper: Member) -> Suggestion:
        """Let a question that counts no longer do so. It stays decided: nobody is asked again.

        Raises:
            SuggestionUnknown: there is none, or another keeper decides.
            SuggestionDecided: it counts no more, or stands in a file already.
        """
        async with self.database.begin() as session:
            found = await store.lock_suggestion(session, suggestion_id)
            kept = await self.deciding.kept_by(session, keeper)
            if found is None or found.kind is not SuggestionKind.PHRASING:
                raise SuggestionUnknown
            if found.section not in kept:
                raise SuggestionUnknown
            if found.state is not SuggestionState.ACCEPTED or found.exported_at is not None:
                raise SuggestionDecided
            _decide(session, found, SuggestionState.REFUSED, keeper.id, self.clock.now())
            tell_learners(session, self.database)
        return found


async def take_samples(
    session: AsyncSession,
    asked: Asked,
    keeper_id: int | None,
    owner: str | Callable[[str], str],
    now: datetime,
) -> int:
    """Let questions count. Returns how many are new. The caller tells the replicas.

    The owner is that of all sections, or of each. Without a keeper they come from the terminal.
    """
    known, new = await _known(session) if asked else {}, 0
    for passage, text in _each(asked):
        found = known.get((passage, text)) or Suggestion(
            kind=SuggestionKind.PHRASING,
            origin=SampleOrigin.KEEPER,
            section=owner if isinstance(owner, str) else owner(passage),
            text=text,
            passage=passage,
            last_at=now,
        )
        if found.state is not SuggestionState.ACCEPTED:
            _decide(session, found, SuggestionState.ACCEPTED, keeper_id, now)
            new += 1
    return new


async def _known(session: AsyncSession) -> dict[tuple[str, str], Suggestion]:
    """Return all phrasings by section and words, decided or not."""
    found = await store.suggestions_of_kind(session, SuggestionKind.PHRASING)
    return {(phrasing.passage, phrasing.text): phrasing for phrasing in found}


def _each(asked: Asked) -> Iterable[tuple[str, str]]:
    """Each question once."""
    return dict.fromkeys((passage, text) for passage, texts in asked.items() for text in texts)


def _decide(
    session: AsyncSession,
    found: Suggestion,
    state: SuggestionState,
    keeper_id: int | None,
    now: datetime,
) -> None:
    found.state, found.decided_by, found.decided_at = state, keeper_id, now
    session.add(found)
