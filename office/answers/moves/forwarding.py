"""An asker sends a question to a section, takes it back, or asks about its answer."""

from dataclasses import dataclass
from datetime import datetime

from office.answers import store
from office.answers.casework import QuestionCasework
from office.answers.errors import ForwardedUnknown
from office.answers.form import FOLLOW_UP, FORWARD
from office.answers.models import ForwardedQuestion, HeadAnswer
from office.answers.tiers import next_tier, tier_of
from office.forms import forget_form
from office.foundation import ServicePart
from office.people import Member
from office.posts import Post, parse_post
from office.questions import QuestionUnknown, lock_question, question_of, said_before


@dataclass(frozen=True)
class ForwardingPlan:
    """What would be forwarded: the question as the head reads it, and who is asked first."""

    text: str
    section: str
    post: Post | None
    # The questions on which it builds.
    after: str = ""
    # The head's answer that the asker was shown, if it was one.
    answer_id: int | None = None

    @property
    def compared(self) -> str:
        """Return the words by which the same question is found."""
        return f"{self.after} · {self.text}" if self.after else self.text

    def question(
        self, former: ForwardedQuestion | None, question_id: int, asker: Member, now: datetime
    ) -> ForwardedQuestion:
        """Return the question to ask: a new one, or one that was taken back, asked anew."""
        new = ForwardedQuestion(
            question_id=question_id,
            asker_id=asker.id,
            text=self.text,
            after=self.after,
            section=self.section,
            asked_at=now,
        )
        if former is None:
            return new
        former.text, former.after, former.section = new.text, new.after, new.section
        former.tier, former.closed_at, former.asked_at = 0, None, now
        former.waiting_at, former.joins, former.remark = None, None, ""
        return former


class Forwarding(ServicePart[QuestionCasework]):
    """What askers do."""

    async def plan(
        self, question_id: int, asker: Member, section: str, text: str = ""
    ) -> ForwardingPlan:
        """Return what would be forwarded, and to whom: what was asked last, in their own words.

        `text` are the words in which the asker has put it instead. They say all that is asked.

        Raises:
            QuestionUnknown: this member asked no such question, or it is no longer kept.
        """
        async with self.database.read() as session:
            question = await question_of(session, question_id, asker.id)
            if question is None or not question.text:
                raise QuestionUnknown
            after = "" if text else await said_before(session, question)
            today = await self.shared.roster(session)
        holders = self.shared.holders
        tier = next_tier(section, 0, lambda post: not holders(asker.id, post, today))
        post = tier.post if tier else None
        return ForwardingPlan(text or question.text, section, post, after, question.answer_id)

    async def forward(
        self, question_id: int, asker: Member, section: str, text: str = ""
    ) -> ForwardedQuestion:
        """Forward a question. A second tap changes nothing, but for one that was taken back.

        The head reads only its words.

        Raises:
            QuestionUnknown: this member asked no such question, or it is no longer kept.
        """
        plan = await self.plan(question_id, asker, section, text)
        # Aside: after a crash the update comes again, finds this done, and shows the receipt.
        async with self.database.begin(keeps_update_open=True) as session:
            # Two replicas may have the same tap in hand: one of them stood still.
            await lock_question(session, question_id)
            new = await store.of_question(session, question_id)
            if new is not None and not new.is_taken_back:
                return new
            new = plan.question(new, question_id, asker, self.shared.clock.now())
            await self.shared.climb(session, new)
            await forget_form(session, asker.id, FORWARD.topic)
        return new

    async def take_back(self, forwarded_id: int, asker: Member) -> ForwardedQuestion:
        """Wait no longer for an answer; of a follow-up, the answer before stays.

        Raises:
            ForwardedUnknown: this member has forwarded no such question.
        """
        async with self.database.begin() as session:
            question, asked = await self.shared.lock_both(session, forwarded_id, asker)
            if question.is_open:
                question.due_at, question.closed_at = None, self.shared.clock.now()
                question.follow_up, question.joins, question.waiting_at = "", None, None
                session.add(question)
                await session.flush()
                await self.shared.refresh_cards(session, asked)
                # Colleagues may still wait for the answer.
                await self.shared.pass_on(session, question)
        return question

    async def follow_up(self, forwarded_id: int, asker: Member, text: str) -> ForwardedQuestion:
        """Ask about the answer. It goes to the post that gave it, and climbs from there.

        Raises:
            ForwardedUnknown: this member has forwarded no such question, or it has no answer.
        """
        async with self.database.begin() as session:
            question = await store.lock(session, forwarded_id)
            answer = await session.get(HeadAnswer, (question and question.answer_id) or 0)
            if question is None or question.asker_id != asker.id or answer is None:
                raise ForwardedUnknown
            said = question.follow_up if question.is_open else ""
            question.follow_up = f"{said}\n{text}".strip()
            question.closed_at = question.waiting_at = None
            question.remark = ""
            question.tier = tier_of(question.section, parse_post(answer.post)) - 1
            await self.shared.climb(session, question)
            await forget_form(session, asker.id, FOLLOW_UP.topic)
        return question
