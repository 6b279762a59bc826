"""The machine: people act, time passes, and the office does what the model says."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from office.anomalies.models import Outcome, State
from office.anomalies.moves.actions import Actions
from office.anomalies.moves.directing import Directing
from office.anomalies.moves.reporting import Reporting
from office.anomalies.reading.paper_record import PaperRecords
from office.anomalies.words.thread import Thread
from tests.cast.closing import resolves
from tests.fuzz.life.cast import CATEGORIES, MORNINGS, POSTS, SECTIONS, TEXTS, UNITS, answers
from tests.fuzz.life.comparison import NOTE
from tests.fuzz.life.facts import Post
from tests.fuzz.life.happenings import Happenings
from tests.fuzz.life.stage import MOST_REPORTS, anybody, choices, followers, heads, officers

Service = Reporting | Actions | Directing | Thread | PaperRecords
Written = tuple[str, str, str, str, Post | None, str]
# Who reports: category, unit, urgency, about whom, in which words.
reports = st.tuples(
    st.one_of(officers, anybody),
    st.sampled_from(CATEGORIES),
    st.sampled_from(UNITS),
    st.sampled_from(("biasa", "mendesak")),
    st.sampled_from((None, None, None, *POSTS)),
    st.sampled_from(TEXTS),
)


@dataclass(frozen=True)
class Act:
    """What somebody does with a report: the names of it on both sides, and what they choose."""

    office: str
    model: str
    choice: tuple[object, ...] = ()
    words: tuple[str, ...] = ()


_FOLLOWERS_ACTS = (
    Act("add", "adds", words=("Pemohon masih di ruang tunggu",)),
    Act("withdraw", "withdraws"),
)
_HEADS_ACTS = (
    Act("acknowledge", "acknowledges"),
    Act("acknowledge", "acknowledges"),
    Act("progress", "progresses", (State.IN_PROGRESS,)),
    Act("progress", "progresses", (State.AWAITING_AGENCY,)),
    Act("ask", "asks", words=("Nomor KK berapa?",)),
    Act("reply", "replies", words=("Jangan ditahan, catat nomornya",)),
    Act("note", "notes", words=(NOTE,)),
    *(Act("transfer", "transfers", (section,), ("Bukan urusan kami",)) for section in SECTIONS),
    Act("escalate", "lifts", (True,)),
    Act("escalate", "lifts", (False,)),
    Act("resolve", "resolves", (Outcome.CONFIRMED,), ("KK asli, cetakan lama",)),
    Act("resolve", "resolves", (Outcome.UNFOUNDED,), ("KK asli, cetakan lama",)),
    Act("reopen", "reopens"),
)


class ReportLife(Happenings):
    """Reporters report, heads handle, and everybody tries what they may not."""

    # --- what reporters do ---

    @initialize(morning=st.sampled_from(MORNINGS), first=reports, second=reports)
    def opens(self, morning: datetime, first: Written, second: Written) -> None:
        """Begin with two reports: without one there is little to do."""
        self.begins(morning)
        self._files(first)
        self._files(second)

    @precondition(lambda self: len(self.life.reports) < MOST_REPORTS)
    @rule(written=reports)
    def files(self, written: Written) -> None:
        self._files(written)

    def _files(self, written: Written) -> None:
        name, *rest = written
        member = self.members[name]
        filed = self.both(
            self.bench.reporting.file(member, answers(*rest)),
            lambda: self.life.files(member.id, *rest),
        )
        assert filed is None or filed.id == len(self.life.reports)

    @precondition(lambda self: self.life.reports)
    @rule(name=officers, choice=choices, like=st.one_of(st.none(), choices))
    def joins(self, name: str, choice: int, like: int | None) -> None:
        """They have seen the same, or say so of something else."""
        report, member = self.report(choice), self.members[name]
        same = report if like is None else self.report(like)
        form = answers(same.category, same.unit, same.urgency, same.concerns, same.text)
        self.both(
            self.bench.reporting.join(report.number, member, form),
            lambda: self.life.joins(report, member.id, same),
        )

    @precondition(lambda self: self.life.reports)
    @rule(act=st.sampled_from(_FOLLOWERS_ACTS), who=followers, choice=choices)
    def follows(self, act: Act, who: str, choice: int) -> None:
        self._act(self.bench.reporting, act, who, choice)

    @precondition(lambda self: self.life.reports)
    @rule(act=st.sampled_from(_HEADS_ACTS), who=heads, choice=choices)
    def handles(self, act: Act, who: str, choice: int) -> None:
        self._act(self.bench.actions, act, who, choice)

    @precondition(lambda self: self.life.reports)
    @rule(act=st.sampled_from(_HEADS_ACTS), who=anybody, choice=choices)
    def tries(self, act: Act, who: str, choice: int) -> None:
        """Without the post it must be refused, to anybody."""
        self._act(self.bench.actions, act, who, choice)

    @precondition(lambda self: self.life.reports)
    @rule(who=st.one_of(followers, anybody), choice=choices)
    def asks_to_reopen(self, who: str, choice: int) -> None:
        act = Act("ask_to_reopen", "asks_to_reopen", words=("Orangnya kembali",))
        self._act(self.bench.thread, act, who, choice)

    @precondition(lambda self: self.life.reports)
    @rule(who=st.one_of(heads, followers, anybody), choice=choices)
    def is_printed(self, who: str, choice: int) -> None:
        self._act(self.bench.paper_records, Act("make", "is_printed"), who, choice)

    @precondition(lambda self: self.life.reports)
    @rule(who=st.one_of(heads, anybody), choice=choices, minutes=st.sampled_from((60, 300, 900)))
    def promises(self, who: str, choice: int, minutes: int) -> None:
        until = self.life.after_work(self.life.now, minutes)
        self._act(self.bench.actions, Act("promise", "promises", (until,)), who, choice)

    @precondition(lambda self: self.life.reports)
    @rule(who=st.one_of(heads, anybody), choice=choices, to=anybody)
    def assigns(self, who: str, choice: int, to: str) -> None:
        given = Act("assign", "assigns", (self.members[to].id,))
        self._act(self.bench.directing, given, who, choice)

    @precondition(lambda self: self.life.reports)
    @rule(who=anybody, choice=choices)
    def gives_back(self, who: str, choice: int) -> None:
        """Who has it by assignment, if there is one; else it is refused."""
        report = self.report(choice)
        held = [name for name, member in self.members.items() if member.id == report.holder]
        act = Act("give_back", "gives_back")
        self._act(self.bench.directing, act, held[0] if held else who, choice)

    @precondition(lambda self: self.life.reports)
    @rule(who=st.one_of(heads, anybody), choice=choices)
    def pushes(self, who: str, choice: int) -> None:
        self._act(self.bench.directing, Act("push", "pushes"), who, choice)

    @precondition(lambda self: self.life.reports)
    @rule(who=st.one_of(heads, anybody), choice=choices, hours=st.sampled_from((None, 1, 24)))
    def snoozes(self, who: str, choice: int, hours: int | None) -> None:
        until = None if hours is None else self.life.now + timedelta(hours=hours)
        self._act(self.bench.directing, Act("snooze", "snoozes", (until,)), who, choice)

    def _act(self, service: Service, act: Act, who: str, choice: int) -> None:
        report = self.report(choice)
        member = self.actor(who, report)
        # A report that asks for steps is closed with a reason for those that are missing.
        closes = partial(resolves, self.bench.anomalies)
        move = closes if act.office == "resolve" else getattr(service, act.office)
        self.both(
            move(report.number, member, *act.choice, *act.words),
            lambda: getattr(self.life, act.model)(report, member.id, *act.choice),
        )
