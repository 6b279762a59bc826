"""Gathers suggestions from questions: gaps and phrasings in groups, dislikes one by one."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from office.database import AsyncSession
from office.foundation import Foundation, Service
from office.questions import Question, recent_gaps
from office.suggestions import store
from office.suggestions.models import (
    SampleOrigin,
    Suggestion,
    SuggestionKind,
    SuggestionState,
)

if TYPE_CHECKING:
    from office.shelf.office_shelf import OfficeShelf

LOOKS_BACK = timedelta(days=90)
# This many people must have typed a phrasing: if fewer did, it could show who asked. For a section
# with few samples one is enough who has agreed.
LEAST_PEOPLE = 3
_MOST = 2_000
# This many wordings of a gap are shown beside the draft that fills it.
MOST_WORDINGS = 8


@dataclass(frozen=True)
class Group:
    """One or more questions that ask the same, the newest first. Its wording stands for all."""

    questions: list[Question]

    @property
    def text(self) -> str:
        return self.questions[0].text

    @property
    def members(self) -> set[int]:
        return {question.member_id for question in self.questions}

    @property
    def times(self) -> int:
        return len(self.questions)

    @property
    def last_at(self) -> datetime:
        return max(question.asked_at for question in self.questions)


class Gathering(Service):
    """Looks at the questions of the last ninety days. What was decided is not suggested again."""

    def __init__(self, foundation: Foundation) -> None:
        super().__init__(foundation)
        self._gathering = asyncio.Lock()

    async def run(self) -> None:
        """Bring the suggestions up to date with what was asked."""
        async with self._gathering:
            since = self.clock.now() - LOOKS_BACK
            async with self.database.read() as session:
                gaps = await recent_gaps(session, _MOST, since)
                chosen = await store.chosen(session, since, _MOST)
                disliked = await store.disliked(session, since, _MOST)
            await self._gather_gaps(gaps)
            await self._gather_phrasings(chosen)
            await self._gather_dislikes(disliked)

    async def askers_of(self, suggestion: Suggestion) -> dict[int, int]:
        """Return who has asked what the gap is about: the member and their latest such question."""
        found: dict[int, int] = {}
        for question in await self._asked_alike(suggestion):
            found.setdefault(question.member_id, question.id)
        return found

    async def wordings_of(self, suggestion: Suggestion) -> tuple[str, ...]:
        """Return the words in which the gap was asked, each once, the gap's own first."""
        said = (question.text for question in await self._asked_alike(suggestion))
        return tuple(dict.fromkeys([suggestion.text, *said]))[:MOST_WORDINGS]

    async def gaps(self, questions: Sequence[Question]) -> list[tuple[Group, Suggestion | None]]:
        """Return gaps in groups, each with its suggestion, if it has one.

        `/saran`, the weekly messages and `/rekap` all count these groups.
        """
        async with self.database.read() as session:
            known = await store.suggestions_of_kind(session, SuggestionKind.GAP)
        return await self._gaps(questions, known)

    async def _gaps(
        self, questions: Iterable[Question], known: Sequence[Suggestion]
    ) -> list[tuple[Group, Suggestion | None]]:
        asked = [question for question in questions if question.text]
        groups = await self.grouped(asked, [suggestion.text for suggestion in known])
        return [
            (group, known[place] if place < len(known) else None) for place, group in groups.items()
        ]

    async def keeps_gap(self, group: Group, suggestion: Suggestion | None) -> str | None:
        """Return the section whose keeper decides on the gap, or will once it is suggested.

        None if a keeper has said that it is not the office's task.
        """
        if suggestion is None:
            return await asyncio.to_thread(self.shelf().nearest_owner, group.text)
        is_elsewhere = suggestion.state is SuggestionState.ELSEWHERE
        return None if is_elsewhere else suggestion.section

    async def passage_of(self, phrasing: Suggestion) -> str:
        """Return the section that most people chose after they had typed the phrasing."""
        since = self.clock.now() - LOOKS_BACK
        async with self.database.read() as session:
            chosen = [
                question
                for question in await store.chosen(session, since, _MOST)
                if question.stands_alone
            ]
        groups = await self._groups([question.text for question in chosen], [phrasing.text])
        chose: dict[str, set[int]] = defaultdict(set)
        for question, group in zip(chosen, groups, strict=True):
            passage = self._meant(question)
            if group == 0 and passage is not None:
                chose[passage].add(question.member_id)
        return max(chose, key=lambda passage: len(chose[passage]), default=phrasing.passage)

    async def _asked_alike(self, suggestion: Suggestion) -> list[Question]:
        """Return the questions of the gap, the latest first."""
        since = self.clock.now() - LOOKS_BACK
        async with self.database.read() as session:
            gaps = [
                question for question in await recent_gaps(session, _MOST, since) if question.text
            ]
        groups = await self._groups([question.text for question in gaps], [suggestion.text])
        return [question for question, group in zip(gaps, groups, strict=True) if group == 0]

    async def _gather_gaps(self, questions: Iterable[Question]) -> None:
        asked = [question for question in questions if question.text]
        async with self.database.begin(keeps_update_open=True) as session:
            await store.begin_gathering(session)
            known = await _unglued(
                session, await store.suggestions_of_kind(session, SuggestionKind.GAP), asked
            )
            for group, suggestion in await self._gaps(asked, known):
                if suggestion is not None:
                    _update(session, suggestion, group)
                else:
                    owner = self.shelf().nearest_owner(group.text)
                    session.add(_new(SuggestionKind.GAP, owner, group))

    async def _gather_phrasings(self, questions: Iterable[Question]) -> None:
        by_passage: dict[str, list[Question]] = defaultdict(list)
        for question in questions:
            passage = self._meant(question)
            if question.stands_alone and passage is not None:
                by_passage[passage].append(question)
        async with self.database.begin(keeps_update_open=True) as session:
            await store.begin_gathering(session)
            every = await store.suggestions_of_kind(session, SuggestionKind.PHRASING)
            # The words of somebody who was erased are gone.
            known = [phrasing for phrasing in every if phrasing.text]
            for passage, asked in by_passage.items():
                # A phrasing that was accepted for another section is decided, too.
                groups = await self.grouped(asked, [phrasing.text for phrasing in known])
                for place, group in groups.items():
                    if place < len(known):
                        _update(session, known[place], group)
                    elif (told := self._told(passage, group)) is not None:
                        session.add(told)

    def _meant(self, question: Question) -> str | None:
        return meant_in(self.shelf(), question)

    def _told(self, passage: str, group: Group) -> Suggestion | None:
        """Return what the keeper is told of a new phrasing; None if it may or need not be told."""
        shelf = self.shelf()
        owner = shelf.owner(passage)
        if len(group.members) >= LEAST_PEOPLE:
            is_new = not shelf.is_sample(passage, group.text)
            return _new(SuggestionKind.PHRASING, owner, group, passage) if is_new else None
        # Only the words of who has agreed are told: others have asked the same in other words.
        allowed = [it for it in group.questions if it.may_be_sample]
        if not allowed or not shelf.has_few_samples(passage):
            return None
        if shelf.is_sample(passage, allowed[0].text):
            return None
        told = _new(SuggestionKind.PHRASING, owner, Group(allowed), passage)
        told.origin, told.asker_id = SampleOrigin.CONSENT, allowed[0].member_id
        return told

    async def _gather_dislikes(self, questions: Iterable[Question]) -> None:
        async with self.database.begin(keeps_update_open=True) as session:
            await store.begin_gathering(session)
            known = {
                suggestion.question_id: suggestion
                for suggestion in await store.suggestions_of_kind(session, SuggestionKind.DISLIKE)
            }
            for question in questions:
                passage = self.shelf().address(question.sop_id or "", question.section or "")
                if passage is None or not question.text:
                    continue
                if question.id in known:
                    known[question.id].dislike = question.dislike
                    continue
                session.add(
                    Suggestion(
                        kind=SuggestionKind.DISLIKE,
                        section=self.shelf().owner(passage),
                        text=question.text,
                        passage=passage,
                        people=1,
                        times=1,
                        last_at=question.asked_at,
                        question_id=question.id,
                        asker_id=question.member_id,
                        dislike=question.dislike,
                    )
                )

    async def grouped(
        self, questions: Sequence[Question], seeds: Sequence[str] = ()
    ) -> dict[int, Group]:
        """Return the groups of the questions by number: first those of the seeds, then new ones.

        Each question is compared by its own words, whatever was asked before it.
        """
        found: dict[int, Group] = {}
        places = await self._groups([one.text for one in questions], seeds)
        for question, place in zip(questions, places, strict=True):
            found.setdefault(place, Group([])).questions.append(question)
        return found

    async def _groups(self, texts: Sequence[str], seeds: Sequence[str]) -> Sequence[int]:
        """Group the texts in a thread: some thousand questions take a moment."""
        return await asyncio.to_thread(self.shelf().gathered, texts, seeds)


