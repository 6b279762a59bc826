"""Keeps what members have half written, and knows which form takes what they send."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from office.clock import Clock
from office.database import AsyncSession, Database
from office.forms import store
from office.forms.errors import NoForm
from office.forms.flow import A, Flow, Form, Input, S, Topic
from office.forms.models import FormRow, StoredForm
from office.inbox import Inbox
from office.people import Member

Effect = Callable[[AsyncSession], Awaitable[None]]
"""What is written in the same transaction as a move of the form."""


class Forms:
    """One form a member and topic, as a row. The form that moved last listens.

    An update that moves a form stays open until its writer has seen the next question. After a
    crash it is handled again, moves nothing, and the question is shown. So all writes here
    keep the update open, except `finish` and the effect of a form, which deletes its row
    (`store.forget_form`).
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
        """Return the form that takes what the member just sent; None if no form waits for it."""
        form, _ = await self.current_and_waiting(member, sent, album)
        return form

    async def waiting(self, member: Member) -> Form[Any, Any] | None:
        """Return the form whose question is open, whether it listens or not, or None."""
        _, form = await self.current_and_waiting(member)
        return form

    async def current_and_waiting(
        self, member: Member, sent: Input = Input.TEXT, album: str | None = None
    ) -> tuple[Form[Any, Any] | None, Form[Any, Any] | None]:
        """Return both at once: every message needs them."""
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
        # A form that asks nothing more gives way to a form that has just asked something.
        asking = (form for form in listening if not form.yields(now, album))
        return next(moved, None) or next(asking, None) or next(iter(listening), None)

    async def of(self, member: Member, flow: Flow[S, A]) -> Form[S, A] | None:
        """Return the member's form on that topic; None if there is none or it has expired."""
        async with self.database.read() as session:
            return await self.load(session, member, flow, is_locked=False)

    async def begin(
        self,
        member: Member,
        flow: Flow[S, A],
        step: S | None = None,
        answers: A | None = None,
        effect: Effect | None = None,
    ) -> Form[S, A]:
        """Begin a form anew. A form on the same topic is discarded."""
        async with self.database.begin(keeps_update_open=True) as session:
            before = await self.load(session, member, flow)
            if before is not None and self._is_moved(before):
                return before
            form = Form(
                flow, step or flow.steps[0].name, answers or flow.answers(), self.clock.now()
            )
            if effect is not None:
                await effect(session)
            return await self.keep(session, member, form)

    async def change(
        self,
        member: Member,
        flow: Flow[S, A],
        move: Callable[[Form[S, A]], Form[S, A]],
        effect: Effect | None = None,
    ) -> Form[S, A]:
        """Move the form in one transaction. Returns the moved form.

        `effect` runs only if something has moved.

        Raises:
            NoForm: nothing is being written, or it has expired.
        """
        async with self.database.begin(keeps_update_open=True) as session:
            form = await self.load(session, member, flow)
            if form is None:
                raise NoForm(flow.topic)
            if self._is_moved(form):
                return form
            moved = move(form)
            if effect is not None and moved is not form:
                await effect(session)
            return await self.keep(session, member, moved)

    async def answer(
        self,
        member: Member,
        flow: Flow[S, A],
        step: S,
        check: Callable[[A], None] = lambda _: None,
        effect: Effect | None = None,
        **values: Any,
    ) -> Form[S, A]:
        """Note the answer to that step and go to the next one. `check` may refuse the answers.

        Raises:
            NoForm: nothing is being written, or it has expired.
        """

        def answered(form: Form[S, A]) -> Form[S, A]:
            moved = form.answered(step, **values)
            if moved is not form:
                check(moved.answers)
            return moved

        return await self.change(member, flow, answered, effect)

    async def go_to(self, member: Member, flow: Flow[S, A], step: S) -> Form[S, A]:
        """Go to that step. Raises NoForm."""
        return await self.change(member, flow, lambda form: form.at(step))

    async def discard(self, member: Member, topic: Topic, effect: Effect | None = None) -> bool:
        """Discard the form. Returns whether there was one."""
        async with self.database.begin(keeps_update_open=True) as session:
            if effect is not None:
                await effect(session)
            return await store.forget_form(session, member.id, topic)

    async def turn_away(self, member: Member) -> None:
        """Discard what a command leaves behind."""
        rows = await store.of_member(self.database.look, member.id)
        for topic in (row.topic for row in rows):
            flow = next((one for one in self.flows.values() if one.topic == topic), None)
            if flow is not None and flow.is_left_by_commands:
                await self.discard(member, flow.topic)

    def leaving(self, member: Member, topic: Topic) -> Effect:
        """Return what discards the form in the transaction that stores its content elsewhere."""

        async def leave(session: AsyncSession) -> None:
            await store.forget_form(session, member.id, topic)

        return leave

    async def note(self, member: Member, flow: Flow[S, A], **values: Any) -> None:
        """Change answers of the form that the update in hand has moved, which moves nothing."""
        async with self.database.begin(keeps_update_open=True) as session:
            form = await self.load(session, member, flow)
            if form is not None:
                await self.keep(session, member, form.at(form.step, **values))

    async def finish(self, member: Member, topic: Topic) -> None:
        """Close the form together with the update in hand, whose reply has been sent."""
        async with self.database.begin() as session:
            await store.forget_form(session, member.id, topic)

    async def expire(self, session: AsyncSession) -> list[tuple[int, Topic]]:
        """Delete the expired forms. Returns the member and topic of each."""
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
        """Return the form, locked for this transaction; None if there is none or it has expired."""
        row = await store.get(session, member.id, flow.topic, is_locked=is_locked)
        return self._read(row) if row is not None else None

    async def left_before(
        self, session: AsyncSession, flow: Flow[S, A], moment: datetime
    ) -> list[tuple[int, Form[S, A] | None]]:
        """Return the forms on that topic not moved since: the member, and the form if readable."""
        rows = await store.left_before(session, flow.topic, moment)
        return [(row.member_id, self._read(row)) for row in rows]

    async def keep(self, session: AsyncSession, member: Member, form: Form[S, A]) -> Form[S, A]:
        """Store the form as moved by the update in hand. Returns it so."""
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
        """Return the form in a row; None if it has expired, or another version has written it."""
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
