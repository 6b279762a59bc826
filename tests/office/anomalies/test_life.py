"""Turns of a report's life that have gone wrong; the model in `tests/fuzz` found the most."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import col, select

from office.anomalies.errors import AlreadyThere, AnomalyUnknown
from office.anomalies.models import Event, Outcome, State
from office.anomalies.notices import Notice
from office.anomalies.words.report_form import ReportAnswers
from office.escalation.policy import Urgency
from office.outbox import OutboxMessage
from office.people import Appointment, AppointmentKind, Member, Role
from tests.cast.closing import resolves
from tests.cast.people import is_away
from tests.conftest import WIB
from tests.office.anomalies.conftest import Bench

ANSWERS = ReportAnswers(
    "dokumen", "KK tampak suntingan", "kanim", urgency=Urgency.NORMAL, concerns=""
)


async def rings(bench: Bench, anomaly_id: int, member: Member) -> list[datetime]:
    return await bench.rows(
        select(OutboxMessage.due_at)
        .where(
            OutboxMessage.kind == Notice.CARD,
            OutboxMessage.about == anomaly_id,
            OutboxMessage.recipient_id == member.id,
        )
        .order_by(col(OutboxMessage.id)),
    )


async def test_a_head_who_transfers_too_late_does_not_restart_the_clock(
    bench: Bench, officer: Member
) -> None:
    boss = await bench.enrols("Bambang", Role.HEAD_OF_OFFICE)
    report = await bench.reporting.file(officer, ANSWERS)
    await bench.actions.transfer(report.id, boss, "tikim", "Ini soal alat")
    bench.clock.advance(timedelta(minutes=5))

    with pytest.raises(AlreadyThere):
        await bench.actions.transfer(report.id, boss, "tikim", "Ini soal alat")

    assert (await bench.events(report.id))[Event.TRANSFERRED] == 1


async def test_what_is_transferred_at_night_waits_for_its_turn_in_the_morning(
    bench: Bench,
    officer: Member,
) -> None:
    boss = await bench.enrols("Bambang", Role.HEAD_OF_OFFICE)
    andi = await bench.enrols("Andi", Role.SECTION_HEAD, "tikim")
    reports = [await bench.reporting.file(officer, ANSWERS) for _ in range(3)]
    bench.clock.move_to(datetime(2026, 11, 25, 20, 0, tzinfo=WIB))

    for report in reports:
        await bench.actions.transfer(report.id, boss, "tikim", "Ini soal alat")

    held = [(await rings(bench, report.id, andi))[-1] for report in reports]
    opening = datetime(2026, 11, 26, 7, 30, tzinfo=WIB)
    assert held == [opening + timedelta(minutes=2 * turn) for turn in range(3)]


async def test_a_coordinator_on_leave_is_a_gap_that_is_told(bench: Bench) -> None:
    """She is appointed: her tier is skipped, and the admin hears why."""
    officer = await bench.enrols("Yuni", Role.OFFICER, unit="ukk-oku")
    await bench.enrols("Sri", Role.SECTION_HEAD, "inteldakim")
    admin = await bench.enrols("Agus", Role.ADMIN)
    wati = await bench.enrols("Wati", Role.COORDINATOR, unit="ukk-oku")
    today = bench.people.today()
    await is_away(bench.database, wati, today)

    report = await bench.reporting.file(
        officer,
        ReportAnswers("dokumen", "KK suntingan", "ukk-oku", urgency=Urgency.NORMAL, concerns=""),
    )

    assert (await bench.events(report.id))[Event.NOT_NOTIFIED] == 1
    assert admin.id in await bench.rows(
        select(OutboxMessage.recipient_id).where(OutboxMessage.kind == Notice.GAP)
    )


async def test_after_a_standstill_there_is_time_to_answer_the_reminder(
    bench: Bench, officer: Member, head: Member
) -> None:
    report = await bench.reporting.file(officer, ANSWERS)
    await bench.actions.acknowledge(report.id, head)
    bench.clock.move_to(datetime(2026, 11, 26, 9, 0, tzinfo=WIB))

    while await bench.due.escalate_due():
        pass

    after = await bench.queries.reread(report.id)
    assert (after.state, after.is_reminded) == (State.ACKNOWLEDGED, True)
    assert after.due_at == bench.clock.now() + timedelta(minutes=30)


async def test_a_superior_who_has_moved_up_meanwhile_still_does_not_see_what_is_about_them(
    bench: Bench,
    officer: Member,
    sri: Member,
) -> None:
    await bench.enrols("Bambang", Role.HEAD_OF_OFFICE)
    about_her = ReportAnswers(
        "dokumen",
        "Kasi meminta berkas diloloskan",
        "kanim",
        urgency=Urgency.URGENT,
        concerns="kepala_seksi/inteldakim/",
    )
    report = await bench.reporting.file(officer, about_her)
    today, tomorrow = bench.people.today(), bench.people.today() + timedelta(days=1)
    async with bench.database.begin() as session:
        post = await session.exec(select(Appointment).where(Appointment.member_id == sri.id))
        post.one().ends_on = today
        session.add(
            Appointment(
                member_id=sri.id,
                role=Role.HEAD_OF_OFFICE,
                kind=AppointmentKind.PLH,
                starts_on=tomorrow,
                ends_on=tomorrow,
                accepted_at=bench.clock.now(),
            )
        )
    bench.clock.advance(timedelta(days=1))
    await bench.handover.hand_over()
    await bench.due.escalate_due()

    assert await rings(bench, report.id, sri) == []
    with pytest.raises(AnomalyUnknown):
        await bench.queries.seen_by(report.id, sri)


async def test_an_open_report_is_not_crowded_out_by_those_that_have_ended(
    bench: Bench, officer: Member, head: Member
) -> None:
    open_one = await bench.reporting.file(officer, ANSWERS)
    for _ in range(3):
        ended = await bench.reporting.file(officer, ANSWERS)
        await resolves(bench.anomalies, ended.id, head, Outcome.UNFOUNDED, "")

    assert [report.id for report in await bench.queries.mine(officer, limit=2)] == [
        open_one.id,
        ended.id,
    ]


@pytest.mark.parametrize("urgency", Urgency)
@pytest.mark.parametrize("climbs", range(4))
async def test_what_is_foretold_of_a_report_that_somebody_has_is_what_comes(
    bench: Bench, urgency: Urgency, climbs: int
) -> None:
    """At each tier: the reminder says where it waits again, perhaps before the same person."""
    officer = await bench.enrols("Yuni", Role.OFFICER, unit="ukk-oku")
    await bench.enrols("Wati", Role.COORDINATOR, unit="ukk-oku")
    await bench.enrols("Sri", Role.SECTION_HEAD, "inteldakim")
    boss = await bench.enrols("Bambang", Role.HEAD_OF_OFFICE)
    answers = ReportAnswers("dokumen", "KK suntingan", "ukk-oku", urgency=urgency, concerns="")
    report = await bench.reporting.file(officer, answers)
    for _ in range(climbs):
        await let_due(bench, report.id)
    await bench.actions.promise(report.id, boss, bench.clock.now() + timedelta(minutes=5))

    await let_due(bench, report.id)
    reminded = await bench.queries.reread(report.id)
    assert reminded is not None
    foretold = (await bench.queries.outlooks([reminded], boss.id))[report.id].next_posts
    await let_due(bench, report.id)

    after = await bench.queries.reread(report.id)
    assert after.state is State.NEW
    assert after.escalation_policy.tier(after.tier).posts == foretold


async def let_due(bench: Bench, anomaly_id: int) -> None:
    """Let the time of a report be over."""
    report = await bench.queries.reread(anomaly_id)
    assert report.due_at is not None
    bench.clock.move_to(report.due_at)
    assert await bench.due.escalate_due()
