"""One interview at a time a member: question by question, and deleted when it is over."""

from collections.abc import Awaitable, Callable

from office.anomalies import Anomaly, ReportAnswers
from office.database import AsyncSession
from office.forms import forget_form
from office.foundation import Foundation, Service
from office.interviews import form as moves
from office.interviews import store
from office.interviews.counting import Counts
from office.interviews.form import (
    INTERVIEW,
    InterviewAnswers,
    InterviewForm,
    InterviewStep,
    Verdict,
)
from office.interviews.models import InterviewMessage
from office.people import Member

OnReport = Callable[[AsyncSession, Anomaly, InterviewAnswers], Awaitable[None]]


class Sessions(Service):
    """The interviews that are being held."""

    def __init__(self, foundation: Foundation, counts: Counts) -> None:
        super().__init__(foundation)
        self.counts = counts
        self._effects: list[OnReport] = []

    def on_report(self, effect: OnReport) -> None:
        """Add an effect to the transaction in which an interview becomes a report."""
        self._effects.append(effect)

    async def keep_message(self, member: Member, message_id: int) -> None:
        """Store the number of an interview's message, so that it is deleted after the day."""
        message = InterviewMessage(
            member_id=member.id, message_id=message_id, seen_at=self.clock.now()
        )
        async with self.database.begin(keeps_update_open=True) as session:
            await store.add_message(session, message)

    async def begin(
        self, member: Member, purpose: str = "", questions: tuple[str, ...] = ()
    ) -> InterviewForm:
        """Begin with the questions of a purpose, or with the choice of one.

        An interview that was left is discarded.
        """

        async def count_left(session: AsyncSession) -> None:
            left = await self.forms.load(session, member, INTERVIEW)
            await self.counts.count(session, left)

        step = InterviewStep.QUESTION if purpose else InterviewStep.PURPOSE
        answers = InterviewAnswers(purpose=purpose, questions=questions) if purpose else None
        return await self.forms.begin(member, INTERVIEW, step, answers, effect=count_left)

    async def choose(
        self, member: Member, purpose: str, questions: tuple[str, ...]
    ) -> InterviewForm:
        """Ask the questions of that purpose. Raises NoForm, as all moves do."""
        return await self._move(member, lambda form: moves.chosen(form, purpose, questions))

    async def mark(self, member: Member, number: int, verdict: Verdict) -> InterviewForm:
        """Note what the officer made of an answer, and ask the next question."""
        return await self._move(member, lambda form: moves.marked(form, number, verdict))

    async def dig(self, member: Member, number: int) -> InterviewForm:
        """Show the follow-ups of a question."""
        return await self._move(member, lambda form: moves.dug(form, number))

    async def doubt(self, member: Member, number: int) -> InterviewForm:
        """Ask what was odd about an answer."""
        return await self._move(member, lambda form: moves.doubted(form, number))

    async def doubt_in_words(self, member: Member, number: int, words: str) -> InterviewForm:
        """Store what was typed at a question as odd, and ask the next one."""
        return await self._move(member, lambda form: moves.doubted_in_words(form, number, words))

    async def note(self, member: Member, words: str) -> InterviewForm:
        """Store what was odd, and ask the next question."""
        return await self._move(member, lambda form: moves.noted(form, words))

    async def stop(self, member: Member, number: int) -> InterviewForm:
        """Stop: there is a child, or somebody who may be a victim."""
        return await self._move(member, lambda form: moves.stopped(form, number))

    async def end(self, member: Member, number: int) -> InterviewForm:
        """Ask no more questions."""
        return await self._move(member, lambda form: moves.ended(form, number))

    async def refer(self, member: Member, reference: str) -> InterviewForm:
        """Store the number of the application, or none."""
        return await self._move(member, lambda form: moves.referred(form, reference))

    async def back(self, member: Member) -> InterviewForm:
        """Go back to what was asked before."""
        return await self._move(member, moves.returned)

    async def finish(self, member: Member) -> bool:
        """Forget an interview with its notes. Returns whether there was one."""
        async with self.database.begin() as session:
            form = await self.forms.load(session, member, INTERVIEW)
            await self.counts.count(session, form)
            return await forget_form(session, member.id, INTERVIEW.topic)

    async def became_report(
        self, session: AsyncSession, anomaly: Anomaly, reporter: Member, answers: ReportAnswers
    ) -> None:
        """Forget an interview in the transaction that files its report."""
        if not answers.is_from_interview:
            return
        form = await self.forms.load(session, reporter, INTERVIEW)
        await self.counts.count(session, form, is_reported=True)
        if form is not None:
            for effect in self._effects:
                await effect(session, anomaly, form.answers)
        await forget_form(session, reporter.id, INTERVIEW.topic)

    async def _move(
        self, member: Member, move: Callable[[InterviewForm], InterviewForm]
    ) -> InterviewForm:
        return await self.forms.change(member, INTERVIEW, move)
