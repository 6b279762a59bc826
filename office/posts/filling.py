"""Keeps the form behind an appointment or a leave while it is being filled in."""

from dataclasses import replace
from typing import Any

from office.clock import Clock
from office.database import Database
from office.errors import DayIsPast, EndsBeforeStart, NoForm
from office.inbox import Inbox
from office.outbox import Outbox
from office.people import Member, People
from office.posts import store
from office.posts.form import EXPIRES_AFTER, Answers, Step, Writing, after
from office.posts.models import AppointmentDraft


class Filling:
    """One form a member, as a row.

    An update that changes it stays open until its writer has seen the next question: after a
    crash it is handled again, changes nothing, and the question is shown.
    """

    def __init__(
        self, database: Database, clock: Clock, inbox: Inbox, outbox: Outbox, people: People
    ) -> None:
        self.database = database
        self.clock = clock
        self.inbox = inbox
        self.outbox = outbox
        self.people = people

    async def begin(self, writer: Member, answers: Answers, step: Step) -> Writing:
        """Begin a form anew; one that was there is thrown away."""
        writing = self._moved(Writing(step, answers))
        async with self.database.begin(is_aside=True) as session:
            await session.merge(self._draft(writer, writing))
        return writing

    async def current(self, writer: Member) -> Writing | None:
        """The form that the member is filling in, if it has not expired."""
        async with self.database.read() as session:
            return self._writing(await session.get(AppointmentDraft, writer.id))

    async def answer(self, writer: Member, step: Step, **values: Any) -> Writing:
        """Note the answer to that step's question and go to the next one.

        Raises:
            NoForm: nothing is being filled in, or it has expired.
            DayIsPast, EndsBeforeStart: the dates cannot be.
        """
        async with self.database.begin(is_aside=True) as session:
            found = await session.get(AppointmentDraft, writer.id, with_for_update=True)
            writing = self._writing(found)
            if writing is None:
                raise NoForm
            in_hand = self.inbox.in_hand
            if in_hand is not None and writing.is_result_of(in_hand):
                return writing
            answers = replace(writing.answers, **values)
            self._check_days(answers)
            changed = self._moved(Writing(after(step, answers), answers))
            await session.merge(self._draft(writer, changed))
        return changed

    async def discard(self, writer: Member) -> None:
        """Throw the form away."""
        async with self.database.begin(is_aside=True) as session:
            await store.forget_draft(session, writer.id)

    def _moved(self, writing: Writing) -> Writing:
        return replace(writing, answers=replace(writing.answers, moved_by=self.inbox.in_hand))

    def _draft(self, writer: Member, writing: Writing) -> AppointmentDraft:
        return AppointmentDraft(
            member_id=writer.id,
            step=writing.step,
            answers=writing.answers.to_json(),
            updated_at=self.clock.now(),
        )

    def _writing(self, draft: AppointmentDraft | None) -> Writing | None:
        if draft is None or self.clock.now() - draft.updated_at >= EXPIRES_AFTER:
            return None
        return Writing(Step(draft.step), Answers.from_json(draft.answers))

    def _check_days(self, answers: Answers) -> None:
        starts_on, ends_on = answers.starts_on, answers.ends_on
        if starts_on is not None and starts_on < self.people.today():
            raise DayIsPast
        if starts_on is not None and ends_on is not None and ends_on < starts_on:
            raise EndsBeforeStart
