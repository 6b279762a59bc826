"""Keeps what members have half written, and knows which of it listens to what they send."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from office.clock import Clock
from office.database import AsyncSession, Database
from office.errors import NoForm
from office.forms import store
from office.forms.flow import A, Flow, Form, Input, S, Topic
from office.forms.models import FormRow, StoredForm
from office.inbox import Inbox
from office.people import Member

Alongside = Callable[[AsyncSession], Awaitable[None]]
"""What is written in the same transaction as a move of the form."""


class Forms:
    """One form a member and topic, as a row; the one that moved last listens.

    An update that moves a form stays open until its writer has seen the next question: after a
    crash it is handled again, moves nothing, and the question is shown. So all writes here are
    aside, but for `finish` and the effect of a form, which deletes its row (`store.forget`).
    """

    def __init__(
        self, database: Database, clock: Clock, inbox: Inbox, flows: Iterable[Flow[Any, Any]]
    ) -> None:
        self.database = database
        self.clock = clock
        self.inbox = inbox
        self.flows = {flow.topic: flow for flow in flows}

    async def current(
        self, member: Member, sent: Input = Input.TEXT, album: str | None = None
    ) -> Form[Any, Any] | None:
        """The form to which belongs what the member has just sent; None: no form waits for it."""
        form, _ = await self.current_and_waiting(member, sent, album)
        return form

    async def waiting(self, member: Member) -> Form[Any, Any] | None:
        """The form whose question the member has left open, whether it listens or not."""
        _, form = await self.current_and_waiting(member)
        return form

    async def current_and_waiting(
        self, member: Member, sent: Input = Input.TEXT, album: str | None = None
    ) -> tuple[Form[Any, Any] | None, Form[Any, Any] | None]:
        """Both at once, for what is asked with every message."""
        rows = await store.of_member(self.database.look, member.id)
        forms = [form for row in rows if (form := self._read(row)) is not None]
        waiting = next((form for form in forms if not form.is_at_rest), None)
        return self._current(forms, sent, album), waiting

    def _current(
        self, forms: list[Form[Any, Any]], sent: Input, album: str | None
    ) -> Form[Any, Any] | None:
        moved = (form for form in forms if self._is_moved(form))
        now = self.clock.now()
        listening = [form for form in forms if form.listens(now, sent, album)]
        # What has said its say leaves the word to a form that has just asked for something.
        asking = (form for form in listening if not form.yields(now, album))
        return next(moved, None) or next(asking, None) or next(iter(listening), None)

    async def of(self, member: Member, flow: Flow[S, A]) -> Form[S, A] | None:
        """The member's form on that topic, if it has not expired."""
        async with self.database.read() as session:
            return await self.load(session, member, flow, is_locked=False)

    async def begin(
        self,
        member: Member,
        flow: Flow[S, A],
        step: S | None = None,
        answers: A | None = None,
        alongside: Alongside | None = None,
    ) -> Form[S, A]:
        """Begin a form anew; one on the same topic is thrown away."""
        async with self.database.begin(is_aside=True) as session:
            before = await self.load(session, member, flow)
            if before is not None and self._is_moved(before):
                return before
            form = Form(
                flow, step or flow.steps[0].name, answers or flow.answers(), self.clock.now()
            )
            if alongside is not None:
                await alongside(session)
            return await self.keep(session, member, form)

    async def change(
        self,
        member: Member,
        flow: Flow[S, A],
        move: Callable[[Form[S, A]], Form[S, A]],
        alongside: Alongside | None = None,
    ) -> Form[S, A]:
        """Move the form in one transaction and return it as it is then.

        `alongside` is left out where nothing has moved.

        Raises:
            NoForm: nothing is being written, or it has expired.
        """
        async with self.database.begin(is_aside=True) as session:
            form = await self.load(session, member, flow)
            if form is None:
                raise NoForm(flow.topic)
            if self._is_moved(form):
                return form
            moved = move(form)
            if alongside is not None and moved is not form:
                await alongside(session)
            return await self.keep(session, member, moved)

    async def answer(
        self,
        member: Member,
        flow: Flow[S, A],
        step: S,
        check: Callable[[A], None] = lambda _: None,
        alongside: Alongside | None = None,
        **values: Any,
    ) -> Form[S, A]:
        """Note the answer to that step and go to the next one; `check` may refuse the answers.

        Raises:
            NoForm: nothing is being written, or it has expired.
        """

        def answered(form: Form[S, A]) -> Form[S, A]:
            moved = form.answered(step, **values)
            if moved is not form:
                check(moved.answers)
            return moved

        return await self.change(member, flow, answered, alongside)

    async def go_to(self, member: Member, flow: Flow[S, A], step: S) -> Form[S, A]:
        """Stand at that step. Raises NoForm."""
        return await self.change(member, flow, lambda form: form.at(step))

    async def discard(
        self, member: Member, topic: Topic, alongside: Alongside | None = None
    ) -> bool:
        """Throw the form away; say whether there was one."""
        async with self.database.begin(is_aside=True) as session:
            if alongside is not None:
                await alongside(session)
            return await store.forget(session, member.id, topic)

    def leaving(self, member: Member, topic: Topic) -> Alongside:
        """What throws the form away whose content goes elsewhere, in that transaction."""

        async def leave(session: AsyncSession) -> None:
            await store.forget(session, member.id, topic)

        return leave

    async def finish(self, member: Member, topic: Topic) -> None:
        """Close the form together with the update in hand, whose reply has been sent."""
        async with self.database.begin() as session:
            await store.forget(session, member.id, topic)

    async def expire(self, session: AsyncSession) -> list[tuple[int, Topic]]:
        """Throw away what has expired, and return whose it was and on which topic."""
        now = self.clock.now()
        borders = {
            str(flow.topic): now - flow.expires_after
            for flow in self.flows.values()
            if flow.expires_after is not None
        }
        expired = await store.expire(session, borders)
        return [(member_id, Topic(topic)) for member_id, topic in expired]

    # --- within the caller's transaction ---

    async def load(
        self, session: AsyncSession, member: Member, flow: Flow[S, A], *, is_locked: bool = True
    ) -> Form[S, A] | None:
        """The form, for this transaction alone, if it has not expired."""
        row = await store.get(session, member.id, flow.topic, is_locked=is_locked)
        return self._read(row) if row is not None else None

    async def left_before(
        self, session: AsyncSession, flow: Flow[S, A], moment: datetime
    ) -> list[tuple[int, Form[S, A] | None]]:
        """Whose form on that topic has not moved since, and the form if it can still be read."""
        rows = await store.left_before(session, flow.topic, moment)
        return [(row.member_id, self._read(row)) for row in rows]

    async def keep(self, session: AsyncSession, member: Member, form: Form[S, A]) -> Form[S, A]:
        """Store the form as moved by the update in hand, and return it so."""
        kept = replace(form, moved_at=self.clock.now(), moved_by=self.inbox.in_hand)
        await session.merge(
            StoredForm(
                member_id=member.id,
                topic=form.topic,
                step=form.step,
                answers=form.flow.adapter.dump_json(form.answers).decode(),
                moved_by=kept.moved_by,
                updated_at=kept.moved_at,
            )
        )
        return kept

    def _is_moved(self, form: Form[Any, Any]) -> bool:
        in_hand = self.inbox.in_hand
        return in_hand is not None and form.is_result_of(in_hand)

    def _read(self, row: StoredForm | FormRow) -> Form[Any, Any] | None:
        """The form in a row; None if it has expired, or another version has written it."""
        flow = next((one for one in self.flows.values() if one.topic == row.topic), None)
        if flow is None:
            return None
        try:
            step = flow.named(row.step).name
            answers = flow.adapter.validate_json(row.answers)
        except ValueError:
            return None
        form = Form(flow, step, answers, row.updated_at, row.moved_by)
        return None if form.is_expired(self.clock.now()) else form
