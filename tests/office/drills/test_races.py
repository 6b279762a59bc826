"""A drill that is ended while its officer sends a report: they lock in one order, on PostgreSQL."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from office.anomalies import REPORT, Anomaly, ReportStep
from office.anomalies.practice.drilling import Drilling
from office.drills import DrillOver, DrillState
from office.drills.casework import DrillWork
from office.escalation.policy import Urgency
from office.people import Member
from tests.office.drills.test_drills import now, running, told
from tests.office.figures.conftest import Bench
from tests.office.replicas.locks import how_many_wait
from tests.waiting import until

pytestmark = pytest.mark.parametrize(
    "engine_name", [pytest.param("postgres", marks=pytest.mark.postgres)]
)
# Where the end of a drill is held up: what it locks next is the draft, or the report of the drill.
FORM, REPORT_OF_DRILL = (DrillWork, "_forget_draft"), (Drilling, "stop")


@pytest.mark.parametrize(
    ("part", "step", "is_real"),
    [(*FORM, False), (*FORM, True), (*REPORT_OF_DRILL, True)],
    ids=["its own report", "a real urgent one", "a real urgent one, later"],
)
async def test_a_drill_ends_while_its_officer_files(
    office: Bench,
    boss: Member,
    sri: Member,
    rina: Member,
    monkeypatch: pytest.MonkeyPatch,
    part: type[Any],
    step: str,
    is_real: bool,
) -> None:
    services, drill = office.services, await running(office, boss, rina)
    answers = told(rina, drill=drill.id)
    if is_real:
        await services.anomalies.reporting.file(rina, answers)
        answers = told(rina, Urgency.URGENT)
    await services.forms.begin(rina, REPORT, ReportStep.SUMMARY, answers)
    filing: list[asyncio.Task[object]] = []
    go_on: Callable[..., Awaitable[None]] = getattr(part, step)

    async def held(self: Any, *arguments: Any) -> None:
        if not filing:
            filing.append(asyncio.create_task(services.anomalies.reporting.file(rina, answers)))
            await until(lambda: is_waiting_or_done(office, filing[0]))
        await go_on(self, *arguments)

    monkeypatch.setattr(part, step, held)
    await services.drills.planning.call_off(drill.id, boss)
    (filed,) = await asyncio.gather(*filing, return_exceptions=True)

    assert (await now(office, drill)).state is DrillState.ENDED
    assert isinstance(filed, Anomaly if is_real else DrillOver), filed


async def is_waiting_or_done(office: Bench, filing: asyncio.Task[object]) -> bool:
    return filing.done() or await how_many_wait(office.services.database) > 0
