"""Appoints substitutes and lets them accept. `leaves` and `proposals` are opened with it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from office.clock import Clock
from office.database import AsyncSession, Database
from office.errors import NotAllowed
from office.forms import Form, Forms, NoForm, forget_form
from office.noun import DueJob, Duties
from office.outbox import Origin, Outbox, OutboxMessage, kinds_told_to_writers
from office.people import (
    Appointment,
    AppointmentKind,
    Member,
    MembershipEvent,
    People,
    Role,
    active_members,
    active_post_holders,
    leaves_since,
)
from office.people.log import Deed, record
from office.posts import store
from office.posts.due import TermsEnd
from office.posts.errors import (
    AlreadyAccepted,
    AppointmentUnknown,
    EndsBeforeStart,
    SubstituteAppointedThemselves,
    SubstituteForOneself,
    SubstituteIsAway,
)
from office.posts.form import APPOINTMENT, AppointmentAnswers, AppointmentStep, check_days
from office.posts.leaves import Leaves
from office.posts.notices import UNREACHED, PostNotice
from office.posts.posts import DEFINITIVE, HEAD_OF_OFFICE, PLT, Post, PostHolding, parse_post
from office.posts.proposals import APPOINTERS, Proposals
from office.posts.roster import roster
from office.posts.rules.substitution import Objection, objection

AppointmentForm = Form[AppointmentStep, AppointmentAnswers]

# When who has not accepted is reminded: the evening before, and as the first day begins.
_EVENING, _MORNING = time(19), time(7, 30)

_OBJECTIONS = {
    Objection.SELF: SubstituteForOneself,
    Objection.AWAY: SubstituteIsAway,
    Objection.ENDS_FIRST: EndsBeforeStart,
}


class Posts:
    """The substitutes and leaves of the office. They begin and end by date alone."""

    def __init__(
        self, database: Database, clock: Clock, forms: Forms, outbox: Outbox, people: People
    ) -> None:
        self.database = database
        self.clock = clock
        self.forms = forms
        self.outbox = outbox
        self.people = people
        self.proposals = Proposals(database, forms, outbox, people)
        self.leaves = Leaves(database, people, self.proposals)
        self.terms = TermsEnd(database, outbox, people, self._concerned)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(
            jobs=(DueJob(self.terms.tell),),
            origins=dict.fromkeys(kinds_told_to_writers(UNREACHED), self.origin),
        )

    async def answer(self, writer: Member, step: AppointmentStep, **values: Any) -> AppointmentForm:
        """Note the answer to that step of the form and go to the next one.

        Raises:
            NoForm: nothing is being filled in, or it has expired.
            DayIsPast, EndsBeforeStart: the days are impossible.
        """
        today = self.people.today()
        return await self.forms.answer(
            writer, APPOINTMENT, step, lambda answers: check_days(answers, today), **values
        )

    async def appoint(self, by: Member, answers: AppointmentAnswers) -> Appointment:
        """Appoint a substitute and ask them to agree.

        Raises:
            NotAllowed: only the head of office and the admin appoint.
            NoForm: a question is not answered.
            SubstituteAppointedThemselves: an admin would take the post by their own word.
            SubstituteForOneself, SubstituteIsAway, EndsBeforeStart, DayIsPast: the rules forbid it.
        """
        roles = self.people.roles(by)
        if not APPOINTERS & roles:
            raise NotAllowed
        new = self._appointment(by, answers)
        if new.member_id == by.id and Role.HEAD_OF_OFFICE not in roles:
            raise SubstituteAppointedThemselves
        check_days(answers, self.people.today())
        async with self.database.begin() as session:
            await store.lock_appointments(session)
            await self._object(session, new)
            session.add(new)
            await session.flush()
            await self._log(session, MembershipEvent.APPOINTED, by, new)
            await self.outbox.enqueue(session, PostNotice.APPOINTED, to=new.member_id, about=new.id)
            await self._remind_before_it_begins(session, new)
            await forget_form(session, by.id, APPOINTMENT.topic)
        return new

    async def _remind_before_it_begins(self, session: AsyncSession, new: Appointment) -> None:
        """Remind the substitute and who appointed them, if it is not accepted by then."""
        eve = new.starts_on - timedelta(days=1)
        for day, at in ((eve, _EVENING), (new.starts_on, _MORNING)):
            due_at = datetime.combine(day, at, self.people.zone)
            if due_at <= self.clock.now():
                continue
            for member in sorted({new.member_id, new.appointed_by or new.member_id}):
                await self.outbox.enqueue(
                    session,
                    PostNotice.NOT_ACCEPTED,
                    to=member,
                    about=new.id,
                    due_at=due_at,
                    dedup_key=f"{PostNotice.NOT_ACCEPTED}:{new.id}:{day}:{member}",
                )

    async def accept(self, appointment_id: int, by: Member) -> Appointment:
        """Let the substitute agree. A second tap changes nothing.

        Raises:
            AppointmentUnknown: it is somebody else's, was ended, or its days are over.
        """
        async with self.database.begin() as session:
            found = await session.get(Appointment, appointment_id, with_for_update=True)
            if found is None or found.member_id != by.id or self._is_over(found):
                raise AppointmentUnknown
            if found.accepted_at is None:
                found.accepted_at = self.clock.now()
                session.add(found)
                await self._log(session, MembershipEvent.ACCEPTED, by, found)
                for member in await self._concerned(session, found):
                    await self.outbox.enqueue(
                        session, PostNotice.ACCEPTED, to=member, about=found.id
                    )
        return found

    async def decline(self, appointment_id: int, by: Member) -> Appointment:
        """Let the substitute decline. The person who appointed them is told to find somebody else.

        Raises:
            AppointmentUnknown: it is somebody else's, was ended, or its days are over.
            AlreadyAccepted: the substitute has already agreed.
        """
        async with self.database.begin() as session:
            found = await session.get(Appointment, appointment_id, with_for_update=True)
            if found is None or found.member_id != by.id or self._is_over(found):
                raise AppointmentUnknown
            if found.is_accepted:
                raise AlreadyAccepted
            self._take_back(found)
            session.add(found)
            await self._log(session, MembershipEvent.DECLINED, by, found)
            if found.appointed_by is not None:
                await self.outbox.enqueue(
                    session, PostNotice.DECLINED, to=found.appointed_by, about=found.id
                )
        return found

    async def end(self, appointment_id: int, by: Member) -> Appointment:
        """End a substitution early. From now on the holder has the post again.

        Raises:
            NotAllowed: only the head of office and the admin may.
            AppointmentUnknown: there is none, or its days are over.
        """
        if not APPOINTERS & self.people.roles(by):
            raise NotAllowed
        async with self.database.begin() as session:
            found = await session.get(Appointment, appointment_id, with_for_update=True)
            is_substitute = found is not None and found.kind is not AppointmentKind.DEFINITIVE
            if found is None or not is_substitute or self._is_over(found):
                raise AppointmentUnknown
            self._take_back(found)
            session.add(found)
            await self._log(session, MembershipEvent.RELIEVED, by, found)
            told = {found.member_id}
            if found.is_accepted:
                told |= await self._concerned(session, found) - {by.id}
            for member in told:
                await self.outbox.enqueue(session, PostNotice.ENDED, to=member, about=found.id)
        return found

    async def coming(self) -> Sequence[Appointment]:
        """Return the substitutes of today and of days to come."""
        async with self.database.read() as session:
            return await store.substitutions(session, self.people.today())

    async def reread(self, appointment_id: int) -> Appointment | None:
        """Return the appointment as it is now, for a renderer."""
        async with self.database.read() as session:
            return await session.get(Appointment, appointment_id)

    async def origin(self, message: OutboxMessage) -> Origin:
        """Return who has appointed, or who has declined."""
        post = await self.reread(message.about or 0)
        if post is None:
            return Origin()
        is_asked = message.kind == PostNotice.APPOINTED
        return Origin(post.appointed_by if is_asked else post.member_id)

    async def candidates(self, part: str = "", post: str | None = None) -> list[Member]:
        """Return the active members whose name contains `part`, in upper or lower case.

        Nobody stands in for themselves: those who hold `post` are left out.
        """
        async with self.database.read() as session:
            members = await active_members(session)
        holders = self._holders(members, parse_post(post)) if post else ()
        return [
            member
            for member in members
            if member.id not in holders and part.casefold() in member.name.casefold()
        ]

    def _holders(self, members: Sequence[Member], post: Post) -> set[int]:
        """Return who holds the post today in their own right, not for somebody else."""
        today = self.people.today()
        held = roster(members, (), today).holdings
        return {
            holding.member_id
            for holding in held
            if holding.post == post
            and holding.counts_on(today)
            and holding.kind in (DEFINITIVE, PLT)
        }

    def _appointment(self, by: Member, answers: AppointmentAnswers) -> Appointment:
        member_id, starts_on = answers.member_id, answers.starts_on
        if not answers.post or not answers.kind or answers.ends_on is None:
            raise NoForm(APPOINTMENT.topic)
        if member_id is None or starts_on is None:
            raise NoForm(APPOINTMENT.topic)
        post = parse_post(answers.post)
        return Appointment(
            member_id=member_id,
            role=Role(post.role),
            section=post.section,
            unit=post.unit,
            kind=AppointmentKind(answers.kind),
            letter_number=answers.letter or None,
            starts_on=starts_on,
            ends_on=answers.ends_on,
            appointed_by=by.id,
        )

    async def _object(self, session: AsyncSession, new: Appointment) -> None:
        """Raise what the rules have against the appointment, or that the substitute is on leave."""
        substitute = await session.get(Member, new.member_id)
        if substitute is None or not substitute.is_active:
            raise AppointmentUnknown
        members = await active_post_holders(session)
        leaves = await leaves_since(session, since=new.starts_on)
        holding = PostHolding(
            new.member_id, _post(new), new.starts_on, new.ends_on, new.kind, is_accepted=False
        )
        against = objection(holding, roster(members, leaves, self.people.today()).holdings)
        if against is not None:
            raise _OBJECTIONS[against]
        last = new.ends_on or date.max
        if any(
            leave.member_id == new.member_id
            and leave.starts_on <= last
            and max(new.starts_on, leave.starts_on) <= leave.ends_on
            for leave in leaves
        ):
            raise SubstituteIsAway

    async def _concerned(self, session: AsyncSession, accepted: Appointment) -> set[int]:
        """Return who appointed the substitute, who holds the post, and the head of office."""
        members = await active_post_holders(session)
        holders = self._holders(members, _post(accepted))
        heads = self._holders(members, Post(HEAD_OF_OFFICE))
        appointer = {accepted.appointed_by} if accepted.appointed_by is not None else set()
        return (holders | heads | appointer) - {accepted.member_id}

    async def _log(
        self, session: AsyncSession, event: MembershipEvent, by: Member, post: Appointment
    ) -> None:
        now, deed = self.clock.now(), Deed.of_post(post)
        await record(session, now, event, by.id, post.member_id, deed)

    def _take_back(self, appointment: Appointment) -> None:
        appointment.end(self.people.today())

    def _is_over(self, appointment: Appointment) -> bool:
        return appointment.ends_on is not None and appointment.ends_on < self.people.today()


def _post(appointment: Appointment) -> Post:
    return Post(appointment.role, appointment.section, appointment.unit)
