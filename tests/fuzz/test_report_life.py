"""The report's life: whatever people do, and whenever, the office does what the model says."""

import asyncio
import os
import shutil
import tomllib
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text as sql
from sqlmodel import col, select

from knowledge.shelf import Shelf
from office.anomalies.audit import verify
from office.anomalies.drafts import Answers
from office.anomalies.ladder import Urgency
from office.anomalies.models import Anomaly, Entry, Event, Outcome, State
from office.anomalies.notices import Notice
from office.clock import HandMovedClock
from office.database import Database, migrate, open_database
from office.errors import Refusal
from office.inbox import Inbox
from office.outbox import Outbox, OutboxMessage
from office.people import Member, Role
from office.substitutes import Answers as Form
from office.substitutes import Substitutes
from tests.conftest import WIB, new_postgres_database
from tests.fuzz.life_model import CLOSED, Life, Order, Post, Refused, Report, Term
from tests.office.anomalies.conftest import KNOWLEDGE, Bench

# `FUZZ_EXAMPLES=5000 pytest tests/fuzz` looks longer and elsewhere; the suite repeats its examples.
_WANTED = os.environ.get("FUZZ_EXAMPLES")
_STEPS = 25
_MOST_REPORTS = 4
_MOST_STOPS = 8
_NOTE = "rahasia-dalam"
# What the model foretells to the last message; the others are looked at in `nobody_concerned`.
_FORETOLD = {
    *(Notice.CARD, Notice.RECEIPT, Notice.MOVED, Notice.QUESTION),
    *(Notice.ANSWER, Notice.PROMISE_DUE, Notice.HANDED_OVER),
}
_TO_REPORTERS = {Notice.RECEIPT, Notice.MOVED, Notice.QUESTION}

UNITS = ("kanim", "ukk-musi-rawas")
CATEGORIES = ("dokumen", "sistem", "gratifikasi")
SECTIONS = ("inteldakim", "tikim", "tu")
TEXTS = ("KK tampak hasil suntingan", "Alat perekam sidik jari mati sejak pagi")
KASI, TIKIM = ("kepala_seksi", "inteldakim"), ("kepala_seksi", "tikim")
UKK, KAKANIM = ("koordinator_ukk", "ukk-musi-rawas"), ("kepala_kantor", "")
POSTS: tuple[Post, ...] = (UKK, KASI, TIKIM, KAKANIM)
# Nobody is the head of Tata Usaha.
CAST: dict[str, tuple[str, Post | None]] = {
    "Rina": ("kanim", None),
    "Yuni": ("ukk-musi-rawas", None),
    "Lestari": ("kanim", None),
    "Wati": ("ukk-musi-rawas", UKK),
    "Sri": ("kanim", KASI),
    "Andi": ("kanim", TIKIM),
    "Bambang": ("kanim", KAKANIM),
}
# A plain morning, before the break of a Friday, before cuti bersama and Christmas, a Saturday.
MORNINGS = (
    datetime(2026, 11, 25, 9, 0, tzinfo=WIB),
    datetime(2026, 11, 27, 11, 20, tzinfo=WIB),
    datetime(2026, 12, 23, 15, 40, tzinfo=WIB),
    datetime(2026, 11, 28, 22, 0, tzinfo=WIB),
)
MINUTES = (1, 2, 5, 10, 11, 15, 30, 60, 120)
JUMPS = (7, 45, 600, 1440, 4000)

officers = st.sampled_from(("Rina", "Yuni", "Lestari"))
anybody = st.sampled_from(tuple(CAST))
choices = st.integers(0, _MOST_REPORTS - 1)


