"""What time and the calendar do to the model's reports."""

from datetime import datetime

from tests.fuzz.life.escalation import Climbing
from tests.fuzz.life.facts import CLOSED, GRACE, TAKEN, Report


class Passing(Climbing):
    """Unanswered reports climb, broken promises return, open ones follow their posts."""

    def next_due(self) -> datetime | None:
        dues = [report.due_at for report in self.reports.values() if report.due_at is not None]
        return min(dues, default=None)

    def beat(self) -> None:
        """Move what is due, and let the open reports follow their posts."""
        while self._move_due() + self._hand_over():
            pass

    def _move_due(self) -> int:
        due = [one for one in self.reports.values() if one.due_at and one.due_at <= self.now]
        for report in due:
            self._is_due(report, report.due_at or self.now)
        return len(due)

    def _is_due(self, report: Report, due_at: datetime) -> None:
        if report.state not in TAKEN:
            event = self._climb(report, max(report.tier, 1), due_at)
            if report.is_urgent and event != "dinaikkan" and report.number not in self.called:
                self.called.add(report.number)
                self._tell("nomor_telepon", report, report.reporter)
            return
        responsible = self.responsible(report)
        if report.is_reminded or not responsible:
            self._write(report, "kembali_ke_tangga")
            self._let_go(report)
            self._climb(report, max(report.tier, 1), due_at, is_told=False)
            return
        report.is_reminded = True
        report.due_at = self.wait_over(report, due_at, GRACE)
        if report.due_at < self.wait_over(report, self.now, GRACE / 2):
            report.due_at = self.wait_over(report, self.now, GRACE)
        self._write(report, "diingatkan")
        is_snoozed = report.snoozed_until is not None and report.snoozed_until > self.now
        for member in responsible - ({report.holder} if is_snoozed else set()):
            self._tell("janji_jatuh_tempo", report, member)
        if report.is_urgent:
            event = self._alert(report, responsible)
            for member in self.followers(report):
                self.messages["laporan_bergerak", report.number, member, event] += 1

    def _alert(self, report: Report, responsible: set[int]) -> str:
        """The first tier, upwards and then downwards, at which there is somebody else is told."""
        at = max(report.tier, 1)
        for number in (*range(at, len(report.tiers) + 1), *range(at - 1, 0, -1)):
            holders = self.holders(report, report.tiers[number - 1].posts)
            if others := [holder for holder in holders if holder not in responsible]:
                break
        else:
            return "diingatkan"
        event = "dinaikkan" if number > report.tier else "diingatkan"
        report.tier = max(report.tier, number)
        self._write(report, event, is_told=False)
        for member in others:
            self._card(report, member, self.now, self.now)
        return event

    def forget_standing(self) -> None:
        """A process that has just started knows nothing of who held the posts before."""
        self._standing = None

    def _hand_over(self) -> int:
        terms = [
            term for term in self.terms if term.is_accepted and term.spans(self.today, self.today)
        ]
        standing = (frozenset(terms), frozenset(self.blocked), self.away())
        if standing == self._standing:
            return 0
        self._standing = standing
        open_reports = [report for report in self.reports.values() if report.state not in CLOSED]
        return sum(map(self._follow_posts, open_reports))

    def _follow_posts(self, report: Report) -> bool:
        is_new = report.state == "baru"
        if not report.tier:
            if is_new and self.holders(report, report.posts):
                self._climb(report, 1, self.now)
                return True
            return False
        held = self.holders(report, report.reached)
        left = report.told - set(held)
        others = [member for member in held if member not in report.told]
        # The cards of those who come back to a report that was taken live again.
        come, back = (others, set()) if is_new else ([], report.carded & set(others))
        if not (left or come or back):
            return False
        self._write(report, "penerima_berganti")
        report.told -= left
        cards = [at for key, at in self.cards.items() if key[0] == report.number]
        waiting = [at for at in cards if at > self.now]
        rings_at = min(waiting) if waiting else self._rings_at(report, self._held())
        turn = object()
        for member in come:
            self._card(report, member, rings_at, turn)
        for member in back:
            report.told.add(member)
            self._write(report, "diberitahukan")
        if left and is_new and not self.holders(report, report.tiers[report.tier - 1].posts):
            self._climb(report, report.tier, self.now)
        return True

    def blocks(self, member: int, report: Report) -> None:
        """A card of the report does not arrive: its holder has blocked the bot."""
        self.blocked.add(member)
        self._write(report, "tidak_dapat_diberitahukan")
        report.told.discard(member)
        tier = max(report.tier, 1)
        posts = report.tiers[tier - 1].posts
        if report.given_by is not None and report.holder == member and report.state in TAKEN:
            self._let_go(report)
            self._write(report, "dikembalikan", is_told=False)
            self._return_to_tier(report)
        elif report.state == "baru" and not self.holders(report, posts):
            self._climb(report, tier, self.now)

    def _let_go(self, report: Report) -> None:
        report.state, report.holder, report.taken_at = "baru", None, None
        report.given_by = report.snoozed_until = None
