"""What is done with every update reads no table from end to end: asked of SQLite's own planner."""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.content.rules import OfficeRules
from office.anomalies.words.report_form import ReportAnswers
from office.clock import HandMovedClock
from office.escalation.policy import Urgency
from office.people import Member, NewMember, Role
from office.questions import QuestionOutcome
from office.services import Services, open_services
from office.settings import load
from office.shelf.office_shelf import OfficeShelf
from tests.places import CONTENT
from tests.shelves import shelf_of

# Tables that grow with the people or with the years.
GROWING = ("anomaly", "anomaly_history", "appointment", "inbox", "member", "outbox", "question")
FULL_SCAN = re.compile(rf"SCAN ({'|'.join(GROWING)})\b(?! USING (COVERING )?INDEX)")
# A partial index holds what is open or has not ended; to read all of it is to read what there is
# to do. Any other index that is read as a whole is a full scan in another order.
SMALL = (
    "ix_anomaly_due", "ix_anomaly_open", "ix_appointment_post", "ix_inbox_open", "ix_inbox_chat",
    "ix_outbox_dead", "ix_outbox_order", "ix_outbox_recipient",
)  # fmt: skip
WHOLE_INDEX = re.compile(r"SCAN \w+ USING (?:COVERING )?INDEX (\w+)")
ANSWERS = ReportAnswers(
    category="dokumen",
    text="KK tampak suntingan",
    unit="kanim",
    urgency=Urgency.NORMAL,
    concerns="",
)


@pytest.fixture
async def services(tmp_path: Path, clock: HandMovedClock) -> AsyncIterator[Services]:
    """The office on SQLite with its own rules."""
    settings = load(database_url=f"sqlite:///{tmp_path / 'pandu.db'}", _env_file=None)
    shelf = shelf_of(CONTENT)
    rules = OfficeRules(shelf, settings.zone)
    async with open_services(settings, clock, rules, shelf=OfficeShelf(shelf)) as services:
        yield services


@contextmanager
def statements(services: Services) -> Iterator[list[tuple[str, Any]]]:
    """The statements that run within the block."""
    seen: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, sql: str, values: Any, *_: Any) -> None:
        if sql.lstrip().startswith(("SELECT", "UPDATE", "DELETE", "WITH")):
            seen.append((sql, values))

    engine = services.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


async def full_scans(services: Services, seen: list[tuple[str, Any]]) -> list[str]:
    """The statements for which a growing table, or a whole index of it, is read."""
    found = []
    async with services.database.engine.connect() as connection:
        for sql, values in seen:
            plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
            steps = [str(row[3]) for row in plan]
            if any(FULL_SCAN.match(step) or _reads_whole_index(step) for step in steps):
                found.append(f"{sql}\n  {steps}")
    return found


def _reads_whole_index(step: str) -> bool:
    index = WHOLE_INDEX.match(step)
    return index is not None and index[1].startswith(("ix_", "sqlite_")) and index[1] not in SMALL


async def enrolled(services: Services, number: int, role: Role, section: str = "") -> Member:
    newcomer = NewMember(f"Nomor {number}", "kanim", (role,), section or None)
    return await services.people.enrol(await services.people.invite(newcomer), number)


async def test_no_full_scan_lies_on_the_way_of_an_update(services: Services) -> None:
    officer = await enrolled(services, 1, Role.OFFICER)
    head = await enrolled(services, 2, Role.SECTION_HEAD, "inteldakim")
    other = await enrolled(services, 3, Role.OFFICER)

    with statements(services) as seen:
        await services.people.recognise(1)
        await services.forms.current(officer)
        await services.questions.record(77, officer, "apa?", QuestionOutcome("sure"))
        await services.questions.unchosen(officer)
        await services.anomalies.reporting.plan(officer, ANSWERS)
        report = await services.anomalies.reporting.file(officer, ANSWERS)
        await services.anomalies.reporting.alike(other, ANSWERS)
        await services.anomalies.reporting.join(report.id, other, ANSWERS)
        await services.anomalies.queries.mine(officer)
        await services.anomalies.queries.tasks(head)
        await services.people.names({officer.id, head.id})
        await services.anomalies.actions.acknowledge(report.id, head)
        await services.anomalies.reporting.add(report.id, officer, "Loket 3")
        entries = await services.anomalies.thread.entries(report.id, head)
        await services.anomalies.thread.is_spoken_of(officer)
        await services.anomalies.thread.last_said(officer)
        await services.anomalies.taking_back.take_back(report.id, entries[-1].number, officer)

    assert await full_scans(services, seen) == []
    assert len(seen) > 40


async def test_no_full_scan_lies_on_the_way_of_the_heartbeat_and_the_sender(
    services: Services,
) -> None:
    officer = await enrolled(services, 1, Role.OFFICER)
    await enrolled(services, 2, Role.SECTION_HEAD, "inteldakim")
    await enrolled(services, 3, Role.ADMIN)
    await services.anomalies.reporting.file(officer, ANSWERS)

    with statements(services) as seen:
        await services.anomalies.due.escalate_due()
        await services.anomalies.handover.hand_over()
        await services.anomalies.due.expire_drafts()
        await services.anomalies.oversight.morning()
        await services.anomalies.due.next_due()
        await services.people.with_posts()
        await services.people.holders(Role.ADMIN)
        await services.outbox.claims.take_back("sqlite")
        claims = await services.outbox.claims.claim("sqlite", 10)
        await services.outbox.claims.start(claims[0])
        await services.outbox.claims.sent(claims[0], 5)
        await services.outbox.claims.pause()
        await services.outbox.health()
        await services.inbox.count_open()

    assert await full_scans(services, seen) == []
    assert len(seen) > 15
