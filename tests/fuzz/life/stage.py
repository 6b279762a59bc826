"""The office and its model side by side: what one does, the other does, or both refuse."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
)

from knowledge.shelf import Shelf
from office.clock import HandMovedClock
from office.database import Database
from office.errors import Refusal
from office.people import Member
from office.posts import Posts
from tests.fuzz.life.cast import CAST, MORNINGS, SECTION_OF, read_order
from tests.fuzz.life.comparison import Comparison
from tests.fuzz.life.facts import Refused, Report, Term
from tests.fuzz.life.model import Life
from tests.office.anomalies.conftest import Bench

MOST_REPORTS = 4
# The model knows the holidays of so many days.
_LONGEST = timedelta(days=6)
officers = st.sampled_from(("Rina", "Yuni", "Lestari"))
anybody = st.sampled_from(tuple(CAST))
# Somebody who may, or nothing would ever happen.
_HEADS = ("a head", "another head")
heads = st.sampled_from(_HEADS)
_REPORTER = "the reporter"
followers = st.one_of(st.just(_REPORTER), anybody)
choices = st.integers(0, MOST_REPORTS - 1)


class Stage(RuleBasedStateMachine):
    """Both sides of the comparison; after each step it is made."""

    shelf: Shelf
    open: Callable[[asyncio.Runner], Database]
    """Opens a database in which the cast has enrolled and nothing has happened."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.database = self.open(self.runner)
        self.members: dict[str, Member] = {}
        self.substitutions: list[tuple[int, Term]] = []

    def teardown(self) -> None:
        self.runner.run(self.database.close())
        self.runner.close()

    def run(self, work: Awaitable[Any]) -> Any:
        async def wait() -> Any:
            return await work

        return self.runner.run(wait())

    def begins(self, morning: datetime) -> None:
        """Let the office's life begin; to be called first of all."""
        self.clock = HandMovedClock(morning)
        self.life = Life(read_order(), morning)
        self.last_day = morning + _LONGEST
        self.comparison = Comparison(self.database, self.life)
        self.starts()
        self.members = {one.name: one for one in self.run(self.bench.people.active())}
        for name, (unit, post) in CAST.items():
            self.life.units[self.members[name].id] = unit
            if post is None and name in SECTION_OF:
                self.life.works_for[self.members[name].id] = {SECTION_OF[name]}
        self.life.terms += [
            Term(self.members[name].id, post, MORNINGS[0].date())
            for name, (_, post) in CAST.items()
            if post is not None
        ]

    def starts(self) -> None:
        """Open the services anew, as after a restart; nothing but the database is left."""
        self.bench = Bench(self.database, self.clock, self.shelf)
        base = self.bench.foundation
        self.substitutes = Posts(base.database, base.clock, base.forms, base.outbox, base.people)
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

    def actor(self, who: str, report: Report) -> Member:
        """Somebody by name, the reporter, or one of the heads who may act on the report now."""
        heads = list(self.life.holders(report, report.posts))
        if who == _REPORTER:
            wanted = report.reporter
        elif who in _HEADS and heads:
            wanted = heads[_HEADS.index(who) % len(heads)]
        else:
            return self.members.get(who, self.members["Sri"])
        return next(member for member in self.members.values() if member.id == wanted)

    def move_to(self, moment: datetime) -> None:
        self.clock.move_to(moment)
        self.life.now = moment

    def beat(self) -> None:
        async def beats() -> None:
            while await self.bench.due.escalate_due() + await self.bench.handover.hand_over():
                pass

        self.run(beats())
        self.life.beat()

    @invariant()
    def the_office_is_as_the_model_says(self) -> None:
        self.run(self.comparison.compare())
