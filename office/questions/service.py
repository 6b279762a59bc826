"""Keeps every question with its answer, and the officers' rating of the answer."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from office.database import AsyncSession
from office.forms import Effect
from office.foundation import Foundation, Service
from office.people import Member
from office.questions import store
from office.questions.context import LISTENS_FOR
from office.questions.errors import AlreadySent, QuestionUnknown
from office.questions.models import GAP, Asked, Dislike, Question
from office.questions.pace import QuestionPace

LOOKS_BACK = timedelta(days=90)


@dataclass(frozen=True)
class QuestionOutcome:
    """What the knowledge base answered: the band, and the section it showed, if any.

    `read_as` is the question together with the one before, if it built on that. `offered` are the
    addresses of the sections that a number can choose.
    """

    band: str
    sop_id: str | None = None
    section: str | None = None
    score: float | None = None
    read_as: str | None = None
    offered: tuple[str, ...] = ()
    answer_id: int | None = None


class Questions(Service):
    """What was asked, and how it was answered."""

    def __init__(self, foundation: Foundation) -> None:
        super().__init__(foundation)
        self._paces: dict[int, QuestionPace] = {}

    def pace_of(self, member: Member) -> QuestionPace:
        """Return how fast the member has asked this process lately."""
        return self._paces.setdefault(member.id, QuestionPace())

    async def record(
        self, update_id: int, asker: Member, text: str, outcome: QuestionOutcome
    ) -> None:
        """Store a question that has been answered. `text` must already be masked."""
        question = {
            "id": update_id,
            "member_id": asker.id,
            "asked_at": self.clock.now(),
            "text": text,
            "band": outcome.band,
            "sop_id": outcome.sop_id,
            "section": outcome.section,
            "score": outcome.score,
            "read_as": outcome.read_as,
            "offered": ",".join(outcome.offered),
            "answer_id": outcome.answer_id,
        }
        async with self.database.begin_plain() as session:
            await store.add_once(session, question)

    @asynccontextmanager
    async def _changing(self, question_id: int, asker: Member) -> AsyncIterator[Question]:
        """Give the asker's question to change, and store it. QuestionUnknown if there is none."""
        async with self.database.begin() as session:
            question = await store.question_of(session, question_id, asker.id)
            if question is None:
                raise QuestionUnknown
            yield question
            session.add(question)

    async def asked(self, question_id: int, asker: Member) -> Question:
        """Return the question, for its asker.

        Raises:
            QuestionUnknown: this member asked no such question, or it is no longer kept.
        """
        async with self.database.read() as session:
            question = await store.question_of(session, question_id, asker.id)
        if question is None:
            raise QuestionUnknown
        return question

    async def unchosen(self, asker: Member) -> Asked | None:
        """Return the member's last question, if it was just offered a choice and none was made."""
        last = await store.last_of(self.database.look, asker.id)
        is_open = last is not None and bool(last.offered) and last.sop_id is None
        return last if last is not None and is_open and self._is_recent(last) else None

    async def last(self, asker: Member) -> Asked | None:
        """Return what the member asked a moment ago: a short question may build on it."""
        last = await store.last_of(self.database.look, asker.id)
        return last if last is not None and self._is_recent(last) else None

    def _is_recent(self, question: Asked) -> bool:
        return self.clock.now() - question.asked_at <= LISTENS_FOR

    async def choose(
        self, question_id: int, asker: Member, sop_id: str, section: str
    ) -> Question | None:
        """Note which of the offered options the asker meant. None if it is no longer kept."""
        async with self.database.begin() as session:
            question = await store.question_of(session, question_id, asker.id)
            if question is not None:
                question.sop_id, question.section = sop_id, section
                session.add(question)
        return question

    async def note_meant(self, question_id: int, asker: Member, passage: str) -> Question:
        """Note which section the asker meant, after another one did not help. A later one counts.

        Raises:
            QuestionUnknown: this member asked no such question, or it is no longer kept.
        """
        async with self._changing(question_id, asker) as question:
            question.meant = passage
        return question

    async def note_answer(self, question_id: int, asker: Member, answer_id: int) -> None:
        """Note that the asker was shown a head's answer: they hear when it changes.

        Raises:
            QuestionUnknown: this member asked no such question, or it is no longer kept.
        """
        async with self._changing(question_id, asker) as question:
            question.answer_id = answer_id

    async def allow_as_sample(self, question_id: int, asker: Member) -> None:
        """Note that the asker's words may be a sample question, even if nobody else asks so.

        Raises:
            QuestionUnknown: this member asked no such question, or it is no longer kept.
        """
        async with self._changing(question_id, asker) as question:
            question.may_be_sample = True

    async def opened(self, reader: Member, sop_id: str, section: str = "") -> None:
        """Note that a member has opened a section or a whole SOP: they hear when it changes."""
        async with self.database.begin(keeps_update_open=True) as session:
            await store.note_opening(session, reader.id, sop_id, section, self.people.today())

    async def mark_gap(self, question_id: int, asker: Member) -> None:
        """Note that none of the offered options was meant: the shelf lacks an SOP for it."""
        async with self.database.begin() as session:
            question = await store.question_of(session, question_id, asker.id)
            if question is not None:
                question.band, question.sop_id, question.section = GAP, None, None
                # Nothing was shown for it, so it builds on nothing.
                question.offered, question.read_as = "", question.text
                session.add(question)

    async def rate(
        self, question_id: int, asker: Member, *, is_helpful: bool, dislike: Dislike | None = None
    ) -> Question:
        """Store the asker's rating. A later one replaces it.

        Raises:
            QuestionUnknown: this member asked no such question, or it is no longer kept.
        """
        async with self._changing(question_id, asker) as question:
            question.is_helpful, question.dislike = is_helpful, dislike
            question.rated_at = self.clock.now()
        return question

    async def text_of(self, question_id: int, asker: Member) -> str:
        """Return the words of a question that was meant for something else.

        Raises:
            AlreadySent: it was already taken back, or is no longer kept.
        """
        async with self.database.read() as session:
            question = await store.question_of(session, question_id, asker.id)
        if question is None:
            raise AlreadySent
        return question.text

    def taking_back(self, question_id: int, asker: Member) -> Effect:
        """Return what deletes a question that was none, in another service's transaction.

        When called it raises AlreadySent if the question is already gone.
        """

        async def take_back(session: AsyncSession) -> None:
            if not await store.forget(session, question_id, asker.id):
                raise AlreadySent

        return take_back

    async def recently(self, limit: int = 400) -> list[str]:
        """Return what was asked in the last ninety days, masked: each wording once, latest first.

        A draft is tried with these questions.
        """
        async with self.database.read() as session:
            found = await store.recent(session, self.clock.now() - LOOKS_BACK, limit)
        # A question whose words retention has removed is left out.
        return list(
            dict.fromkeys(said for question in found if (said := question.read_as or question.text))
        )

    async def gaps(self, limit: int = 20) -> Sequence[Question]:
        """Return the latest questions that no SOP answered: what the shelf lacks."""
        async with self.database.read() as session:
            return await store.recent_gaps(session, limit)
