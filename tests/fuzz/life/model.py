"""What people do in the model: every act happens as a whole, or is refused and changes nothing."""

from datetime import datetime

from tests.fuzz.life.facts import (
    CLOSED,
    COORDINATOR,
    OPENINGS,
    RANK,
    REOPENED_WITHIN,
    SAME_MOVE,
    SECTION_HEAD,
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
        report.tiers = self._tiers_of(report)
        if not report.tiers:
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
        self._tell("konfirmasi", report, member)

    def _add(self, report: Report, member: int) -> None:
        is_answer = report.is_asked and member == report.reporter
        self._write(report, "dijawab" if is_answer else "ditambahkan", member)
        if is_answer:
            report.is_asked = False
            if report.state == "perlu_info":
                report.state = report.before_question
        elif member != report.reporter:
            report.joiners.add(member)
        for head in self._in_charge(report):
            self._tell("jawaban", report, head)

    def _in_charge(self, report: Report) -> set[int]:
        cards = {head for head in report.carded if self.may_see(report, head)}
        return self.responsible(report) or cards

    def withdraws(self, report: Report, member: int) -> None:
        if member != report.reporter:
            raise Refused("AnomalyUnknown")
        self._refuse_closed(report)
        if self.now - report.filed_at > WITHDRAWN_WITHIN:
            raise Refused("TooLate")
        for head in self._in_charge(report):
            self._tell("laporan_ditarik", report, head)
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
        self._tell("konfirmasi", report, member)

    def is_printed(self, report: Report, member: int) -> None:
        """All who may see a report may have it on paper, open or closed."""
        if member not in self.followers(report) and not self.may_see(report, member):
            raise Refused("AnomalyUnknown")
        self._write(report, "berkas_dibuat", member)

    # --- the heads ---

    def acknowledges(self, report: Report, member: int) -> None:
        self._demand_turn(report, member)
        if report.state in TAKEN:
            raise Refused("AlreadyAcknowledged")
        self._take(report, member, "diterima")

    def promises(self, report: Report, member: int, until: datetime) -> None:
        is_taken_now = self._work_on(report, member)
        report.due_at, report.is_reminded = until, False
        before = report.last_told
        is_one_move = (
            not is_taken_now
            and before is not None
            and (before[0] in OPENINGS and before[1] == member)
            and self.now - before[2] <= SAME_MOVE
        )
        self._write(report, "dijanjikan", member, is_told=not is_one_move)
        if is_one_move:
            for follower in self.followers(report) - {member}:
                self._tell("laporan_bergerak_lanjut", report, follower)

    def progresses(self, report: Report, member: int, state: str) -> None:
        self._work_on(report, member)
        report.state, report.is_asked = state, False
        self._note_progress(report)
        self._write(report, "ditindaklanjuti", member)

    def asks(self, report: Report, member: int) -> None:
        self._work_on(report, member)
        if report.state != "perlu_info":
            report.before_question = report.state
        report.state, report.is_asked = "perlu_info", True
        self._note_progress(report)
        self._write(report, "ditanyakan", member)
        self._tell("pertanyaan", report, report.reporter)
        self._tell("konfirmasi", report, member)

    def replies(self, report: Report, member: int) -> None:
        """Word for the reporter that asks for none: nothing else changes, open or closed."""
        if not self.may_see(report, member):
            raise Refused("AnomalyUnknown")
        self._refuse_out_of_turn(report, member)
        if report.state == "ditarik":
            raise Refused("AlreadyClosed")
        self._write(report, "dibalas", member)
        self._tell("kabar_seksi", report, report.reporter)
        self._tell("konfirmasi", report, member)

    def notes(self, report: Report, member: int) -> None:
        self._demand_head(report, member)
        self._write(report, "catatan_dalam", member)
        self._tell("konfirmasi", report, member)

    def transfers(self, report: Report, member: int, section: str) -> None:
        self._demand_to_direct(report, member)
        if section == report.section:
            raise Refused("AlreadyThere")
        if self._leads(section, self.concerned(report)):
            raise Refused("LedByConcerned")
        before = report.carded - self.excluded(report) - {member}
        report.section, report.tier, report.is_reminded = section, 0, False
        report.tiers = self._tiers_of(report, is_transfer=True)
        self._let_go(report)
        report.told.clear()
        self._write(report, "dialihkan", member)
        self._begin(report)
        for head in before - report.told:
            self._tell("dialihkan", report, head)
        self._tell("konfirmasi", report, member)

    def _leads(self, section: str, members: set[int]) -> bool:
        """Whether one of them leads the section or stands in for its head, agreed or not."""
        return any(
            term.member in members
            and term.post == (SECTION_HEAD, section)
            and term.spans(self.today, self.today)
            for term in self.terms
        )

    def lifts(self, report: Report, member: int, from_new_card: bool) -> None:
        self._demand_to_direct(report, member)
        if from_new_card and report.state in TAKEN:
            raise Refused("AlreadyAcknowledged")
        rank = self.rank(report, member)
        above = [
            number
            for number, tier in enumerate(report.tiers, 1)
            if all(RANK.index(role) > rank for role, _ in tier.posts)
            and set(self.holders(report, tier.posts)) - {member}
        ]
        if not above:
            raise Refused("NothingAbove")
        self._let_go(report)
        number = next((one for one in above if one > report.tier), above[-1])
        self._climb(report, number - 1, self.now, by=member)

    def assigns(self, report: Report, member: int, to: int) -> None:
        self._demand_to_direct(report, member)
        if to != member and to not in self._may_be_given(report, member):
            raise Refused("AnomalyUnknown")
        if report.state in TAKEN and report.holder == to:
            return
        before = self.responsible(report) - {member, to}
        self._gets(report, to)
        if to == member:
            self._write(report, "diterima", member)
        else:
            report.given_by = member
            self._write(report, "ditugaskan", member)
            report.carded.add(to)
            self.messages["laporan_baru", report.number, to, self.now] += 1
        for head in before:
            self._tell("dialihkan", report, head)

    def gives_back(self, report: Report, member: int) -> None:
        self._demand_turn(report, member)
        if report.state not in TAKEN or report.given_by is None or report.holder != member:
            raise Refused("NotYourTurn")
        self._let_go(report)
        self._write(report, "dikembalikan", member)
        self._return_to_tier(report)

    def _return_to_tier(self, report: Report) -> None:
        numbers = range(max(report.tier, 1), len(report.tiers) + 1)
        tier, gaps = self._first_held(report, [*numbers, *range(max(report.tier, 1) - 1, 0, -1)])
        rings_at = self._rings_at(report)
        clock = tier or len(report.tiers)
        at_least = self._due(report, clock, rings_at, 0.5)
        due_at = self._due(report, clock, self.now)
        while due_at < at_least:
            due_at = self._due(report, clock, due_at)
        self._ring(report, tier, gaps, rings_at, due_at, None)

    def _may_be_given(self, report: Report, member: int) -> set[int]:
        """The people of the section; of the unit, where its coordinator gives it away."""
        held = [
            post
            for post in report.posts
            if any(
                (term.member, term.post) == (member, post)
                and term.is_accepted
                and term.spans(self.today, self.today)
                for term in self.terms
            )
        ]
        if all(role == COORDINATOR for role, _ in held):
            people = {number for number, unit in self.units.items() if unit == report.unit}
        else:
            people = {
                number for number in self.units if report.section in self._sections_of(number)
            }
        return people - self.excluded(report) - self.away() - self.blocked

    def _sections_of(self, member: int) -> set[str]:
        return {
            term.post[1]
            for term in self.terms
            if term.member == member
            and term.post[0] == SECTION_HEAD
            and term.is_accepted
            and term.spans(self.today, self.today)
        } | self.works_for.get(member, set())

    def pushes(self, report: Report, member: int) -> None:
        self._demand_head(report, member)
        if report.pushed_on == self.today:
            raise Refused("PushedToday")
        them = self.with_whom(report) - {member}
        if not them:
            raise Refused("NobodyToPush")
        report.pushed_on = self.today
        self._write(report, "didorong", member)
        for head in them:
            self._tell("didorong", report, head)

    def snoozes(self, report: Report, member: int, until: datetime | None) -> None:
        self._demand_turn(report, member)
        if report.state not in TAKEN or report.holder != member:
            raise Refused("NotYourTurn")
        report.snoozed_until = until
        self._write(report, "pengingat_dijeda", member)

    def resolves(self, report: Report, member: int, outcome: str) -> None:
        self._work_on(report, member)
        report.state, report.outcome, report.due_at = "selesai", outcome, None
        report.resolved_at, report.is_reopening_asked, report.is_asked = self.now, False, False
        self._write(report, "diselesaikan", member)
        self._tell("konfirmasi", report, member)

    def reopens(self, report: Report, member: int) -> None:
        if not self.may_see(report, member):
            raise Refused("AnomalyUnknown")
        self._refuse_out_of_turn(report, member)
        if report.state != "selesai":
            raise Refused("NotAllowed")
        report.outcome = None
        self._take(report, member, "dibuka_lagi")

    def _demand_head(self, report: Report, member: int) -> None:
        if not self.may_see(report, member):
            raise Refused("AnomalyUnknown")
        self._refuse_closed(report)

    def _demand_turn(self, report: Report, member: int) -> None:
        self._demand_head(report, member)
        self._refuse_out_of_turn(report, member)

    def _demand_to_direct(self, report: Report, member: int) -> None:
        self._demand_turn(report, member)
        if self.rank(report, member) < 0:
            raise Refused("NotYourTurn")

    def _refuse_out_of_turn(self, report: Report, member: int) -> None:
        if not self.may_act(report, member):
            taken = report.state in TAKEN
            raise Refused("AlreadyAcknowledged" if taken else "NotYourTurn")

    def _refuse_closed(self, report: Report) -> None:
        if report.state in CLOSED:
            raise Refused("AlreadyClosed")

    def _work_on(self, report: Report, member: int) -> bool:
        """Who begins to work on a report has taken it; so has the successor at the post."""
        self._demand_turn(report, member)
        if report.state not in TAKEN:
            self._take(report, member, "diterima", is_told=False)
            return True
        if report.holder is None or not self.may_see(report, report.holder):
            report.holder, report.taken_at, report.given_by = member, self.now, None
        return False

    def _take(self, report: Report, member: int, event: str, *, is_told: bool = True) -> None:
        self._gets(report, member)
        self._write(report, event, member, is_told=is_told)

    def _gets(self, report: Report, member: int) -> None:
        report.state, report.holder, report.taken_at = "diterima", member, self.now
        report.given_by = report.snoozed_until = None
        report.is_reminded = False
        report.due_at = self.wait_over(report, self.now, UNTIL_PROMISE)

    def _note_progress(self, report: Report) -> None:
        if report.is_reminded:
            report.is_reminded = False
            report.due_at = self.wait_over(report, self.now, UNTIL_PROMISE)
