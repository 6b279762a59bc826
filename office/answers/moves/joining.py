"""An asker waits for the answer to a colleague's question, or says that an applicant waits."""

from office.answers import store
from office.answers.casework import QuestionCasework
from office.answers.form import FORWARD
from office.answers.models import ForwardedQuestion
from office.answers.moves.forwarding import ForwardingPlan
from office.forms import forget_form
from office.foundation import ServicePart
from office.people import Member
from office.questions import lock_question


class Joining(ServicePart[QuestionCasework]):
    """What askers do with questions that wait."""

    async def join(
        self, question_id: int, asker: Member, forwarded_id: int, plan: ForwardingPlan
    ) -> ForwardedQuestion | None:
        """Wait for the answer to a colleague's question. A second tap changes nothing.

        Returns None if that question waits no longer. The head is asked once, and the card says how
        many wait.
        """
        async with self.database.begin(keeps_update_open=True) as session:
            await lock_question(session, question_id)
            new = await store.of_question(session, question_id)
            if new is not None and not new.is_taken_back:
                return new
            joined_to = await store.lock(session, forwarded_id)
            if joined_to is None or not joined_to.is_open or joined_to.joins is not None:
                return None
            new = plan.question(new, question_id, asker, self.clock.now())
            new.joins, new.section = joined_to.id, joined_to.section
            new.tier, new.due_at = joined_to.tier, joined_to.due_at
            session.add(new)
            await session.flush()
            await self.shared.refresh_cards(session, joined_to)
            await forget_form(session, asker.id, FORWARD.topic)
        return new

    async def hurry(self, forwarded_id: int, asker: Member) -> ForwardedQuestion:
        """Note that an applicant waits for the answer: the head is told at once, day or night.

        From now on it climbs in real minutes, like an urgent report. A second tap changes nothing.

        Raises:
            ForwardedUnknown: this member has forwarded no such question.
        """
        async with self.database.begin() as session:
            question, asked = await self.shared.lock_both(session, forwarded_id, asker)
            if question.is_open and question.waiting_at is None:
                rings_already = asked.waiting_at is not None
                question.waiting_at = self.clock.now()
                session.add(question)
                if not rings_already:
                    asked.waiting_at = question.waiting_at
                    await self.shared.ask_again(session, asked)
        return question
