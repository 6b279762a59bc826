"""The days on which members are away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from office.database import Database
from office.errors import NotAllowed
from office.forms import NoForm, forget_form
from office.people import Leave, Member, People, Role
from office.posts import store
from office.posts.errors import AppointmentUnknown
from office.posts.form import APPOINTMENT, AppointmentAnswers, check_days
from office.posts.proposals import Proposals


@dataclass(frozen=True)
class Noted:
    """A leave that was entered, and whether somebody was asked to appoint a Plh."""

    leave: Leave
    is_proposed: bool


class Leaves:
    """Enters, cancels and shows leaves."""

    def __init__(self, database: Database, people: People, proposals: Proposals) -> None:
        self.database = database
        self.people = people
        self.proposals = proposals

    async def take(self, by: Member, answers: AppointmentAnswers) -> Noted:
        """Note that a member is away, and propose a Plh. For others only an admin may do this.

        Raises:
            NotAllowed: it is for somebody else, and `by` is no admin.
            NoForm: a question is not answered.
            DayIsPast, EndsBeforeStart: the days are impossible.
        """
        if answers.member_id is None or answers.starts_on is None or answers.ends_on is None:
            raise NoForm(APPOINTMENT.topic)
        self._check_right(by, answers.member_id)
        check_days(answers, self.people.today())
        leave = Leave(
            member_id=answers.member_id, starts_on=answers.starts_on, ends_on=answers.ends_on
        )
        async with self.database.begin() as session:
            session.add(leave)
            await session.flush()
            is_proposed = await self.proposals.put(session, leave)
            await forget_form(session, by.id, APPOINTMENT.topic)
        return Noted(leave, is_proposed)

    async def cancel(self, leave_id: int, by: Member) -> None:
        """Cancel a leave from today on.

        Raises:
            AppointmentUnknown: there is none. NotAllowed: it is somebody else's.
        """
        async with self.database.begin() as session:
            leave = await session.get(Leave, leave_id, with_for_update=True)
            if leave is None:
                raise AppointmentUnknown
            self._check_right(by, leave.member_id)
            yesterday = self.people.today() - timedelta(days=1)
            if leave.ends_on <= yesterday:
                return
            await self.proposals.withdraw(session, leave)
            leave.ends_on = yesterday
            session.add(leave)

    async def reread(self, leave_id: int) -> Leave | None:
        """Return the leave as it is now, for a renderer."""
        async with self.database.read() as session:
            return await session.get(Leave, leave_id)

    async def seen_by(self, viewer: Member) -> Sequence[Leave]:
        """Return the coming leaves that a member may cancel: their own, or for an admin all."""
        async with self.database.read() as session:
            leaves = await store.leaves(session, self.people.today())
        is_admin = Role.ADMIN in self.people.roles(viewer)
        return [leave for leave in leaves if is_admin or leave.member_id == viewer.id]

    def _check_right(self, by: Member, member_id: int) -> None:
        if by.id != member_id and Role.ADMIN not in self.people.roles(by):
            raise NotAllowed
