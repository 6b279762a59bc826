"""What happens to the people of the machine, and what time does."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import (
    precondition,
    rule,
)

from office.errors import Refusal
from office.posts import AppointmentAnswers as Form
from tests.conftest import WIB
from tests.fuzz.life.cast import POSTS, name_of
from tests.fuzz.life.facts import Post, Term
from tests.fuzz.life.stage import Stage, anybody, choices

_MOST_STOPS = 8
_MINUTES = (1, 2, 5, 10, 11, 15, 30, 60, 120)
_JUMPS = (7, 45, 600, 1440, 4000)


class Happenings(Stage):
    """Posts, leaves, blocked bots; minutes, midnights and standstills."""

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
        form = Form(
            post=name_of(post), member_id=member.id, kind=kind, starts_on=first, ends_on=last
        )
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
        noted = self.run(self.substitutes.leaves.take(member, form))
        self.life.leaves[noted.leave.id] = (member.id, first, last)

    @precondition(lambda self: self.life.leaves)
    @rule(choice=st.integers(0, 9))
    def comes_back(self, choice: int) -> None:
        number = list(self.life.leaves)[choice % len(self.life.leaves)]
        member_id, *_ = self.life.leaves.pop(number)
        member = next(one for one in self.members.values() if one.id == member_id)
        self.run(self.substitutes.leaves.cancel(number, member))

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
        self.run(self.bench.due.undelivered(report.number, member))
        self.life.blocks(member, report)

    @precondition(lambda self: self.life.blocked)
    @rule(which=st.integers(0, 9))
    def writes_again(self, which: int) -> None:
        member = sorted(self.life.blocked)[which % len(self.life.blocked)]
        found = next(one for one in self.run(self.bench.people.active()) if one.id == member)
        self.run(self.bench.people.mark_reachable(found))
        self.life.blocked.discard(member)

    # --- what time does ---

    @rule(minutes=st.sampled_from(_MINUTES))
    def time_passes(self, minutes: int) -> None:
        """The scheduler beats at each moment at which something is due."""
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

    @precondition(lambda self: self.life.now < self.last_day)
    @rule()
    def midnight_comes(self) -> None:
        tomorrow = self.life.today + timedelta(days=1)
        self.move_to(datetime.combine(tomorrow, time(), WIB))
        self.beat()

    @precondition(lambda self: self.life.now < self.last_day)
    @rule(minutes=st.sampled_from(_JUMPS))
    def stands_still(self, minutes: int) -> None:
        """The machine was off; what fell due meanwhile is dealt with now."""
        self.move_to(self.life.now + timedelta(minutes=minutes))
        self.starts()
        self.beat()