def read_order() -> Order:
    """The office's files, read without the office's readers."""
    office = tomllib.loads((KNOWLEDGE / "office.toml").read_text())
    categories = tomllib.loads((KNOWLEDGE / "anomalies.toml").read_text())["categories"]
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    week = [[_span(words) for words in office["hours"].get(day, ())] for day in days]
    christmas = {date(2026, 12, 25), date(2027, 1, 1)}
    return Order(
        week=week,
        closed=frozenset({*office["calendar"]["joint_leave"], *christmas}),
        ladders={
            urgency: [(rung["post"], rung["wait_minutes"]) for rung in rungs]
            for urgency, rungs in office["ladders"].items()
        },
        sections={name: one["section"] for name, one in categories.items()},
        joined={name: one.get("joined_by", ()) for name, one in categories.items()},
    )


def _span(words: str) -> tuple[time, time]:
    opens, closes = words.replace(".", ":").split("-")
    return time.fromisoformat(opens), time.fromisoformat(closes)


def _name(post: Post) -> str:
    """A post as the office writes it."""
    role, seat = post
    return f"{role}/{seat}/" if role == "kepala_seksi" else f"{role}//{seat}"


class ReportLife(RuleBasedStateMachine):
    """People act, time passes; after each step database and model are compared."""

    shelf: Shelf
    open: Callable[[asyncio.Runner], Database]

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.database = self.open(self.runner)
        self.members: dict[str, Member] = {}
        self.histories: dict[int, list[tuple[object, ...]]] = {}
        self.last_message = 0
        self.substitutions: list[tuple[int, Term]] = []

    def teardown(self) -> None:
        self.runner.run(self.database.close())
        self.runner.close()

    def run(self, work: Awaitable[Any]) -> Any:
        async def wait() -> Any:
            return await work

        return self.runner.run(wait())

    @initialize(morning=st.sampled_from(MORNINGS))
    def opens(self, morning: datetime) -> None:
        self.clock = HandMovedClock(morning)
        self.life = Life(read_order(), morning)
        self.starts()
        for name, (unit, post) in CAST.items():
            member = self.run(self._enrols(name, unit, post))
            self.members[name] = member
            if post is not None:
                self.life.terms.append(Term(member.id, post, morning.date()))

    async def _enrols(self, name: str, unit: str, post: Post | None) -> Member:
        role = Role(post[0]) if post else Role.OFFICER
        section = post[1] if post and post[0] == "kepala_seksi" else None
        return await self.bench.enrols(name, role, section, unit=unit)

    def starts(self) -> None:
        """Open the services anew, as after a restart; nothing but the database is left."""
        self.bench = Bench(self.database, self.clock, self.shelf)
        self.substitutes = Substitutes(
            self.database,
            self.clock,
            Inbox(self.database, self.clock),
            Outbox(self.database, self.clock),
            self.bench.people,
        )
        self.life.forget_standing()

    def both(self, office: Awaitable[Any], model: Callable[[], object]) -> Any:
        """Let both do it: they do the same, or refuse for the same reason."""
        expected = done = refused = None
        try:
            model()
        except Refused as error:
            expected = str(error)
        try:
            done = self.run(office)
        except Refusal as error:
            refused = type(error).__name__
        assert refused == expected
        return done

    def report(self, choice: int) -> Report:
        return self.life.reports[choice % len(self.life.reports) + 1]

    # --- what reporters do ---

    def _answers(
        self, category: str, unit: str, urgency: str, about: Post | None, text: str
    ) -> Answers:
        return Answers(
            category=category,
            text=text,
            unit=unit,
            urgency=Urgency(urgency),
            concerns=_name(about) if about else "",
        )

    @precondition(lambda self: len(self.life.reports) < _MOST_REPORTS)
    @rule(
        name=st.one_of(officers, anybody),
        category=st.sampled_from(CATEGORIES),
        unit=st.sampled_from(UNITS),
        urgency=st.sampled_from(("biasa", "mendesak")),
        about=st.sampled_from((None, None, None, *POSTS)),
        text=st.sampled_from(TEXTS),
    )
    def files(
        self, name: str, category: str, unit: str, urgency: str, about: Post | None, text: str
    ) -> None:
        member = self.members[name]
        answers = self._answers(category, unit, urgency, about, text)
        filed = self.both(
            self.bench.reporting.file(member, answers),
            lambda: self.life.files(member.id, category, unit, urgency, about, text),
        )
        assert filed is None or filed.id == len(self.life.reports)

    @precondition(lambda self: self.life.reports)
    @rule(name=officers, choice=choices, like=choices)
    def joins(self, name: str, choice: int, like: int) -> None:
        report, same, member = self.report(choice), self.report(like), self.members[name]
        answers = self._answers(same.category, same.unit, same.urgency, same.concerns, same.text)
        self.both(
            self.bench.reporting.join(report.number, member, answers),
            lambda: self.life.joins(report, member.id, same),
        )

    @precondition(lambda self: self.life.reports)
    @rule(name=st.one_of(officers, anybody), choice=choices)
    def adds(self, name: str, choice: int) -> None:
        report, member = self.report(choice), self.members[name]
        self.both(
            self.bench.reporting.add(report.number, member, "Pemohon masih di ruang tunggu"),
            lambda: self.life.adds(report, member.id),
        )

    @precondition(lambda self: self.life.reports)
    @rule(name=st.one_of(officers, anybody), choice=choices)
    def withdraws(self, name: str, choice: int) -> None:
        report, member = self.report(choice), self.members[name]
        self.both(
            self.bench.reporting.withdraw(report.number, member),
            lambda: self.life.withdraws(report, member.id),
        )

    # --- what heads do, and everybody else tries ---

    @precondition(lambda self: self.life.reports)
    @rule(name=anybody, choice=choices)
    def acknowledges(self, name: str, choice: int) -> None:
        report, member = self.report(choice), self.members[name]
        self.both(
            self.bench.handling.acknowledge(report.number, member),
            lambda: self.life.acknowledges(report, member.id),
        )

    @precondition(lambda self: self.life.reports)
    @rule(name=anybody, choice=choices, minutes=st.sampled_from((60, 300, 900)))
    def promises(self, name: str, choice: int, minutes: int) -> None:
        report, member = self.report(choice), self.members[name]
        until = self.life.after_work(self.life.now, minutes)
        self.both(
            self.bench.handling.promise(report.number, member, until),
            lambda: self.life.promises(report, member.id, until),
        )

    @precondition(lambda self: self.life.reports)
    @rule(
        name=anybody,
        choice=choices,
        state=st.sampled_from((State.IN_PROGRESS, State.AWAITING_AGENCY)),
    )
    def progresses(self, name: str, choice: int, state: State) -> None:
        report, member = self.report(choice), self.members[name]
        self.both(
            self.bench.handling.progress(report.number, member, state),
            lambda: self.life.progresses(report, member.id, str(state)),
        )

    @precondition(lambda self: self.life.reports)
    @rule(name=anybody, choice=choices)
    def asks(self, name: str, choice: int) -> None:
        report, member = self.report(choice), self.members[name]
        self.both(
            self.bench.handling.ask(report.number, member, "Nomor KK berapa?"),
            lambda: self.life.asks(report, member.id),
        )

    @precondition(lambda self: self.life.reports)
    @rule(name=anybody, choice=choices)
    def notes(self, name: str, choice: int) -> None:
        report, member = self.report(choice), self.members[name]
        self.both(
            self.bench.handling.note(report.number, member, f"{_NOTE} {report.number}"),
            lambda: self.life.notes(report, member.id),
        )

    @precondition(lambda self: self.life.reports)
    @rule(name=anybody, choice=choices, section=st.sampled_from(SECTIONS))
    def transfers(self, name: str, choice: int, section: str) -> None:
        report, member = self.report(choice), self.members[name]
        self.both(
            self.bench.handling.transfer(report.number, member, section, "Bukan urusan kami"),
            lambda: self.life.transfers(report, member.id, section),
        )

    @precondition(lambda self: self.life.reports)
    @rule(name=anybody, choice=choices)
    def lifts(self, name: str, choice: int) -> None:
        report, member = self.report(choice), self.members[name]
        self.both(
            self.bench.handling.escalate(report.number, member),
            lambda: self.life.lifts(report, member.id),
        )

    @precondition(lambda self: self.life.reports)
    @rule(name=anybody, choice=choices, outcome=st.sampled_from(Outcome))
    def resolves(self, name: str, choice: int, outcome: Outcome) -> None:
        report, member = self.report(choice), self.members[name]
        self.both(
            self.bench.handling.resolve(report.number, member, outcome, "KK asli, cetakan lama"),
            lambda: self.life.resolves(report, member.id, str(outcome)),
        )

    @precondition(lambda self: any(one.state in CLOSED for one in self.life.reports.values()))
    @rule(name=anybody, choice=choices)
    def reopens(self, name: str, choice: int) -> None:
        report, member = self.report(choice), self.members[name]
        self.both(
            self.bench.handling.reopen(report.number, member),
            lambda: self.life.reopens(report, member.id),
        )

    # --- what happens to people ---

    @rule(
        name=anybody,
        post=st.sampled_from(POSTS),
        kind=st.sampled_from(("plh", "wakil", "plt")),
        begins_in=st.integers(0, 1),
        lasts=st.integers(0, 2),
        accepts=st.sampled_from((True, True, False)),
    )
    def stands_in(
        self, name: str, post: Post, kind: str, begins_in: int, lasts: int, accepts: bool
    ) -> None:
        member, boss = self.members[name], self.members["Bambang"]
        first = self.life.today + timedelta(days=begins_in)
        last = first + timedelta(days=lasts)
        form = Form(post=_name(post), member_id=member.id, kind=kind, starts_on=first, ends_on=last)
        try:
            appointed = self.run(self.substitutes.appoint(boss, form))
        except Refusal:
            return
        term = Term(member.id, post, first, last, kind, is_accepted=False)
        if accepts:
            self.run(self.substitutes.accept(appointed.id, member))
            term = replace(term, is_accepted=True)
        self.life.terms.append(term)
        self.substitutions.append((appointed.id, term))

    @precondition(lambda self: self.substitutions)
    @rule(choice=st.integers(0, 9))
    def ends_early(self, choice: int) -> None:
        number, term = self.substitutions.pop(choice % len(self.substitutions))
        try:
            self.run(self.substitutes.end(number, self.members["Bambang"]))
        except Refusal:
            return
        self.life.terms.remove(term)
        self.life.terms.append(replace(term, last=self.life.today - timedelta(days=1)))

    @rule(name=anybody, lasts=st.integers(0, 1))
    def takes_leave(self, name: str, lasts: int) -> None:
        member, first = self.members[name], self.life.today
        last = first + timedelta(days=lasts)
        form = Form(is_leave=True, member_id=member.id, starts_on=first, ends_on=last)
        leave = self.run(self.substitutes.take_leave(member, form))
        self.life.leaves[leave.id] = (member.id, first, last)

    @precondition(lambda self: self.life.leaves)
    @rule(choice=st.integers(0, 9))
    def comes_back(self, choice: int) -> None:
        number = list(self.life.leaves)[choice % len(self.life.leaves)]
        member_id, *_ = self.life.leaves.pop(number)
        member = next(one for one in self.members.values() if one.id == member_id)
        self.run(self.substitutes.cancel_leave(number, member))

    @precondition(lambda self: any(one.carded for one in self.life.reports.values()))
    @rule(choice=choices, which=st.integers(0, 9))
    def blocks(self, choice: int, which: int) -> None:
        """A card comes back: its receiver has blocked the bot."""
        report = self.report(choice)
        receivers = sorted(report.carded - self.life.blocked)
        if not receivers:
            return
        member = receivers[which % len(receivers)]
        self.run(self.bench.people.mark_unreachable(member))
        self.run(self.bench.sweep.undelivered(report.number, member))
        self.life.blocks(member, report)

    @precondition(lambda self: self.life.blocked)
    @rule(which=st.integers(0, 9))
    def writes_again(self, which: int) -> None:
        member = sorted(self.life.blocked)[which % len(self.life.blocked)]
        found = next(one for one in self.run(self.bench.people.active()) if one.id == member)
        self.run(self.bench.people.mark_reachable(found))
        self.life.blocked.discard(member)

    # --- what time does ---

    @rule(minutes=st.sampled_from(MINUTES))
    def time_passes(self, minutes: int) -> None:
        """The heartbeat beats at each moment at which something is due."""
        target = self.life.now + timedelta(minutes=minutes)
        for _ in range(_MOST_STOPS):
            due = self.life.next_due()
            if due is None or due > target:
                break
            self.move_to(max(due, self.life.now))
            self.beat()
        self.move_to(target)
        self.beat()

    @precondition(lambda self: self.life.next_due() is not None)
    @rule(early=st.sampled_from((0, 0, 1)))
    def the_minute_comes(self, early: int) -> None:
        """To the minute at which something is due, or to the one before."""
        due = self.life.next_due()
        assert due is not None
        self.move_to(max(due - timedelta(minutes=early), self.life.now))
        self.beat()

    @rule()
    def midnight_comes(self) -> None:
        tomorrow = self.life.today + timedelta(days=1)
        self.move_to(datetime.combine(tomorrow, time(), WIB))
        self.beat()

    @rule(minutes=st.sampled_from(JUMPS))
    def stands_still(self, minutes: int) -> None:
        """The machine was off; what fell due meanwhile is dealt with now."""
        self.move_to(self.life.now + timedelta(minutes=minutes))
        self.starts()
        self.beat()

    def move_to(self, moment: datetime) -> None:
        self.clock.move_to(moment)
        self.life.now = moment

    def beat(self) -> None:
        async def beats() -> None:
            while await self.bench.sweep.escalate_due() + await self.bench.handover.hand_over():
                pass

        self.run(beats())
        self.life.beat()

    # --- what must hold after every step ---

    @invariant()
    def the_office_is_as_the_model_says(self) -> None:
        if not self.members:
            return
        reports, entries, messages = self.run(self._look())
        self._same_reports(reports)
        self._same_histories(entries)
        self._same_messages(messages, {(one.anomaly_id, one.number): one for one in entries})
        self._nobody_concerned(messages)
        assert self.run(verify(self.database)) == []

    async def _look(self) -> tuple[Any, Any, Any]:
        async with self.database.read() as session:
            reports = await session.exec(select(Anomaly).order_by(col(Anomaly.id)))
            entries = await session.exec(select(Entry).order_by(col(Entry.id)))
            messages = await session.exec(
                select(OutboxMessage)
                .where(col(OutboxMessage.id) > self.last_message)
                .order_by(col(OutboxMessage.id))
            )
            return reports.all(), entries.all(), messages.all()

    def _same_reports(self, reports: list[Anomaly]) -> None:
        in_office = [
            (one.id, one.state, one.section, one.tier, one.due_at, one.holder_id, one.outcome,
             one.is_reminded)
            for one in reports
        ]  # fmt: skip
        in_model = [
            (one.number, one.state, one.section, one.tier, one.due_at, one.holder, one.outcome,
             one.is_reminded)
            for one in self.life.reports.values()
        ]  # fmt: skip
        assert in_office == in_model

    def _same_histories(self, entries: list[Entry]) -> None:
        """What was written stays as it was, and what was added is what the model says."""
        now: dict[int, list[tuple[object, ...]]] = {}
        events: dict[int, Counter[str]] = {}
        for one in entries:
            line = (one.number, one.at, one.event, one.actor_id, one.detail, one.hash)
            now.setdefault(one.anomaly_id, []).append(line)
            events.setdefault(one.anomaly_id, Counter())[str(one.event)] += 1
        for report, before in self.histories.items():
            assert now[report][: len(before)] == before
        assert events == {one.number: one.events for one in self.life.reports.values()}
        self.histories = now

    def _same_messages(
        self, messages: list[OutboxMessage], entries: dict[tuple[int, int], Entry]
    ) -> None:
        """Who was told what in this step; nothing of an internal note is in any of it."""
        told: Counter[tuple[object, ...]] = Counter()
        for one in messages:
            assert _NOTE not in one.detail
            if one.kind == Notice.CARD:
                told[one.kind, one.about, one.recipient_id, one.due_at] += 1
            elif one.kind == Notice.MOVED:
                event = entries[one.about or 0, int(one.detail)].event
                assert event is not Event.NOTED
                told[one.kind, one.about, one.recipient_id, str(event)] += 1
            elif one.kind in _FORETOLD:
                told[one.kind, one.about, one.recipient_id, None] += 1
        assert told == self.life.heard()
        self.last_message = max((one.id for one in messages), default=self.last_message)

    def _nobody_concerned(self, messages: list[OutboxMessage]) -> None:
        """Whom a report is about hears nothing of it; its reporter nothing that is for heads."""
        for one in messages:
            if one.kind not in list(Notice) or one.about is None:
                continue
            report = self.life.reports[one.about]
            if one.recipient_id in report.carded:
                continue  # his card, of a time before it concerned him, is emptied
            assert one.recipient_id not in self.life.concerned(report) - self.life.followers(report)
            if one.recipient_id == report.reporter:
                assert one.kind in _TO_REPORTERS


