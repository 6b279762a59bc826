"""The model's people and hours: who is to be told at a post now, and when the office works."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from tests.fuzz.life.facts import KINDS, ONE_DAY, RANK, TOLD, Order, Post, Report, Term


class World:
    """The office as it stands, and what was told since the last look."""

    def __init__(self, order: Order, now: datetime) -> None:
        self.order, self.now = order, now
        self.terms: list[Term] = []
        self.units: dict[int, str] = {}
        """Everybody, and where they work."""
        self.works_for: dict[int, set[str]] = {}
        """The sections of those who have no post."""
        self.leaves: dict[int, tuple[int, date, date]] = {}
        self.blocked: set[int] = set()
        self.called: set[int] = set()
        """The reports whose reporters were told whom to call."""
        self.reports: dict[int, Report] = {}
        self.cards: dict[tuple[object, ...], datetime] = {}
        """What tells one card from another → when it rings."""
        self.messages: Counter[tuple[object, ...]] = Counter()
        """What was told since the last look: (kind, report, member, when or what)."""
        self._standing: object = None

    # --- time and people ---

    @property
    def today(self) -> date:
        return self.now.date()

    def opens_at(self, moment: datetime) -> datetime:
        """The moment itself if the office is open, else the next opening."""
        return self.after_work(moment, 0)

    def after_work(self, moment: datetime, minutes: float) -> datetime:
        """The first moment by which so many working minutes have passed."""
        left, day = timedelta(minutes=minutes), moment.date()
        while True:
            for start, end in self._spans(day):
                begins = max(start, moment)
                if begins < end and left <= end - begins:
                    return begins + left
                left -= max(end - begins, timedelta(0))
            day += ONE_DAY

    def wait_over(self, report: Report, since: datetime, minutes: float) -> datetime:
        """When a wait of a report ends: in real time if it is urgent, else while people work."""
        if report.is_urgent:
            return since + timedelta(minutes=minutes)
        return self.opens_at(self.after_work(since, minutes))

    def _spans(self, day: date) -> list[tuple[datetime, datetime]]:
        if day in self.order.closed:
            return []
        zone = self.now.tzinfo
        return [
            (datetime.combine(day, opens, zone), datetime.combine(day, closes, zone))
            for opens, closes in self.order.week[day.weekday()]
        ]

    def away(self) -> frozenset[int]:
        return frozenset(
            member for member, first, last in self.leaves.values() if first <= self.today <= last
        )

    def seat(self, post: Post, without: Iterable[int] = ()) -> list[int]:
        """Who is to be told at a post now."""
        here = [
            term
            for term in self.terms
            if term.post == post
            and term.is_accepted
            and term.spans(self.today, self.today)
            and term.member not in set(without)
        ]
        first = min((KINDS.index(term.kind) for term in here), default=None)
        gone = self.away() | self.blocked
        found = [term.member for term in here if KINDS.index(term.kind) == first]
        return [member for member in dict.fromkeys(found) if member not in gone]

    def concerned(self, report: Report) -> set[int]:
        """The superior whom it is about and all who stood in for them since it was filed."""
        return {
            term.member
            for term in self.terms
            if term.post == report.concerns and term.spans(report.filed_at.date(), self.today)
        }

    def excluded(self, report: Report) -> set[int]:
        return {report.reporter} | self.concerned(report)

    def holders(self, report: Report, posts: Iterable[Post]) -> dict[int, None]:
        out = self.excluded(report)
        return {member: None for post in posts for member in self.seat(post, out)}

    def may_see(self, report: Report, member: int) -> bool:
        """All who hold a post of its tiers, or were given the report."""
        if report.given_by is not None and member == report.holder:
            return member not in self.excluded(report)
        return member in self.holders(report, report.posts)

    def may_act(self, report: Report, member: int) -> bool:
        """Who has it and who stands above them; while nobody has, where it stands and above.

        What is urgent may be taken by everybody who could be told.
        """
        if not self.may_see(report, member):
            return False
        if report.state == "baru":
            above = report.tiers[max(report.tier, 1) - 1 :]
            posts = [post for tier in above for post in tier.posts]
            return report.is_urgent or member in self.holders(report, posts)
        return member in self.responsible(report) or self._stands_above(report, member)

    def rank(self, report: Report, member: int) -> int:
        """How high they stand for this report; -1 without a post of its tiers."""
        held = [post for post in report.posts if member in self.holders(report, [post])]
        return max((RANK.index(role) for role, _ in held), default=-1)

    def _stands_above(self, report: Report, member: int) -> bool:
        posts = self._posts_of_owner(report)
        rank = max((RANK.index(role) for role, _ in posts), default=-1)
        if self.rank(report, member) > rank:
            return True
        return report.given_by is not None and member in self.holders(report, posts)

    def _posts_of_owner(self, report: Report) -> list[Post]:
        """The posts of who answers for it; once they have left, those they held as it was taken."""
        owner = report.given_by or report.holder
        held = [post for post in report.posts if owner in self.holders(report, [post])]
        if held or report.taken_at is None or owner is None:
            return held
        day = report.taken_at.date()
        return [
            post
            for post in report.posts
            if any(
                (term.member, term.post) == (owner, post)
                and term.is_accepted
                and term.spans(day, day)
                for term in self.terms
            )
        ]

    def with_whom(self, report: Report) -> set[int]:
        """Who has it; while nobody has, the tier at which it stands."""
        if report.state != "baru":
            return self.responsible(report)
        posts = report.tiers[report.tier - 1].posts if report.tier else ()
        return set(self.holders(report, posts))

    def followers(self, report: Report) -> set[int]:
        return {report.reporter} | report.joiners

    def responsible(self, report: Report) -> set[int]:
        """Who took it; once their term is over, those who hold their post now."""
        if report.holder is None or report.taken_at is None:
            return set()
        if self.may_see(report, report.holder):
            return {report.holder}
        return set(self.holders(report, self._posts_of_owner(report)))

    # --- words ---

    def _write(
        self, report: Report, event: str, actor: int | None = None, *, is_told: bool = True
    ) -> None:
        report.events[event] += 1
        if event in TOLD:
            report.last_told = (event, actor, self.now)
            for member in self.followers(report) - {actor}:
                self.messages["laporan_bergerak", report.number, member, event] += is_told

    def _tell(self, kind: str, report: Report, member: int) -> None:
        self.messages[kind, report.number, member, None] += 1

    def heard(self) -> Counter[tuple[object, ...]]:
        """What was told since this was last asked."""
        messages, self.messages = self.messages, Counter()
        return messages
