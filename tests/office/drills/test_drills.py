"""Who may plan a drill for whom, what overtakes one, how it ends, and what is said of it."""

from datetime import timedelta

import pytest
from sqlmodel import select

from knowledge.reading.drills import DrillCase, ToldFact
from office.anomalies import Anomaly, Notice, ReportAnswers
from office.drills import (
    AnnouncedFirst,
    Drill,
    DrillEnd,
    DrillIsOpen,
    DrillNotice,
    DrillOver,
    DrillState,
    DrillTooSoon,
    DrillUnknown,
    MayNotDrill,
    PointKind,
    UrgentFirst,
    feedback,
)
from office.errors import NotAllowed
from office.escalation.policy import Urgency
from office.outbox import OutboxMessage, Priority
from office.people import Member, Role
from tests.office.figures.conftest import Bench
from tests.office.rows import rows

CASE = DrillCase(
    "kk",
    "Kartu keluarga",
    "dokumen",
    "biasa",
    "KK dengan huruf tebal",
    (ToldFact("huruf", ("huruf",)), ToldFact("asal", ("kenalan",))),
    (),
)


def told(who: Member, urgency: Urgency = Urgency.NORMAL, drill: int | None = None) -> ReportAnswers:
    return ReportAnswers(
        category="dokumen",
        text="Huruf di satu baris lebih tebal",
        unit=who.unit,
        counter="loket 2",
        urgency=urgency,
        concerns="",
        drill=drill,
    )


async def running(office: Bench, boss: Member, officer: Member) -> Drill:
    """Plan a drill, let its hour come, and begin it."""
    drills = office.services.drills
    drill = await drills.planning.plan(boss, "kk", officer.id, drills.planning.hours()[0])
    office.clock.move_to(drill.starts_at)
    await drills.due.run()
    return await drills.taking.begin(drill.id, officer)


async def now(office: Bench, drill: Drill) -> Drill:
    found = await office.services.drills.taking.reread(drill.id)
    assert found is not None
    return found[0]


async def test_a_drill_is_planned_for_somebody_in_reach_at_an_hour_when_the_office_works(
    office: Bench, boss: Member, rina: Member, yuni: Member
) -> None:
    planning = office.services.drills.planning
    trainer = await office.employs("Lestari", Role.TRAINER, unit="ukk-oku")
    hour = planning.hours()[0]
    night = hour.replace(hour=22)
    refused = (
        (rina, yuni, hour, NotAllowed),
        (trainer, rina, hour, MayNotDrill),
        (boss, boss, hour, MayNotDrill),
        (boss, rina, night, DrillTooSoon),
        (boss, rina, hour - timedelta(days=1), DrillTooSoon),
        (boss, rina, hour + timedelta(days=30), DrillTooSoon),
    )
    for planner, officer, at, why in refused:
        with pytest.raises(why):
            await planning.plan(planner, "kk", officer.id, at)

    drill = await planning.plan(trainer, "kk", yuni.id, hour)
    with pytest.raises(DrillIsOpen):
        await planning.plan(boss, "kk", yuni.id, hour)
    assert yuni.id not in [one.id for one in await planning.officers(boss, yuni.unit)]
    with pytest.raises(DrillUnknown):
        await office.services.drills.taking.begin(drill.id, rina)
    await planning.call_off(drill.id, boss)

    assert (await now(office, drill)).ended_how is DrillEnd.CALLED_OFF
    assert await office.messages(DrillNotice.CALLED_OFF) == {yuni.id: ""}
    assert await office.messages(DrillNotice.FEEDBACK) == {}
    with pytest.raises(DrillOver):
        await planning.call_off(drill.id, boss)


async def test_the_hour_is_left_open_only_after_three_good_drills_with_an_announced_one(
    office: Bench, boss: Member, rina: Member, sri: Member
) -> None:
    drills, anomalies = office.services.drills, office.services.anomalies
    for is_in_time in (True, False, True, True):
        with pytest.raises(AnnouncedFirst):
            await drills.planning.plan_within_week(boss, "kk", rina.id)
        drill = await running(office, boss, rina)
        sent = await anomalies.reporting.file(rina, told(rina, drill=drill.id))
        if not is_in_time:
            office.clock.advance(timedelta(minutes=61))
            await anomalies.due.escalate_due()
        await office.resolves(sent, sri)
        await drills.due.run()

    drill = await drills.planning.plan_within_week(boss, "kk", rina.id)
    hours = anomalies.shared.hours
    days = hours.office_days_between(office.services.people.today(), drill.starts_at.date())
    assert hours.is_open(drill.starts_at)
    assert 1 <= days <= 5
    # It does not begin of itself, either: the officer is asked first.
    office.clock.move_to(drill.starts_at)
    await drills.due.run()
    assert (await now(office, drill)).state is DrillState.PLANNED
    assert (await now(office, drill)).asked_at == drill.starts_at