def examples(default: int) -> settings:
    return settings(
        max_examples=int(_WANTED or default),
        derandomize=_WANTED is None,
        stateful_step_count=_STEPS,
        deadline=None,
        # The suite only says that something is wrong; a longer look makes the story short, too.
        phases=[Phase.explicit, Phase.generate, *([Phase.shrink] if _WANTED else [])],
        suppress_health_check=list(HealthCheck),
    )


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(KNOWLEDGE)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """An SQLite file with the office's schema and nothing in it."""
    file = tmp_path / "template.db"

    async def prepare() -> None:
        database = open_database(f"sqlite:///{file}")
        await migrate.upgrade(database)
        await database.close()

    asyncio.run(prepare())
    return file


@pytest.mark.timeout(0 if _WANTED else 120)
def test_the_life_of_a_report_on_sqlite(shelf: Shelf, template: Path, tmp_path: Path) -> None:
    files: Iterator[int] = iter(range(10**9))

    def open_copy(_runner: asyncio.Runner) -> Database:
        copy = tmp_path / f"{next(files)}.db"
        shutil.copy(template, copy)
        return open_database(f"sqlite:///{copy}")

    class OnSqlite(ReportLife):
        pass

    OnSqlite.shelf, OnSqlite.open = shelf, staticmethod(open_copy)
    run_state_machine_as_test(OnSqlite, settings=examples(40))


@pytest.mark.postgres
@pytest.mark.timeout(0 if _WANTED else 180)
def test_the_life_of_a_report_on_postgres(shelf: Shelf, postgres: str) -> None:
    url = asyncio.run(new_postgres_database(postgres))

    async def prepare() -> None:
        database = open_database(url)
        await migrate.upgrade(database)
        await database.close()

    asyncio.run(prepare())

    async def empty(database: Database) -> None:
        async with database.begin() as session:
            await session.exec(  # type: ignore[call-overload]
                sql(
                    "TRUNCATE member, appointment, invitation, leave, anomaly, anomaly_attachment,"
                    " anomaly_history, anomaly_draft, awaited_text, outbox, appointment_draft"
                    " RESTART IDENTITY CASCADE"
                )
            )

    def open_emptied(runner: asyncio.Runner) -> Database:
        database = open_database(url)
        runner.run(empty(database))
        return database

    class OnPostgres(ReportLife):
        pass

    OnPostgres.shelf, OnPostgres.open = shelf, staticmethod(open_emptied)
    run_state_machine_as_test(OnPostgres, settings=examples(8))
