"""Keeps each member's report while it is being written."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import col, delete

from office.anomalies import store
from office.anomalies.drafts import EXPIRES_AFTER, Answers, Step
from office.anomalies.models import Draft
from office.clock import Clock
from office.database import AsyncSession, Database
from office.errors import NoDraft
from office.inbox import Inbox
from office.people import Member


@dataclass(frozen=True)
class Writing:
    """A draft as its writer left it: the question he stands at, and his answers."""

    step: Step
    answers: Answers

    def is_result_of(self, update_id: int) -> bool:
        """Whether that update has brought the draft to where it is."""
        return self.answers.moved_by == update_id


class Drafting:
    """One draft a member, as a row: it survives a restart and expires after a day.

    An update that changes a draft stays open until its writer has seen the next question: after a
    crash it is handled again, changes nothing, and the question is shown.
    """

    def __init__(self, database: Database, clock: Clock, inbox: Inbox) -> None:
        self.database = database
        self.clock = clock
        self.inbox = inbox

    async def begin(self, writer: Member, answers: Answers, step: Step) -> Writing:
        """Begin anew; a draft that was there is thrown away.

        What the writer types from now on belongs to it, not to a button pressed before.
        """
        writing = self._moved(Writing(step, answers))
        async with self.database.begin(is_aside=True) as session:
            draft = await session.get(Draft, writer.id) or Draft(
                member_id=writer.id, step=step, updated_at=self.clock.now()
            )
            self._write(draft, writing)
            session.add(draft)
            await store.forget_awaited(session, writer.id)
        return writing

    async def current(self, writer: Member) -> Writing | None:
        """The draft that the member is writing, if it has not expired."""
        async with self.database.read() as session:
            draft = await session.get(Draft, writer.id)
        if draft is None or self.clock.now() - draft.updated_at >= EXPIRES_AFTER:
            return None
        return Writing(Step(draft.step), Answers.from_json(draft.answers))

    async def written_at(self, writer: Member) -> datetime | None:
        """When the member's draft was last changed, if there is one."""
        async with self.database.read() as session:
            draft = await session.get(Draft, writer.id)
        return draft.updated_at if draft is not None else None

    async def change(self, writer: Member, change: Callable[[Writing], Writing]) -> Writing:
        """Change the draft in one transaction and return what it is now.

        Raises:
            NoDraft: nothing is being written, or it has expired.
        """
        async with self.database.begin(is_aside=True) as session:
            draft = await session.get(Draft, writer.id, with_for_update=True)
            if draft is None or self.clock.now() - draft.updated_at >= EXPIRES_AFTER:
                raise NoDraft
            writing = Writing(Step(draft.step), Answers.from_json(draft.answers))
            in_hand = self.inbox.in_hand
            if in_hand is not None and writing.is_result_of(in_hand):
                return writing
            changed = self._moved(change(writing))
            self._write(draft, changed)
            session.add(draft)
        return changed

    async def discard(self, writer: Member) -> None:
        """Throw the draft away."""
        async with self.database.begin(is_aside=True) as session:
            await session.exec(delete(Draft).where(col(Draft.member_id) == writer.id))

    async def expire(self, session: AsyncSession) -> list[int]:
        """Throw away the drafts that are a day old and return the members who wrote them.

        One statement: a draft that its writer takes up in the same instant stays.
        """
        border = self.clock.now() - EXPIRES_AFTER
        expired = delete(Draft).where(col(Draft.updated_at) <= border)
        old = await session.exec(expired.returning(col(Draft.member_id)))
        return list(old.scalars().all())

    def _moved(self, writing: Writing) -> Writing:
        return replace(writing, answers=replace(writing.answers, moved_by=self.inbox.in_hand))

    def _write(self, draft: Draft, writing: Writing) -> None:
        draft.step = writing.step
        draft.answers = writing.answers.to_json()
        draft.updated_at = self.clock.now()