async def test_a_real_urgent_report_comes_before_a_drill_whatever_it_has_come_to(
    office: Bench, boss: Member, rina: Member, yuni: Member, sri: Member
) -> None:
    drills, anomalies = office.services.drills, office.services.anomalies
    drill = await running(office, boss, rina)
    sent = await anomalies.reporting.file(rina, told(rina, Urgency.URGENT, drill.id))
    # A second report of one drill, and one of a drill of somebody else, is none.
    for who in (rina, yuni):
        with pytest.raises((DrillOver, DrillUnknown)):
            await anomalies.reporting.file(who, told(who, drill=drill.id))
    slow = await anomalies.reporting.file(yuni, told(yuni))
    cards = select(OutboxMessage.about, OutboxMessage.priority).where(
        OutboxMessage.kind == Notice.CARD
    )
    order = dict(await rows(office.services.database, cards))
    assert (order[sent.id], order[slow.id]) == (Priority.DRILL, Priority.NORMAL)
    assert [one.id for one in await anomalies.queries.tasks(sri)] == [slow.id, sent.id]
    assert await drills.due.run() == 0

    urgent = await anomalies.reporting.file(yuni, told(yuni, Urgency.URGENT))
    assert [one.id for one in await anomalies.queries.tasks(sri)] == [slow.id, urgent.id]
    assert await drills.due.run() == 1
    assert (await now(office, drill)).ended_how is DrillEnd.OVERTAKEN
    assert set(await office.messages(DrillNotice.FEEDBACK)) == {rina.id, sri.id}
    assert set(await office.messages(DrillNotice.TIMES)) == {boss.id}

    # Who has one is asked later; who sends one is in no drill any more.
    next_one = await drills.planning.plan(boss, "kk", yuni.id, drills.planning.hours()[0])
    office.clock.move_to(next_one.starts_at)
    await drills.due.run()
    assert (await now(office, next_one)).starts_at > next_one.starts_at
    with pytest.raises(UrgentFirst):
        await drills.taking.begin(next_one.id, yuni)
    await office.resolves(urgent, sri)
    await drills.taking.begin(next_one.id, yuni)
    await anomalies.reporting.file(yuni, told(yuni, Urgency.URGENT))
    await drills.due.run()
    assert (await now(office, next_one)).ended_how is DrillEnd.OVERTAKEN


async def test_an_urgent_report_that_is_given_to_a_head_in_a_drill_ends_it(
    office: Bench, boss: Member, rina: Member, yuni: Member, sri: Member
) -> None:
    anomalies = office.services.anomalies
    urgent = await anomalies.reporting.file(yuni, told(yuni, Urgency.URGENT))
    dewi = await office.employs("Dewi", Role.OFFICER, "inteldakim")
    drill = await running(office, boss, rina)
    sent = await anomalies.reporting.file(rina, told(rina, drill=drill.id))
    await anomalies.directing.assign(sent.id, sri, dewi.id)

    await anomalies.directing.assign(urgent.id, sri, dewi.id)

    report = await anomalies.queries.reread(sent.id)
    assert report is not None
    assert not report.is_open


async def test_a_drill_ends_by_itself_at_the_end_of_its_day_and_stays_ended(
    office: Bench, boss: Member, rina: Member, sri: Member
) -> None:
    drills, anomalies = office.services.drills, office.services.anomalies
    drill = await running(office, boss, rina)
    sent = await anomalies.reporting.file(rina, told(rina, drill=drill.id))
    await office.promises(sent, sri, hours=48)
    office.clock.move_to(drill.closes_at - timedelta(seconds=1))
    assert await drills.due.run() == 0

    office.clock.move_to(drill.closes_at)
    assert await drills.due.run() == 1

    report = await anomalies.queries.reread(sent.id)
    assert report is not None
    assert not report.is_open
    assert (await now(office, drill)).state is DrillState.ENDED
    assert (await now(office, drill)).ended_how is DrillEnd.DAY_OVER
    office.clock.advance(timedelta(hours=72))
    assert await anomalies.due.escalate_due() == 0
    # One whose officer never began tells nothing of anybody.
    idle = await drills.planning.plan(boss, "kk", rina.id, drills.planning.hours()[0])
    office.clock.move_to(idle.closes_at)
    await drills.due.run()
    assert (await now(office, idle)).ended_how is DrillEnd.DAY_OVER
    assert await office.messages(DrillNotice.CALLED_OFF) == {rina.id: ""}
    seen = await drills.planning.overview(boss)
    assert (seen.open, seen.is_due, len(seen.last)) == ([], False, 1)


async def test_what_was_good_and_missed_is_read_from_the_report_and_its_history(
    office: Bench, boss: Member, rina: Member, sri: Member
) -> None:
    drill = await running(office, boss, rina)
    anomalies = office.services.anomalies
    sent = await anomalies.reporting.file(rina, told(rina, drill=drill.id))
    found = feedback.of_report(CASE, sent)
    assert [point.kind for point in found.missed] == [PointKind.FACTS]
    assert found.missed[0].missing == ("asal",)
    named = Anomaly(**{**sent.model_dump(), "text": "KK a.n. Siti Aminah, kenalan, huruf"})
    named.category, named.urgency, named.counter = "lain", Urgency.URGENT, ""
    assert {point.kind for point in feedback.of_report(CASE, named).missed} == {
        PointKind.CATEGORY,
        PointKind.URGENCY,
        PointKind.PLACE,
        PointKind.NO_PERSON,
    }
    assert [point.kind for point in feedback.of_report(CASE, None).missed] == [PointKind.SENT]

    async def of_heads() -> feedback.Feedback:
        read = await office.services.drills.taking.reread(drill.id)
        assert read is not None
        assert read[1] is not None
        return feedback.of_heads(read[1])

    assert [point.kind for point in (await of_heads()).missed] == [PointKind.TAKEN]
    await office.promises(sent, sri)
    await anomalies.steps.mark(sent.id, sri, "asli")
    after = await of_heads()
    assert {point.kind for point in after.good} == {
        PointKind.TAKEN,
        PointKind.PROMISED,
        PointKind.KEPT,
    }
    assert [point.missing for point in after.missed] == [("penerbit", "keterangan"), ()]
    await office.resolves(sent, sri)
    assert PointKind.CLOSED in {point.kind for point in (await of_heads()).good}
