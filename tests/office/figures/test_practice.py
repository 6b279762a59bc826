"""No practice and no drill in a real figure, list of work or message; whatever happens before."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from office.anomalies import Anomaly, OnlyPractice, Practice, ReportAnswers
from office.anomalies.practice.service import LASTS
from office.errors import Refusal
from office.escalation.policy import Urgency
from office.outbox import OutboxMessage
from office.people import Member
from tests.office.figures.conftest import Bench
from tests.office.rows import rows

# How often each happens.
EACH = 3


def answers(luck: random.Random, who: Member, *, is_practice: bool) -> ReportAnswers:
    return ReportAnswers(
        category=luck.choice(["dokumen", "tppo", "sistem"]),
        text="KK tampak suntingan",
        unit=who.unit,
        urgency=luck.choice(list(Urgency)),
        concerns="",
        is_practice=is_practice,
    )


async def counted(office: Bench, boss: Member, heads: list[Member]) -> list[Any]:
    """All that is counted of the office, and kept or told beyond it."""
    anomalies = office.services.anomalies
    return [
        *[await sees_no_drill(office, viewer) for viewer in (boss, *heads)],
        await office.services.figures.counting.of_office(office.week),
        await anomalies.oversight.count_by_state(),
    ]


async def sees_no_drill(office: Bench, viewer: Member) -> Any:
    """All that a head sees but the drills, which are counted apart."""
    seen = await office.sees(viewer)
    assert seen.outcomes is not None
    return replace(seen, outcomes=replace(seen.outcomes, drills=None))


async def worked_on(office: Bench, boss: Member, heads: list[Member]) -> list[Any]:
    """All that waits for somebody: lists, and messages."""
    anomalies = office.services.anomalies
    lists = [await anomalies.queries.tasks(viewer) for viewer in (boss, *heads)]
    overview = await anomalies.oversight.overview(boss)
    return [
        *[[report.id for report in found] for found in lists],
        overview.count,
        await anomalies.due.next_due(),
        len(await rows(office.services.database, select(OutboxMessage.id))),
    ]


async def drill_report(
    office: Bench, boss: Member, officer: Member, luck: random.Random
) -> Anomaly:
    """Plan a drill for the next hour that there is, and report its case."""
    drills, now = office.services.drills, office.clock.now()
    drill = await drills.planning.plan(boss, "tppo", officer.id, drills.planning.hours()[0])
    # The hour itself is not what this is about: other reports must stand as they stood.
    await drills.taking.begin(drill.id, officer)
    assert office.clock.now() == now
    meant = answers(luck, officer, is_practice=False)
    return await office.services.anomalies.reporting.file(officer, replace(meant, drill=drill.id))


async def test_practice_and_drills_change_no_real_figure(
    office: Bench, rina: Member, sri: Member, boss: Member
) -> None:
    luck, anomalies = random.Random(5), office.services.anomalies
    practised: list[Anomaly] = []
    drilled: list[Anomaly] = []
    real: list[Anomaly] = []

    async def files() -> None:
        made = answers(luck, rina, is_practice=False)
        real.append(await anomalies.reporting.file(rina, made))

    async def practises() -> None:
        made = answers(luck, rina, is_practice=True)
        practised.append(await anomalies.practising.file(rina, made))

    async def ends() -> None:
        for report in practised[-1:]:
            await anomalies.practising.end(report.id, rina)

    async def drills() -> None:
        drilled.append(await drill_report(office, boss, rina, luck))

    async def works_on_it() -> None:
        for drill in drilled[-1:]:
            await office.promises(drill, sri)
            await office.resolves(drill, sri)
            await office.services.drills.due.run()

    async def ends_drill() -> None:
        for drill in drilled[-1:]:
            await anomalies.drilling.end(drill.id, sri)
            await office.services.drills.due.run()

    async def takes() -> None:
        for report in luck.sample(real, min(1, len(real))):
            await office.promises(report, sri)
            if luck.random() < 0.5:
                await office.resolves(report, sri)

    async def waits() -> None:
        office.clock.advance(timedelta(minutes=luck.choice([5, 60, 600])))
        await anomalies.due.escalate_due()
        await anomalies.practising.end_due()

    of_drills = [drills, works_on_it, ends_drill]
    unseen: list[Callable[[], Awaitable[None]]] = [practises, ends, *of_drills]
    moves = [files, practises, ends, *of_drills, takes, waits] * EACH
    for step in luck.sample(moves, len(moves)):
        is_unseen = step in unseen
        figures = await counted(office, boss, [sri]) if is_unseen else []
        work = await worked_on(office, boss, [sri]) if is_unseen else []
        try:
            await step()
        except Refusal:
            continue
        if is_unseen:
            assert await counted(office, boss, [sri]) == figures
        if step in (practises, ends):
            assert await worked_on(office, boss, [sri]) == work
    kinds = await rows(office.services.database, select(Anomaly.id, Anomaly.practice))
    assert {id for id, kind in kinds if kind is None} == {report.id for report in real}
    assert {id for id, kind in kinds if kind is Practice.DRILL} == {one.id for one in drilled}
    assert drilled
    assert real
    seen = (await office.sees(boss)).outcomes
    assert seen is not None
    assert seen.drills is not None
    begun = [one for one in drilled if not one.is_open]
    assert 0 < seen.drills.held <= len(drilled), begun


async def test_a_practice_report_is_never_filed_and_its_words_end_with_it(
    office: Bench, rina: Member, sri: Member, boss: Member
) -> None:
    anomalies, luck = office.services.anomalies, random.Random(0)
    with pytest.raises(OnlyPractice):
        await anomalies.reporting.file(rina, answers(luck, rina, is_practice=True))
    first = await anomalies.practising.file(rina, answers(luck, rina, is_practice=True))
    second = await anomalies.practising.file(rina, answers(luck, rina, is_practice=True))
    for forbidden in (
        anomalies.reporting.withdraw(first.id, rina),
        anomalies.reporting.add(first.id, rina, "lagi"),
    ):
        with pytest.raises(OnlyPractice):
            await forbidden

    meant = await anomalies.practising.answers_of(first.id, rina)
    real = await anomalies.reporting.file(rina, meant)
    office.clock.advance(LASTS)
    assert await anomalies.practising.end_due() == 1

    assert real.practice is None
    for report in (first, second):
        ended = await anomalies.queries.reread(report.id)
        assert ended is not None
        assert (ended.is_open, ended.text, ended.practice) == (False, "", Practice.SOLO)
    told = await rows(
        office.services.database,
        select(OutboxMessage.about).where(col(OutboxMessage.about).in_([first.id, second.id])),
    )
    assert told == []
