"""How the cost of the same work grows with the office and its archive, with real disk commits."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.content import CONTENT
from benchmarks.updates import archive, office
from benchmarks.updates.questions import QUESTIONS
from benchmarks.updates.stage import FIRST_MEMBER
from bot.content.rules import OfficeRules
from knowledge.shelf import Shelf
from office.anomalies.words.report_form import ReportAnswers
from office.clock import HandMovedClock, SystemClock
from office.escalation.policy import Urgency
from office.inbox import StoredUpdate
from office.questions import QuestionOutcome
from office.services import Services, open_services
from office.settings import load
from office.shelf.office_shelf import OfficeShelf

_ROOT = Path(__file__).parents[2]
_ZONE = ZoneInfo("Asia/Jakarta")
# After the first members, who hold the posts.
_HEAD, _OFFICER = 2, 20
_WEDNESDAY = 2
_FIRST_UPDATE = 1_000_000_000


@dataclass(frozen=True)
class Size:
    """How large the office is."""

    members: int
    reports: int


@dataclass(frozen=True)
class Cost:
    """The time of one piece of work, in milliseconds."""

    cpu: float
    p95: float


@dataclass(frozen=True)
class Work:
    """A piece of work, and how often it is measured."""

    name: str
    do: Callable[[], Awaitable[object]]
    times: int


def costs(url: str, size: Size, times: int) -> dict[str, Cost]:
    """Create an office of that size in an empty database and measure the work there.

    Processor time is this process's. On SQLite that is all of it.
    """
    return asyncio.run(_costs(url, size, times))


async def _costs(url: str, size: Size, times: int) -> dict[str, Cost]:
    await office.enrol(url, size.members)
    async with office.opened(url) as database:
        await archive.fill(database, size.reports, size.members)
        await archive.give_cards(database, size.members, _morning().date())
    async with _services(url) as (services, shelf):
        # The first run after a start does more than the others.
        await _run_due_jobs(services)
        works = await _works(services, shelf, times)
        return {work.name: await _measured(work) for work in works}


@asynccontextmanager
async def _services(url: str) -> AsyncIterator[tuple[Services, Shelf]]:
    lying = {"knowledge_dir": CONTENT.national, "office_dir": CONTENT.office}
    settings = load(database_url=url, _env_file=None, **lying)
    shelf = Shelf(settings.layers)
    rules, facts = OfficeRules(shelf, settings.zone), OfficeShelf(shelf)
    clock = HandMovedClock(_morning())
    async with open_services(settings, clock, rules, shelf=facts) as services:
        yield services, shelf


def _morning() -> datetime:
    """Return Wednesday at ten: a day with cards, and not at night, when half of the jobs rest."""
    now = SystemClock().now().astimezone(_ZONE).replace(hour=10, minute=0)
    return now - timedelta(days=(now.weekday() - _WEDNESDAY) % 7)


async def _works(services: Services, shelf: Shelf, times: int) -> list[Work]:
    officer = await services.people.recognise(FIRST_MEMBER + _OFFICER - 1)
    head = await services.people.recognise(FIRST_MEMBER + _HEAD - 1)
    assert officer is not None
    assert head is not None
    telegram_id = officer.telegram_id
    updates, answers = itertools.count(_FIRST_UPDATE), itertools.count()

    async def question() -> None:
        update = next(updates)
        await services.inbox.accept([StoredUpdate(update, telegram_id, "{}")])
        asker = await services.people.recognise(telegram_id)
        assert asker is not None
        async with services.inbox.handling(update):
            await services.forms.current(asker)
            text = QUESTIONS[update % len(QUESTIONS)]
            answer = shelf.answer(text)
            await services.questions.record(update, asker, text, QuestionOutcome(answer.band))

    async def file() -> None:
        await services.anomalies.reporting.file(officer, _answers(next(answers)))

    async def alike() -> None:
        await services.anomalies.reporting.alike(head, _answers(next(answers)))

    async def mine() -> None:
        reports = await services.anomalies.queries.mine(officer)
        await services.people.names({report.reporter_id for report in reports})

    return [
        Work("a question", question, times),
        Work("filing a report", file, times),
        Work("a similar report?", alike, times),
        Work("/laporanku", mine, times),
        Work("/tugas", lambda: services.anomalies.queries.tasks(head), max(3, times // 10)),
        Work("a scheduler", lambda: _run_due_jobs(services), max(3, times // 20)),
        Work("the numbers for /metrics", lambda: _table_metrics(services), max(3, times // 20)),
    ]


def _answers(number: int) -> ReportAnswers:
    return ReportAnswers(
        category="dokumen",
        text=f"Kartu keluarga tampak hasil suntingan, berkas {number}",
        unit="kanim",
        counter="Loket 2",
        case_reference="",
        urgency=Urgency.NORMAL,
        concerns="",
    )


async def _run_due_jobs(services: Services) -> None:
    """Run the due jobs once, as `bot/intake/scheduler.py` does."""
    await services.anomalies.due.escalate_due()
    await services.anomalies.handover.hand_over()
    await services.anomalies.due.expire_drafts()
    await services.anomalies.oversight.morning()
    await services.announcements.due.run()
    await services.training.due.run()
    await services.anomalies.due.next_due()
    await services.announcements.due.next_due()
    await services.people.with_posts()


async def _table_metrics(services: Services) -> None:
    await services.anomalies.oversight.count_by_state()
    await services.inbox.count_open()
    await services.outbox.health()


async def _measured(work: Work) -> Cost:
    # The first run also compiles and loads, which is not what the work costs.
    await work.do()
    taken = []
    cpu = time.process_time()
    for _ in range(work.times):
        began = time.perf_counter()
        await work.do()
        taken.append(time.perf_counter() - began)
    cpu = time.process_time() - cpu
    return Cost(cpu / work.times * 1000, sorted(taken)[round((len(taken) - 1) * 0.95)] * 1000)
