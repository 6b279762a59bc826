"""The machine: people act, time passes, and the office does what the model says."""

from hypothesis import strategies as st
from hypothesis.stateful import (
    precondition,
    rule,
)

from office.anomalies.models import Outcome, State
from tests.fuzz.life.cast import (
    CATEGORIES,
    POSTS,
    SECTIONS,
    TEXTS,
    UNITS,
    answers,
)
from tests.fuzz.life.comparison import NOTE
from tests.fuzz.life.facts import CLOSED, Post
from tests.fuzz.life.happenings import Happenings
from tests.fuzz.life.stage import MOST_REPORTS, anybody, choices, officers


class ReportLife(Happenings):
    """Reporters report, heads handle, and everybody tries what he may not."""

    # --- what reporters do ---

    @precondition(lambda self: len(self.life.reports) < MOST_REPORTS)
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
        form = answers(category, unit, urgency, about, text)
        filed = self.both(
            self.bench.reporting.file(member, form),
            lambda: self.life.files(member.id, category, unit, urgency, about, text),
        )
        assert filed is None or filed.id == len(self.life.reports)

    @precondition(lambda self: self.life.reports)
    @rule(name=officers, choice=choices, like=choices)
    def joins(self, name: str, choice: int, like: int) -> None:
        report, same, member = self.report(choice), self.report(like), self.members[name]
        form = answers(same.category, same.unit, same.urgency, same.concerns, same.text)
        self.both(
            self.bench.reporting.join(report.number, member, form),
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
            self.bench.handling.note(report.number, member, f"{NOTE} {report.number}"),
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
