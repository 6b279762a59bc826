"""The life of a verification on both databases: rights, races, retention, chain and figures."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlmodel import col, update

from office.data_protection import CannotErase
from office.hash_chain import Broken
from office.people import Appointment, AppointmentKind, Leave, Member, Role
from office.records import Retention, Rule
from office.services import verify_histories
from office.verifications import (
    Application,
    Channel,
    Event,
    Issuer,
    IssuerOutcome,
    State,
    Verification,
    VerificationAnswers,
    VerificationEnded,
    VerificationEntry,
    VerificationNotice,
    VerificationUnknown,
)
from office.verifications.store import VERIFICATIONS
from tests.cast.people import is_away
from tests.conftest import NINE
from tests.office.archive import Archive

TODAY = NINE.date()
DUKCAPIL = Issuer("dukcapil", "dokintalkim")


async def opens(
    archive: Archive,
    officer: Member,
    interviewed_on: date | None = TODAY,
    issuer: Issuer = DUKCAPIL,
) -> Verification:
    answers = VerificationAnswers(
        document="KK",
        case_reference="117/2026",
        question="Apakah pernah diganti?",
        application=Application.ORDINARY if interviewed_on else Application.NONE,
        interviewed_on=interviewed_on,
    )
    return await archive.services.verifications.opening.open(officer, answers, issuer)


async def is_asked(archive: Archive, one: Verification, officer: Member, days: int = 3) -> None:
    due = archive.services.people.today() + timedelta(days=days)
    today = archive.services.people.today()
    following = archive.services.verifications.following
    await following.sent(one.id, officer, Channel.LETTER, today, due)


async def now(archive: Archive, one: Verification) -> Verification:
    found = await archive.services.verifications.queries.reread(one.id)
    assert found is not None
    return found


async def events(archive: Archive, one: Verification) -> list[Event]:
    async with archive.services.database.read() as session:
        return [entry.event for entry in await VERIFICATIONS.history(session, one.id)]


@pytest.fixture
async def one(archive: Archive, officer: Member) -> Verification:
    return await opens(archive, officer)


async def test_an_answer_and_a_second_one_cannot_both_win(
    archive: Archive, officer: Member, head: Member, one: Verification
) -> None:
    following = archive.services.verifications.following

    ends = await asyncio.gather(
        following.close(one.id, officer, IssuerOutcome.GENUINE, TODAY),
        following.close(one.id, head, IssuerOutcome.UNKNOWN, TODAY),
        return_exceptions=True,
    )

    assert [type(end) for end in ends if isinstance(end, Exception)] == [VerificationEnded]
    assert (await events(archive, one)).count(Event.CLOSED) == 1


async def test_two_that_ring_at_once_ring_once(
    archive: Archive, officer: Member, head: Member, one: Verification
) -> None:
    archive.clock.advance(timedelta(days=5))
    reminding = archive.services.verifications.reminding

    await asyncio.gather(reminding.remind_due(), reminding.remind_due())

    assert (await events(archive, one)).count(Event.REMINDED) == 1
    assert sorted(await archive.told(VerificationNotice.REMINDED)) == sorted([officer.id, head.id])


async def test_the_next_ring_wakes_the_scheduler(
    archive: Archive, officer: Member, one: Verification
) -> None:
    reminding = archive.services.verifications.reminding
    assert await reminding.next_due() == NINE.replace(day=30, hour=7, minute=30)

    await archive.services.verifications.following.suspend(one.id, officer, "55/2026")

    assert await reminding.next_due() is None


async def test_a_changed_row_of_a_history_is_named(
    archive: Archive, officer: Member, one: Verification
) -> None:
    await archive.services.verifications.following.close(
        one.id, officer, IssuerOutcome.GENUINE, TODAY, "Dafduk"
    )
    assert await verify_histories(archive.services.database) == []

    async with archive.services.database.begin() as session:
        await session.exec(
            update(VerificationEntry)
            .where(col(VerificationEntry.event) == Event.CLOSED)
            .values(detail=f"tidak_asli|{TODAY}|Dafduk")
        )

    assert await verify_histories(archive.services.database) == [Broken("VD-0001", 3)]
    # And it is evidence: retention leaves it as it is.
    async with archive.services.database.begin() as session:
        assert not await archive.services.verifications.redaction.erase(session, one.id)


async def test_the_words_go_with_time_and_the_history_stays_whole(
    archive: Archive, officer: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = Retention((Rule("verifications", "selesai", 30),))
    retention = archive.services.data_protection.retention
    monkeypatch.setattr(retention, "retention", lambda: policy)
    still_open, closed = await opens(archive, officer), await opens(archive, officer)
    following = archive.services.verifications.following
    await following.suspend(closed.id, officer, "surat 55")
    await following.close(closed.id, officer, IssuerOutcome.GENUINE, TODAY, "Panitera Muda")

    await archive.passes(31)

    left = await now(archive, closed)
    assert (left.case_reference, left.question, left.suspended_by, left.answered_by) == ("",) * 4
    assert (left.outcome, left.answered_on) == (IssuerOutcome.GENUINE, TODAY)
    async with archive.services.database.read() as session:
        details = [entry.detail for entry in await VERIFICATIONS.history(session, closed.id)]
    assert "Panitera" not in str(details)
    assert "surat 55" not in str(details)
    assert (await events(archive, closed))[-1] is Event.ERASED
    assert (await now(archive, still_open)).case_reference == "117/2026"
    assert await verify_histories(archive.services.database) == []
    (removal,) = await retention.removals()
    assert (removal.kind, removal.state, removal.count) == ("verifications", "selesai", 1)


async def test_a_member_gets_their_verifications_and_nothing_of_others(
    archive: Archive, officer: Member, head: Member
) -> None:
    await opens(archive, officer)
    await opens(archive, head)

    data = await archive.services.data_protection.personal_data.export(officer.id)

    (own,) = data["own"]["verification"]
    assert own["case_reference"] == "117/2026"
    assert {one["event"] for one in data["own"]["verification_history"]} == {
        "dibuka",
        "diwawancara",
    }
    assert "salt" not in data["own"]["verification_history"][0]


async def test_a_member_is_not_erased_while_they_have_open_ones(
    archive: Archive, officer: Member, head: Member
) -> None:
    await opens(archive, officer)
    await archive.services.people.dismiss(officer.id)
    personal_data = archive.services.data_protection.personal_data
    with pytest.raises(CannotErase, match="VD-0001"):
        await personal_data.erase(officer.id)

    await archive.services.verifications.handover.hand_over()

    assert await personal_data.erase(officer.id) == f"Mantan anggota {officer.id}"


async def test_a_leave_hands_on_and_back_each_once(
    archive: Archive, officer: Member, head: Member, one: Verification
) -> None:
    handover = archive.services.verifications.handover
    await is_away(archive.services.database, officer, TODAY)

    assert [await handover.hand_over() for _ in range(2)] == [1, 0]
    assert (await now(archive, one)).holder_id == head.id
    archive.clock.advance(timedelta(days=1))
    assert [await handover.hand_over() for _ in range(2)] == [1, 0]

    assert (await now(archive, one)).holder_id == officer.id
    assert (await events(archive, one)).count(Event.HANDED_ON) == 2


async def test_a_transfer_to_another_unit_hands_on_for_good(
    archive: Archive, officer: Member, head: Member, one: Verification
) -> None:
    async with archive.services.database.begin() as session:
        await session.exec(
            update(Member).where(col(Member.id) == officer.id).values(unit="ukk-oku")
        )

    await archive.services.verifications.handover.hand_over()

    assert (await now(archive, one)).holder_id == head.id


async def test_without_anybody_above_it_stays(
    archive: Archive, officer: Member, one: Verification
) -> None:
    await archive.services.people.dismiss(officer.id)

    assert await archive.services.verifications.handover.hand_over() == 0

    assert (await now(archive, one)).holder_id == officer.id


async def test_figures_leave_out_what_was_cancelled_or_never_sent(
    archive: Archive, officer: Member
) -> None:
    verifications = archive.services.verifications
    following = verifications.following
    answered = [await opens(archive, officer) for _ in range(5)]
    silent, cancelled = await opens(archive, officer), await opens(archive, officer)
    for verification in (*answered, silent, cancelled):
        await is_asked(archive, verification, officer)
    unsent = await opens(archive, officer)
    await following.cancel(cancelled.id, officer)
    await following.close(unsent.id, officer, IssuerOutcome.GENUINE, TODAY)
    assert await verifications.figures.usual_days("dukcapil") is None

    # Thursday, then Monday of the week after.
    for days, some in ((1, answered[:2]), (4, answered[2:])):
        archive.clock.advance(timedelta(days=days))
        for verification in some:
            day = archive.services.people.today()
            await following.close(verification.id, officer, IssuerOutcome.GENUINE, day)
    await following.close(
        silent.id, officer, IssuerOutcome.NO_ANSWER, archive.services.people.today()
    )

    (figure,) = await verifications.figures.by_issuer()
    assert (figure.issuer_id, figure.count, figure.answered) == ("dukcapil", 6, 5)
    assert figure.median_days == 3
    assert round(figure.silent_share, 3) == round(1 / 6, 3)
    assert await verifications.figures.usual_days("dukcapil") == 3


async def test_nobody_else_locks_one(archive: Archive, officer: Member) -> None:
    one, stranger = await opens(archive, officer), await archive.enrols("Dedi", Role.OFFICER)

    for act in (
        archive.services.verifications.following.cancel(one.id, stranger),
        archive.services.verifications.following.close(
            one.id, stranger, IssuerOutcome.GENUINE, TODAY
        ),
        archive.services.verifications.following.cancel(99, officer),
    ):
        with pytest.raises(VerificationUnknown):
            await act
    assert (await now(archive, one)).state is State.OPENED


async def test_a_plh_of_the_head_gets_what_the_head_would(
    archive: Archive, officer: Member, head: Member
) -> None:
    substitute = await archive.enrols("Sri", Role.SECTION_HEAD, section="inteldakim")
    one = await opens(archive, officer)
    async with archive.services.database.begin() as session:
        session.add(Leave(member_id=officer.id, starts_on=TODAY, ends_on=TODAY))
        session.add(
            Appointment(
                member_id=substitute.id,
                role=Role.SECTION_HEAD,
                section="dokintalkim",
                kind=AppointmentKind.PLH,
                starts_on=TODAY,
                ends_on=TODAY,
                accepted_at=archive.clock.now(),
            )
        )

    await archive.services.verifications.handover.hand_over()

    assert (await now(archive, one)).holder_id == substitute.id
    queries = archive.services.verifications.queries
    assert [found.id for found in await queries.mine(substitute)] == [one.id]
    assert await queries.below(head) == []
