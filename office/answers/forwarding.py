"""An asker sends a question to a section, and is told who has it."""

from dataclasses import dataclass

from office.answers import store
from office.answers.models import ForwardedQuestion
from office.answers.shared import Shared
from office.answers.tiers import next_tier
from office.database import Database
from office.people import Member
from office.posts.posts import Post
from office.questions import store as questions_store
from office.questions.errors import QuestionUnknown


@dataclass(frozen=True)
class Plan:
    """What would be forwarded: the question as the head reads it, and who is asked first."""

    text: str
    section: str
    post: Post | None


class Forwarding:
    """What askers do."""

    def __init__(self, database: Database, shared: Shared) -> None:
        self.database = database
        self.shared = shared

    async def plan(self, question_id: int, asker: Member, section: str) -> Plan:
        """Return what would be forwarded, and to whom.

        Raises:
            QuestionUnknown: this member asked no such question, or it is no longer kept.
        """
        async with self.database.read() as session:
            question = await questions_store.question_of(session, question_id, asker.id)
            if question is None or not question.text:
                raise QuestionUnknown
            today = await self.shared.roster(session)
        holders = self.shared.holders
        tier = next_tier(section, 0, lambda post: not holders(asker.id, post, today))
        return Plan(question.read_as or question.text, section, tier.post if tier else None)

    async def forward(self, question_id: int, asker: Member, section: str) -> ForwardedQuestion:
        """Forward a question. A second tap changes nothing. The head reads only its words.

        Raises:
            QuestionUnknown: this member asked no such question, or it is no longer kept.
        """
        plan = await self.plan(question_id, asker, section)
        # Aside: after a crash the update comes again, finds this done, and shows the receipt.
        async with self.database.begin(is_aside=True) as session:
            # Two replicas may have the same tap in hand: one of them stood still.
            await questions_store.lock(session, question_id)
            before = await store.of_question(session, question_id)
            if before is not None:
                return before
            new = ForwardedQuestion(
                question_id=question_id,
                asker_id=asker.id,
                text=plan.text,
                section=section,
                asked_at=self.shared.clock.now(),
            )
            await self.shared.climb(session, new)
        return new
