"""A keeper decides: what counts, who answers, what is settled, what is served again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from office.answers import AnswerWords, HeadAnswer
from office.answers.alike import check_others
from office.answers.casework import QuestionCasework
from office.answers.form import ANSWER
from office.answers.moves.replacing import replace
from office.answers.notices import AnswerNotice
from office.answers.tiers import VALID_DAYS
from office.database import AsyncSession, Database
from office.errors import NotAllowed
from office.forms import forget_form
from office.forms.errors import NoForm
from office.foundation import Foundation, Service
from office.people import Member, Role
from office.posts.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post, post_name
from office.suggestions import store
from office.suggestions.decisions.keepers import kept_by, sections_of
from office.suggestions.errors import SuggestionDecided, SuggestionUnknown
from office.suggestions.gathering import Gathering
from office.suggestions.models import Suggestion, SuggestionKind, SuggestionState
from office.suggestions.notices import SuggestionNotice
from office.training import release_items

TOPIC = "phrasings"


def tell_learners(session: AsyncSession, database: Database) -> None:
    """Let every replica look at what counts for questions, after the commit."""
    session.info.setdefault("after_commit", []).append(lambda: database.signals.tell(TOPIC))


@dataclass(frozen=True)
class Learned:
    """What keepers have decided, and what counts for every question from now on."""

    phrasings: tuple[Suggestion, ...]
    elsewhere: tuple[Suggestion, ...]


class Deciding(Service):
    """What keepers do, each for the sections they keep today."""

    def __init__(self, foundation: Foundation, gathering: Gathering) -> None:
        super().__init__(foundation)
        self.gathering = gathering
        self._casework = QuestionCasework(foundation)

    # --- reading ---

    async def sections(self, keeper: Member) -> frozenset[str]:
        """Return the sections whose suggestions the member decides today."""
        async with self.database.read() as session:
            return await self.kept_by(session, keeper)

    async def keepers(self) -> list[tuple[Member, frozenset[str]]]:
        """Return who keeps part of the shelf today, each with the sections they keep."""
        members = await self.people.with_posts()
        sections, today = self.rules().sections, self.people.today()
        kept = [(member, sections_of(member, members, sections, today)) for member in members]
        return [(member, sections) for member, sections in kept if sections]

    async def open_for(self, keeper: Member) -> list[Suggestion]:
        """Return what waits for this keeper, what was asked most often first."""
        async with self.database.read() as session:
            sections = await self.kept_by(session, keeper)
            return list(await store.open_in(session, sections))

    async def seen_by(self, suggestion_id: int, keeper: Member) -> Suggestion:
        """Return an open suggestion, for its keeper.

        Raises:
            SuggestionUnknown: there is none, or it is not theirs.
            SuggestionDecided: somebody was faster.
        """
        async with self.database.read() as session:
            found = await session.get(Suggestion, suggestion_id)
            return self._checked(found, await self.kept_by(session, keeper))

    async def reread(self, suggestion_id: int) -> Suggestion | None:
        """Return a suggestion as it is now, for a renderer."""
        async with self.database.read() as session:
            return await session.get(Suggestion, suggestion_id)

    async def learned(self) -> Learned:
        """Return what counts for every question."""
        async with self.database.read() as session:
            found = await store.learned_suggestions(session)
        return Learned(
            tuple(suggestion for suggestion in found if suggestion.kind is SuggestionKind.PHRASING),
            tuple(suggestion for suggestion in found if suggestion.kind is SuggestionKind.GAP),
        )

    # --- deciding ---

    async def accept(self, suggestion_id: int, keeper: Member, passage: str = "") -> Suggestion:
        """Accept a phrasing as a sample question, perhaps of another section.

        It counts at once: all processes are told after the commit.
        """
        async with self.database.begin() as session:
            found = await self._lock(session, suggestion_id, keeper, SuggestionKind.PHRASING)
            found.passage = passage or found.passage
            self._decide(session, found, keeper, SuggestionState.ACCEPTED)
            tell_learners(session, self.database)
        return found

    async def refuse(self, suggestion_id: int, keeper: Member) -> Suggestion:
        """Refuse a phrasing: it is no sample question."""
        async with self.database.begin() as session:
            found = await self._lock(session, suggestion_id, keeper, SuggestionKind.PHRASING)
            self._decide(session, found, keeper, SuggestionState.REFUSED)
        return found

    async def settle(self, suggestion_id: int, keeper: Member, *, is_corrected: bool) -> Suggestion:
        """Note that an unhelpful answer was improved, or is right as it is. The asker is told."""
        state = SuggestionState.ANSWERED if is_corrected else SuggestionState.REFUSED
        async with self.database.begin() as session:
            found = await self._lock(session, suggestion_id, keeper, SuggestionKind.DISLIKE)
            self._decide(session, found, keeper, state)
            if found.asker_id is not None and found.asker_id != keeper.id:
                await self.outbox.enqueue(
                    session, SuggestionNotice.SETTLED, to=found.asker_id, about=found.id
                )
        return found

    async def serve_again(self, suggestion_id: int, keeper: Member) -> Suggestion:
        """Note that a training item is right although its SOP changed: members get it again."""
        async with self.database.begin() as session:
            found = await self._lock(session, suggestion_id, keeper, SuggestionKind.TRAINING)
            self._decide(session, found, keeper, SuggestionState.REFUSED)
            await release_items(session, [found.item_id])
        return found

    async def needs_correction(self, suggestion_id: int, keeper: Member) -> Suggestion:
        """Note that a training item is wrong now: it is held back until it is reworded."""
        async with self.database.begin() as session:
            found = await self._lock(session, suggestion_id, keeper, SuggestionKind.TRAINING)
            self._decide(session, found, keeper, SuggestionState.ANSWERED)
        return found

    async def give_to(self, suggestion_id: int, keeper: Member, section: str) -> Suggestion:
        """Give a gap to another section, whose keeper decides then."""
        async with self.database.begin() as session:
            found = await self._lock(session, suggestion_id, keeper, SuggestionKind.GAP)
            found.section = section
            session.add(found)
        return found

    async def is_elsewhere(self, suggestion_id: int, keeper: Member) -> Suggestion:
        """Note that a gap is not the office's task: all who ask it again are told so."""
        async with self.database.begin() as session:
            found = await self._lock(session, suggestion_id, keeper, SuggestionKind.GAP)
            self._decide(session, found, keeper, SuggestionState.ELSEWHERE)
            tell_learners(session, self.database)
        return found

    async def answer(self, keeper: Member, words: AnswerWords, *, beside: str = "") -> HeadAnswer:
        """Answer a gap for all. Everybody who asked it in vain gets the answer.

        Raises:
            NoForm: nothing was written.
            SuggestionUnknown, SuggestionDecided: as `seen_by`.
            AnsweredAlike: another answer to what may be the same question is in force.
        """
        if not words.text and not words.passage:
            raise NoForm(ANSWER.topic)
        suggestion = await self.seen_by(words.gap_id, keeper)
        askers = await self.gathering.askers_of(suggestion)
        now = self.clock.now()
        async with self.database.begin() as session:
            found = await self._lock(session, words.gap_id, keeper, SuggestionKind.GAP)
            known = {*words.takes, *words.beside}
            await check_others(session, self, found.text, keeper.id, known)
            answer = HeadAnswer(
                question=found.text,
                text=words.text,
                passage=words.passage,
                beside=beside,
                post=post_name(self._post(keeper, found.section)),
                author_id=keeper.id,
                is_for_all=True,
                given_at=now,
                valid_until=self.people.today() + timedelta(days=VALID_DAYS),
            )
            session.add(answer)
            self._decide(session, found, keeper, SuggestionState.ANSWERED)
            await session.flush()
            await self._take_place(session, answer, words.takes)
            await self._tell_askers(session, found, answer, askers)
            await forget_form(session, keeper.id, ANSWER.topic)
        return answer

    async def adopt(self, suggestion_id: int, keeper: Member, answer_id: int) -> HeadAnswer:
        """Answer a gap with what another head has answered to all. Everybody who asked it gets it.

        Raises:
            NotAllowed: that answer is no longer shown to others.
            SuggestionUnknown, SuggestionDecided: as `seen_by`.
        """
        askers = await self.gathering.askers_of(await self.seen_by(suggestion_id, keeper))
        async with self.database.begin() as session:
            found = await self._lock(session, suggestion_id, keeper, SuggestionKind.GAP)
            answer = await session.get(HeadAnswer, answer_id)
            if answer is None or not answer.is_for_all or answer.ended_at is not None:
                raise NotAllowed
            self._decide(session, found, keeper, SuggestionState.ANSWERED)
            await self._tell_askers(session, found, answer, askers)
            await forget_form(session, keeper.id, ANSWER.topic)
        return answer

    async def _take_place(
        self, session: AsyncSession, answer: HeadAnswer, takes: Iterable[int]
    ) -> None:
        """Let the answer replace those of others that its author has seen."""
        for answer_id in sorted(takes):
            old = await session.get(HeadAnswer, answer_id, with_for_update=True)
            if old is not None and old.ended_at is None:
                await replace(session, self._casework, old, answer)
                answer.add_wordings(*old.wordings)

    async def _tell_askers(
        self,
        session: AsyncSession,
        gap: Suggestion,
        answer: HeadAnswer,
        askers: Mapping[int, int],
    ) -> None:
        for member, question_id in askers.items():
            if member != answer.author_id:
                await self.outbox.enqueue(
                    session,
                    AnswerNotice.GAP_ANSWERED,
                    to=member,
                    about=answer.id,
                    detail=question_id,
                    dedup_key=f"gap:{gap.id}:{member}",
                )

    async def unexported(self) -> list[Suggestion]:
        """Return the accepted phrasings that are in no file yet."""
        async with self.database.read() as session:
            return list(await store.unexported(session))

    async def mark_exported(self, written: Iterable[int]) -> None:
        """Note that these phrasings are in the files."""
        async with self.database.begin() as session:
            for suggestion_id in written:
                found = await store.lock_suggestion(session, suggestion_id)
                if found is not None:
                    found.exported_at = self.clock.now()
                    session.add(found)

    # --- within the caller's transaction ---

    async def kept_by(self, session: AsyncSession, keeper: Member) -> frozenset[str]:
        """Return the sections whose suggestions the member decides today."""
        return await kept_by(session, keeper, self.rules().sections, self.people.today())

    async def _lock(
        self, session: AsyncSession, suggestion_id: int, keeper: Member, kind: SuggestionKind
    ) -> Suggestion:
        found = await store.lock_suggestion(session, suggestion_id)
        checked = self._checked(found, await self.kept_by(session, keeper))
        if checked.kind is not kind:
            raise SuggestionUnknown
        return checked

    def _checked(self, found: Suggestion | None, sections: frozenset[str]) -> Suggestion:
        if found is None or found.section not in sections:
            raise SuggestionUnknown
        if not found.is_open:
            raise SuggestionDecided
        return found

    def _decide(
        self, session: AsyncSession, found: Suggestion, keeper: Member, state: SuggestionState
    ) -> None:
        found.state, found.decided_by = state, keeper.id
        found.decided_at = self.clock.now()
        session.add(found)

    def _post(self, keeper: Member, section: str) -> Post:
        """Return the post in which they answer: a head's, if they hold one."""
        roles = self.people.roles(keeper)
        today = self.people.today()
        heads = [
            post.section
            for post in keeper.appointments
            if post.role is Role.SECTION_HEAD and post.is_held_on(today)
        ]
        if section in heads or (heads and not section):
            return Post(SECTION_HEAD, section=section or heads[0])
        if Role.HEAD_OF_OFFICE in roles:
            return Post(HEAD_OF_OFFICE)
        return Post(Role.SOP_KEEPER, section=section or None)
