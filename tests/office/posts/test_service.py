"""A substitute is appointed, consents, and holds the post on the days of the letter only."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from office.clock import HandMovedClock
from office.database import Database
from office.errors import NotAllowed
from office.forms import NoForm
from office.inbox import StoredUpdate
from office.people import Appointment, Member, NewMember, People, Role
from office.people import store as people_store
from office.posts import (
    APPOINTMENT,
    AlreadyAccepted,
    AppointmentAnswers,
    AppointmentStep,
    AppointmentUnknown,
    DayIsPast,
    EndsBeforeStart,
    PostNotice,
    Posts,
    SubstituteForOneself,
    SubstituteIsAway,
    parse_post,
)
from office.posts.roster import roster
from tests.office.foundation import foundation_of
from tests.office.rows import told

Holders = Callable[..., Awaitable[tuple[int, ...]]]

TODAY = date(2026, 11, 25)
TOMORROW = TODAY + timedelta(days=1)
POST = "kepala_seksi/inteldakim/"
OTHER_POST = "kepala_seksi/tikim/"


class Cast:
    """The people of a test by their parts."""

    boss: Member
    holder: Member
    other: Member
    officer: Member


@pytest.fixture
def substitutes(database: Database, clock: HandMovedClock, people: People) -> Posts:
    base = foundation_of(database, clock)
    return Posts(database, clock, base.forms, base.outbox, people)


@pytest.fixture
async def cast(people: People) -> Cast:
    cast = Cast()
    newcomers = {
        "boss": NewMember("Bambang", "kanim", (Role.HEAD_OF_OFFICE,)),
        "holder": NewMember("Sri", "kanim", (Role.SECTION_HEAD,), "inteldakim"),
        "other": NewMember("Andi", "kanim", (Role.SECTION_HEAD,), "tikim"),
        "officer": NewMember("Rina", "kanim", (Role.OFFICER,)),
    }
    for account, (part, newcomer) in enumerate(newcomers.items(), 1):
        member = await people.enrol(await people.invite(newcomer), telegram_id=account)
        setattr(cast, part, member)
    return cast


def plh(member: Member, post: str = POST, **changes: object) -> AppointmentAnswers:
    """A Plh for tomorrow."""
    answers = AppointmentAnswers(
        post=post,
        member_id=member.id,
        kind="plh",
        letter="SP-1/2026",
        starts_on=TOMORROW,
        ends_on=TOMORROW,
    )
    return replace(answers, **changes)  # type: ignore[arg-type]


@pytest.fixture
def holders(database: Database, people: People) -> Holders:
    """Who holds the post on a day, as an escalation sees it."""

    async def holders(day: date, post: str = POST) -> tuple[int, ...]:
        async with database.read() as session:
            members = await people_store.all_members(session)
            leaves = await people_store.leaves_since(session, since=day)
        return roster(members, leaves, day).holders(parse_post(post), day)

    return holders


@pytest.fixture
async def appointment(substitutes: Posts, cast: Cast) -> Appointment:
    """The other head is to stand in tomorrow, and has not answered yet."""
    return await substitutes.appoint(cast.boss, plh(cast.other))


async def test_a_plh_holds_the_post_on_the_days_of_the_letter_only(
    substitutes: Posts, cast: Cast, holders: Holders, appointment: Appointment
) -> None:
    await substitutes.accept(appointment.id, cast.other)

    assert await holders(TODAY) == (cast.holder.id,)
    assert await holders(TOMORROW) == (cast.other.id,)
    assert await holders(TOMORROW + timedelta(days=1)) == (cast.holder.id,)


async def test_nobody_is_a_substitute_without_consent(
    substitutes: Posts, cast: Cast, holders: Holders
) -> None:
    await substitutes.appoint(cast.boss, plh(cast.other))

    assert await holders(TOMORROW) == (cast.holder.id,)


async def test_only_the_one_who_was_appointed_can_consent(
    substitutes: Posts, cast: Cast, appointment: Appointment
) -> None:
    with pytest.raises(AppointmentUnknown):
        await substitutes.accept(appointment.id, cast.officer)


async def test_consent_is_told_once_to_the_appointer_and_to_the_holder(
    substitutes: Posts, cast: Cast, database: Database, appointment: Appointment
) -> None:
    await substitutes.accept(appointment.id, cast.other)
    await substitutes.accept(appointment.id, cast.other)

    assert sorted(await told(database, PostNotice.ACCEPTED)) == [cast.boss.id, cast.holder.id]


async def test_a_refusal_is_told_to_the_appointer_and_leaves_the_post_as_it_was(
    substitutes: Posts, cast: Cast, database: Database, holders: Holders, appointment: Appointment
) -> None:
    await substitutes.decline(appointment.id, cast.other)

    assert await told(database, PostNotice.DECLINED) == [cast.boss.id]
    assert await holders(TOMORROW) == (cast.holder.id,)
    assert await substitutes.coming() == []
    with pytest.raises(AppointmentUnknown):
        await substitutes.accept(appointment.id, cast.other)


async def test_nobody_declines_for_somebody_else_or_after_consenting(
    substitutes: Posts, cast: Cast, appointment: Appointment
) -> None:
    with pytest.raises(AppointmentUnknown):
        await substitutes.decline(appointment.id, cast.officer)
    await substitutes.accept(appointment.id, cast.other)

    with pytest.raises(AlreadyAccepted):
        await substitutes.decline(appointment.id, cast.other)


async def test_consent_comes_too_late_when_the_days_are_over(
    substitutes: Posts, cast: Cast, clock: HandMovedClock, appointment: Appointment
) -> None:
    clock.advance(timedelta(days=2))

    with pytest.raises(AppointmentUnknown):
        await substitutes.accept(appointment.id, cast.other)


async def test_nobody_is_their_own_substitute(substitutes: Posts, cast: Cast) -> None:
    with pytest.raises(SubstituteForOneself):
        await substitutes.appoint(cast.boss, plh(cast.holder))


async def test_two_heads_cannot_stand_in_for_each_other(substitutes: Posts, cast: Cast) -> None:
    await substitutes.appoint(cast.boss, plh(cast.other))

    with pytest.raises(SubstituteIsAway):
        await substitutes.appoint(cast.boss, plh(cast.holder, OTHER_POST))


async def test_a_member_on_leave_stands_in_for_nobody(substitutes: Posts, cast: Cast) -> None:
    leave = AppointmentAnswers(
        is_leave=True, member_id=cast.other.id, starts_on=TODAY, ends_on=TOMORROW
    )
    await substitutes.leaves.take(cast.other, leave)

    with pytest.raises(SubstituteIsAway):
        await substitutes.appoint(cast.boss, plh(cast.other))


@pytest.mark.parametrize("part", ["holder", "officer"])
async def test_only_the_head_of_office_and_the_admin_appoint(
    substitutes: Posts, cast: Cast, part: str
) -> None:
    with pytest.raises(NotAllowed):
        await substitutes.appoint(getattr(cast, part), plh(cast.other))


async def test_ending_a_substitution_gives_the_post_back_at_once(
    substitutes: Posts,
    cast: Cast,
    holders: Holders,
    clock: HandMovedClock,
    appointment: Appointment,
) -> None:
    await substitutes.accept(appointment.id, cast.other)
    clock.advance(timedelta(days=1))

    await substitutes.end(appointment.id, cast.boss)

    assert await holders(TOMORROW) == (cast.holder.id,)
    assert list(await substitutes.coming()) == []


async def test_a_definitive_holder_cannot_be_ended_like_a_substitute(
    substitutes: Posts, cast: Cast
) -> None:
    with pytest.raises(AppointmentUnknown):
        await substitutes.end(cast.holder.appointments[0].id, cast.boss)


async def test_a_leave_empties_the_post_until_it_is_taken_back(
    substitutes: Posts, cast: Cast, holders: Holders
) -> None:
    answers = AppointmentAnswers(
        is_leave=True, member_id=cast.holder.id, starts_on=TODAY, ends_on=TOMORROW
    )
    leave = (await substitutes.leaves.take(cast.holder, answers)).leave
    assert await holders(TODAY) == ()

    await substitutes.leaves.cancel(leave.id, cast.holder)

    assert await holders(TODAY) == (cast.holder.id,)
    assert list(await substitutes.leaves.seen_by(cast.holder)) == []


async def test_nobody_but_an_admin_enters_the_leave_of_others(
    substitutes: Posts, cast: Cast
) -> None:
    answers = AppointmentAnswers(
        is_leave=True, member_id=cast.holder.id, starts_on=TODAY, ends_on=TOMORROW
    )

    with pytest.raises(NotAllowed):
        await substitutes.leaves.take(cast.other, answers)


async def test_days_that_cannot_be_are_refused_at_their_question(
    substitutes: Posts, cast: Cast
) -> None:
    answers = plh(cast.other, ends_on=None)
    await substitutes.forms.begin(cast.boss, APPOINTMENT, AppointmentStep.TO, answers)

    with pytest.raises(DayIsPast):
        await substitutes.answer(
            cast.boss, AppointmentStep.FROM, starts_on=TODAY - timedelta(days=1)
        )
    with pytest.raises(EndsBeforeStart):
        await substitutes.answer(cast.boss, AppointmentStep.TO, ends_on=TODAY)


async def test_a_form_left_for_half_an_hour_is_gone(
    substitutes: Posts, cast: Cast, clock: HandMovedClock
) -> None:
    await substitutes.forms.begin(cast.boss, APPOINTMENT)
    clock.advance(timedelta(minutes=30))

    assert await substitutes.forms.of(cast.boss, APPOINTMENT) is None
    with pytest.raises(NoForm):
        await substitutes.answer(cast.boss, AppointmentStep.POST, post=POST)


class Killed(BaseException):
    """The program ends before anything could be sent."""


async def test_after_a_crash_an_answer_is_taken_once_and_its_question_shown_again(
    substitutes: Posts, cast: Cast
) -> None:
    forms, inbox = substitutes.forms, substitutes.forms.inbox
    await inbox.accept([StoredUpdate(7, cast.boss.telegram_id, "{}")])
    asked = AppointmentAnswers(post=POST, kind="plh")
    await forms.begin(cast.boss, APPOINTMENT, AppointmentStep.LETTER, asked)

    async def answers_and_dies() -> None:
        async with inbox.handling(7):
            await substitutes.answer(cast.boss, AppointmentStep.LETTER, letter="W.7/2026")
            raise Killed

    with pytest.raises(Killed):
        await answers_and_dies()
    assert await inbox.count_open() == 1

    async with inbox.handling(7):
        form = await forms.current(cast.boss)
        assert form.is_result_of(7)
        again = await substitutes.answer(cast.boss, AppointmentStep.LETTER, letter="W.7/2026")

    assert again.step is AppointmentStep.FROM
    assert again.answers == replace(asked, letter="W.7/2026")
    assert await inbox.count_open() == 0