def meant_in(shelf: "OfficeShelf", question: Question) -> str | None:
    """Return the section of today's shelf that the asker meant; None if it is gone."""
    if question.meant is not None:
        return shelf.now_at(question.meant)
    return shelf.address(question.sop_id or "", question.section or "")


async def _unglued(
    session: AsyncSession, known: Iterable[Suggestion], asked: Iterable[Question]
) -> list[Suggestion]:
    """Remove open gaps whose words are several questions in a row, as they were once kept.

    They are gathered anew, each by its own words. Returns those that stay.
    """
    glued = {question.read_as for question in asked if question.read_as != question.text}
    kept = []
    for suggestion in known:
        if suggestion.is_open and suggestion.text in glued:
            await session.delete(suggestion)
        else:
            kept.append(suggestion)
    await session.flush()
    return kept


def _new(kind: SuggestionKind, section: str, group: Group, passage: str = "") -> Suggestion:
    return Suggestion(
        kind=kind,
        section=section,
        text=group.text,
        passage=passage,
        people=len(group.members),
        times=group.times,
        last_at=group.last_at,
    )


def _update(session: AsyncSession, known: Suggestion, group: Group) -> None:
    """Count a suggestion anew if it is still open."""
    if known.state is SuggestionState.OPEN:
        known.people, known.times = len(group.members), group.times
        known.last_at = group.last_at
        if known.people >= LEAST_PEOPLE:
            # By now they are not one person's words.
            known.asker_id = None
        session.add(known)
