"""What people do in the model: every act happens as a whole, or is refused and changes nothing."""

from datetime import datetime

from tests.fuzz.life.facts import (
    CLOSED,
    REOPENED_WITHIN,
    TAKEN,
    UNTIL_PROMISE,
    WITHDRAWN_WITHIN,
    Post,
    Refused,
    Report,
)
from tests.fuzz.life.passing import Passing


class Life(Passing):
    """The life of the reports of an office."""

    # --- the reporter ---

    def files(
        self,
        reporter: int,
        category: str,
        unit: str,
        urgency: str,
        concerns: Post | None,
        text: str,
    ) -> Report:
        section = self.order.sections[category]
        number = len(self.reports) + 1
        report = Report(
            number, reporter, category, unit, urgency, concerns, text, self.now, section, []
        )
        report.ladder = self._ladder(report)
        if not report.ladder:
            raise Refused("NobodyToJudge")
        self.reports[number] = report
        self._write(report, "dilaporkan", reporter)
        self._begin(report)
        self._tell("tanda_terima", report, reporter)
        return report

    def joins(self, report: Report, member: int, like: Report) -> None:
        """Somebody writes what was written in `like`, and is offered this report."""
        is_same = (report.category, report.unit, report.text) == (
            like.category,
            like.unit,
            like.text,
        )
        if report.reporter == member or not is_same or report.concerns or like.concerns:
            raise Refused("AnomalyUnknown")
        self._refuse_closed(report)
        self._add(report, member)
        self._tell("tanda_terima", report, member)

    def adds(self, report: Report, member: int) -> None:
        if member not in self.followers(report):
            raise Refused("AnomalyUnknown")
        self._refuse_closed(report)
        self._add(report, member)

    def _add(self, report: Report, member: int) -> None:
        is_answer = report.state == "perlu_info" and member == report.reporter
        self._write(report, "dijawab" if is_answer else "ditambahkan", member)
        if is_answer:
            report.state = "ditindaklanjuti"
        elif member != report.reporter:
            report.joiners.add(member)
        for head in self._in_charge(report):
            self._tell("jawaban", report, head)

    def _in_charge(self, report: Report) -> set[int]:
        return self.responsible(report) or {
            head for head in report.carded if self.may_act(report, head)
        }

    def withdraws(self, report: Report, member: int) -> None:
        if member != report.reporter:
            raise Refused("AnomalyUnknown")
        self._refuse_closed(report)
        if self.now - report.filed_at > WITHDRAWN_WITHIN:
            raise Refused("TooLate")
        report.state, report.due_at = "ditarik", None
        self._write(report, "ditarik", member)

    def asks_to_reopen(self, report: Report, member: int) -> None:
        if member != report.reporter:
            raise Refused("AnomalyUnknown")
        if report.state != "selesai" or report.resolved_at is None:
            raise Refused("NotAllowed")
        if report.is_reopening_asked:
            raise Refused("ReopeningAsked")
        if self.now - report.resolved_at > REOPENED_WITHIN:
            raise Refused("ReopeningTooLate")
        report.is_reopening_asked = True
        self._write(report, "minta_dibuka_lagi", member)
        for head in self._in_charge(report) or self.holders(report, report.posts):
            self._tell("minta_dibuka_lagi", report, head)

    def is_printed(self, report: Report, member: int) -> None:
        """Whoever may see a report may have it on paper, open or closed."""
        if member not in self.followers(report) and not self.may_act(report, member):
            raise Refused("AnomalyUnknown")
        self._write(report, "berkas_dibuat", member)

    # --- the heads ---

    def acknowledges(self, report: Report, member: int) -> None:
        self._demand_head(report, member)
        if report.state in TAKEN:
            raise Refused("AlreadyAcknowledged")
        self._take(report, member, "diterima")

    def promises(self, report: Report, member: int, until: datetime) -> None:
        self._work_on(report, member)
        report.due_at, report.is_reminded = until, False
        self._write(report, "dijanjikan", member)

    def progresses(self, report: Report, member: int, state: str) -> None:
        self._work_on(report, member)
        report.state = state
        self._note_progress(report)
        self._write(report, "ditindaklanjuti", member)

    def asks(self, report: Report, member: int) -> None:
        self._work_on(report, member)
        report.state = "perlu_info"
        self._note_progress(report)
        self._write(report, "ditanyakan", member)
        self._tell("pertanyaan", report, report.reporter)

    def replies(self, report: Report, member: int) -> None:
        """Word for the reporter that asks for none: nothing else changes."""
        self._demand_head(report, member)
        self._write(report, "dibalas", member)
        self._tell("kabar_seksi", report, report.reporter)

    def notes(self, report: Report, member: int) -> None:
        self._demand_head(report, member)
        self._write(report, "catatan_dalam", member)

    def transfers(self, report: Report, member: int, section: str) -> None:
        self._demand_head(report, member)
        if section == report.section:
            raise Refused("AlreadyThere")
        before = report.carded - self.excluded(report)
        report.section, report.tier, report.is_reminded = section, 0, False
        report.ladder = self._ladder(report)
        self._let_go(report)
        report.told.clear()
        self._write(report, "dialihkan", member)
        self._begin(report)
        for head in before:
            self._tell("dialihkan", report, head)

    def lifts(self, report: Report, member: int, from_new_card: bool) -> None:
        self._demand_head(report, member)
        if from_new_card and report.state in TAKEN:
            raise Refused("AlreadyAcknowledged")
        self._let_go(report)
        self._write(report, "dinaikkan", member)
        number = max(report.tier, 1)
        while number < len(report.ladder) and self._is_same(report, number, number + 1):
            number += 1
        self._climb(report, number, self.now, "diingatkan")

    def resolves(self, report: Report, member: int, outcome: str) -> None:
        self._work_on(report, member)
        report.state, report.outcome, report.due_at = "selesai", outcome, None
        report.resolved_at, report.is_reopening_asked = self.now, False
        self._write(report, "diselesaikan", member)

    def reopens(self, report: Report, member: int) -> None:
        if not self.may_act(report, member):
            raise Refused("AnomalyUnknown")
        if report.state != "selesai":
            raise Refused("NotAllowed")
        report.outcome = None
        self._take(report, member, "dibuka_lagi")

    def _demand_head(self, report: Report, member: int) -> None:
        if not self.may_act(report, member):
            raise Refused("AnomalyUnknown")
        self._refuse_closed(report)

    def _refuse_closed(self, report: Report) -> None:
        if report.state in CLOSED:
            raise Refused("AlreadyClosed")

    def _work_on(self, report: Report, member: int) -> None:
        """Whoever begins to work on a report has taken it; so has his successor at the post."""
        self._demand_head(report, member)
        if report.state not in TAKEN:
            self._take(report, member, "diterima")
        elif report.holder is None or not self.may_act(report, report.holder):
            report.holder, report.taken_at = member, self.now

    def _take(self, report: Report, member: int, event: str) -> None:
        report.state, report.holder, report.taken_at = "diterima", member, self.now
        report.is_reminded, report.due_at = False, self.after_work(self.now, UNTIL_PROMISE)
        self._write(report, event, member)

    def _note_progress(self, report: Report) -> None:
        if report.is_reminded:
            report.is_reminded, report.due_at = False, self.after_work(self.now, UNTIL_PROMISE)
