"""Who may give a report to whom, ask how it goes, and be left alone; the model plays the rest."""

from datetime import timedelta

import pytest

from office.anomalies.errors import (
    AlreadyAcknowledged,
    AnomalyUnknown,
    NobodyToPush,
    NothingAbove,
    NotYourTurn,
    PushedToday,
)
from office.anomalies.models import State
from office.anomalies.words.report_form import ReportAnswers
from office.escalation.policy import Urgency
from office.people import Member, Role
from tests.office.anomalies.conftest import Bench

ANSWERS = ReportAnswers(
    "dokumen", "KK tampak suntingan", "kanim", urgency=Urgency.NORMAL, concerns=""
)


async def test_a_report_is_offered_to_the_people_of_its_section_and_never_to_its_reporter(
    bench: Bench,
) -> None:
    sri = await bench.enrols("Sri", Role.SECTION_HEAD, "inteldakim")
    reporter = await bench.enrols("Dodi", Role.OFFICER, "inteldakim")
    colleague = await bench.enrols("Eka", Role.OFFICER, "inteldakim")
    other = await bench.enrols("Andi", Role.OFFICER, "tikim")
    report = await bench.reporting.file(reporter, ANSWERS)

    offered = await bench.directing.candidates(report, sri.id)

    assert [member.id for member in offered] == [sri.id, colleague.id]
    for stranger in (reporter, other):
        with pytest.raises(AnomalyUnknown):
            await bench.directing.assign(report.id, sri, stranger.id)


async def test_a_head_who_is_meant_by_a_report_is_not_offered_it(
    bench: Bench, officer: Member, sri: Member, boss: Member
) -> None:
    about = ReportAnswers(
        "dokumen",
        "Kasi meminta berkas diloloskan",
        "kanim",
        urgency=Urgency.NORMAL,
        concerns="kepala_seksi/inteldakim/",
    )
    report = await bench.reporting.file(officer, about)

    assert [member.id for member in await bench.directing.candidates(report, boss.id)] == [boss.id]
    with pytest.raises(AnomalyUnknown):
        await bench.directing.assign(report.id, boss, sri.id)


async def test_a_member_who_was_given_a_report_works_on_it_and_gives_it_to_nobody(
    bench: Bench,
    officer: Member,
    sri: Member,
) -> None:
    await bench.enrols("Bambang", Role.HEAD_OF_OFFICE)
    dodi = await bench.enrols("Dodi", Role.OFFICER, "inteldakim")
    report = await bench.reporting.file(officer, ANSWERS)
    await bench.directing.assign(report.id, sri, dodi.id)

    await bench.actions.progress(report.id, dodi, State.IN_PROGRESS)
    for move in (
        bench.actions.transfer(report.id, dodi, "tikim", "Bukan urusan kami"),
        bench.actions.escalate(report.id, dodi),
        bench.directing.assign(report.id, dodi, sri.id),
    ):
        with pytest.raises(NotYourTurn):
            await move
    await bench.directing.give_back(report.id, dodi)

    with pytest.raises(AnomalyUnknown):
        await bench.queries.seen_by_head(report.id, dodi)
    after = await bench.queries.reread(report.id)
    assert (after.state, after.holder_id, after.tier) == (State.NEW, None, 1)


async def test_what_a_superior_has_is_not_taken_by_those_below(
    bench: Bench, officer: Member, sri: Member, boss: Member
) -> None:
    report = await bench.reporting.file(officer, ANSWERS)
    await bench.actions.acknowledge(report.id, boss)

    with pytest.raises(AlreadyAcknowledged):
        await bench.directing.assign(report.id, sri, sri.id)
    with pytest.raises(NothingAbove):
        await bench.actions.escalate(report.id, boss)


async def test_a_nudge_is_one_a_day_by_all_together(
    bench: Bench, officer: Member, sri: Member, boss: Member
) -> None:
    report = await bench.reporting.file(officer, ANSWERS)
    await bench.actions.acknowledge(report.id, sri)

    with pytest.raises(NobodyToPush):
        await bench.directing.push(report.id, sri)
    await bench.directing.push(report.id, boss)
    with pytest.raises(PushedToday):
        await bench.directing.push(report.id, boss)
    bench.clock.advance(timedelta(days=1))
    await bench.directing.push(report.id, boss)


async def test_only_who_has_a_report_may_silence_its_reminders(
    bench: Bench, officer: Member, sri: Member, boss: Member
) -> None:
    report = await bench.reporting.file(officer, ANSWERS)
    until = bench.clock.now() + timedelta(hours=1)

    with pytest.raises(NotYourTurn):
        await bench.directing.snooze(report.id, sri, until)
    await bench.actions.acknowledge(report.id, sri)
    with pytest.raises(NotYourTurn):
        await bench.directing.snooze(report.id, boss, until)
    await bench.directing.snooze(report.id, sri, until)

    after = await bench.queries.reread(report.id)
    assert after.snoozed_until == until
