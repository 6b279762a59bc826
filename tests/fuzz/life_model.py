"""The report's life as its order tells it, in plain Python: no database, none of the office's code.

Moments are aware and in the office's zone; members are numbers, posts are (role, section or unit).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Post = tuple[str, str]
Span = tuple[time, time]

COORDINATOR, SECTION_HEAD, HEAD_OF_OFFICE = "koordinator_ukk", "kepala_seksi", "kepala_kantor"
EVERYONE, URGENT = "semua", "mendesak"
RANK = (COORDINATOR, SECTION_HEAD, HEAD_OF_OFFICE)
# Who goes before whom at one post.
KINDS = ("plh", "wakil", "plt", "definitif")
TAKEN = ("diterima", "perlu_info", "menunggu_instansi", "ditindaklanjuti")
CLOSED = ("selesai", "ditarik")
TOLD = (
    *("dinaikkan", "diterima", "dijanjikan", "kembali_ke_tangga"),
    *("ditindaklanjuti", "dialihkan", "diselesaikan", "dibuka_lagi"),
)
WITHDRAWN_WITHIN = timedelta(minutes=10)
UNTIL_PROMISE, GRACE, RELEASE_EVERY = 60, 30, 2
ONE_DAY = timedelta(days=1)


class Refused(Exception):
    """The order forbids it; the word is the name of the refusal."""


@dataclass(frozen=True)
class Order:
    """What the office has laid down in its files."""

    week: Sequence[Sequence[Span]]
    closed: frozenset[date]
    ladders: Mapping[str, Sequence[tuple[str, int]]]
    sections: Mapping[str, str]
    """Category → section."""
    joined: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Term:
    """A member's hold on a post."""

    member: int
    post: Post
    first: date
    last: date | None = None
    kind: str = "definitif"
    is_accepted: bool = True

    def spans(self, first: date, last: date) -> bool:
        return self.first <= last and (self.last is None or first <= self.last)


@dataclass(frozen=True)
class Tier:
    posts: tuple[Post, ...]
    wait: int


@dataclass
class Report:
    """One report as it ought to be."""

    number: int
    reporter: int
    category: str
    unit: str
    urgency: str
    concerns: Post | None
    text: str
    filed_at: datetime
    section: str
    ladder: list[Tier]
    state: str = "baru"
    outcome: str | None = None
    tier: int = 0
    due_at: datetime | None = None
    is_reminded: bool = False
    holder: int | None = None
    taken_at: datetime | None = None
    joiners: set[int] = field(default_factory=set)
    told: set[int] = field(default_factory=set)
    """Who has a card of the present ladder and still counts."""
    carded: set[int] = field(default_factory=set)
    """Who was ever sent a card."""
    events: Counter[str] = field(default_factory=Counter)

    @property
    def is_urgent(self) -> bool:
        return self.urgency == URGENT

    @property
    def reached(self) -> list[Post]:
        return [post for tier in self.ladder[: self.tier] for post in tier.posts]

    @property
    def posts(self) -> list[Post]:
        return [post for tier in self.ladder for post in tier.posts]


class Life:
    """The office's people and reports. Every act either happens as a whole or raises Refused."""

    def __init__(self, order: Order, now: datetime) -> None:
        self.order, self.now = order, now
        self.terms: list[Term] = []
        self.leaves: dict[int, tuple[int, date, date]] = {}
        self.blocked: set[int] = set()
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
        """The superior whom it is about and all who stood in for him since it was filed."""
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

    def may_act(self, report: Report, member: int) -> bool:
        return member in self.holders(report, report.posts)

    def followers(self, report: Report) -> set[int]:
        return {report.reporter} | report.joiners

    def responsible(self, report: Report) -> set[int]:
        """Whoever took it; once his term is over, those who hold his post now."""
        if report.holder is None or report.taken_at is None:
            return set()
        if self.may_act(report, report.holder):
            return {report.holder}
        day = report.taken_at.date()
        his = [
            post
            for post in report.posts
            if any(
                (term.member, term.post) == (report.holder, post)
                and term.is_accepted
                and term.spans(day, day)
                for term in self.terms
            )
        ]
        return set(self.holders(report, his))

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
        heads = self.responsible(report) or {
            head for head in report.carded if self.may_act(report, head)
        }
        for head in heads:
            self._tell("jawaban", report, head)

    def withdraws(self, report: Report, member: int) -> None:
        if member != report.reporter:
            raise Refused("AnomalyUnknown")
        self._refuse_closed(report)
        if self.now - report.filed_at > WITHDRAWN_WITHIN:
            raise Refused("TooLate")
        report.state, report.due_at = "ditarik", None
        self._write(report, "ditarik", member)

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

    def lifts(self, report: Report, member: int) -> None:
        self._demand_head(report, member)
        self._let_go(report)
        self._write(report, "dinaikkan", member)
        number = max(report.tier, 1)
        while number < len(report.ladder) and self._is_same(report, number, number + 1):
            number += 1
        self._climb(report, number, self.now, "diingatkan")

    def resolves(self, report: Report, member: int, outcome: str) -> None:
        self._work_on(report, member)
        report.state, report.outcome, report.due_at = "selesai", outcome, None
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

    def _let_go(self, report: Report) -> None:
        report.state, report.holder, report.taken_at = "baru", None, None

    def _note_progress(self, report: Report) -> None:
        if report.is_reminded:
            report.is_reminded, report.due_at = False, self.after_work(self.now, UNTIL_PROMISE)

    # --- the ladder ---

    def _ladder(self, report: Report) -> list[Tier]:
        """It starts above whom the report is about, and with the coordinator if there is one."""
        has_coordinator = any(
            term.post == (COORDINATOR, report.unit)
            and term.is_accepted
            and term.spans(self.today, self.today)
            for term in self.terms
        )
        above = RANK[RANK.index(report.concerns[0]) + 1 :] if report.concerns else RANK
        seats = {
            COORDINATOR: report.unit,
            SECTION_HEAD: report.section,
            HEAD_OF_OFFICE: "",
        }
        tiers: list[Tier] = []
        for role, wait in self.order.ladders[report.urgency]:
            if role == EVERYONE:
                posts = [post for tier in tiers for post in tier.posts]
            elif role not in above or (role == COORDINATOR and not has_coordinator):
                posts = []
            else:
                roles = [role, *self.order.joined.get(report.category, ())]
                posts = [(one, seats[one]) for one in roles if one in above]
            if posts:
                tiers.append(Tier(tuple(dict.fromkeys(posts)), wait))
        return tiers

    def _begin(self, report: Report) -> None:
        tier, gaps = self._first_held(report, range(1, len(report.ladder) + 1))
        rings_at = self._rings_at(report, self._held())
        due_at = self._due(report, tier or len(report.ladder), rings_at)
        self._ring(report, tier, gaps, rings_at, due_at, None)

    def _climb(self, report: Report, number: int, due_at: datetime, event: str = "") -> None:
        """Go to the next tier that somebody holds; at the top the highest is told again."""
        order = [*range(number + 1, len(report.ladder) + 1), *range(number, 0, -1)]
        tier, gaps = self._first_held(report, order)
        rings_at = self._rings_at(report)
        clock = tier or len(report.ladder)
        at_least = self._due(report, clock, rings_at, 0.5)
        due_at = self._due(report, clock, due_at)
        while due_at < at_least:
            due_at = self._due(report, clock, due_at)
        if not event:
            is_again = tier is not None and self._is_same(report, tier, number)
            event = "diingatkan" if is_again else "dinaikkan"
        self._ring(report, tier, gaps, rings_at, due_at, event)

    def _ring(
        self,
        report: Report,
        tier: int | None,
        gaps: set[Post],
        rings_at: datetime,
        due_at: datetime,
        event: str | None,
    ) -> None:
        report.due_at, report.is_reminded = due_at, False
        for _ in gaps:
            self._write(report, "tidak_dapat_diberitahukan")
        if tier is None:
            return
        report.tier = tier
        if event is not None:
            self._write(report, event)
        for member in self.holders(report, report.ladder[tier - 1].posts):
            self._card(report, member, rings_at, rings_at)

    def _card(self, report: Report, member: int, rings_at: datetime, turn: object) -> None:
        key = (report.number, report.tier, turn, member)
        if key not in self.cards:
            self.cards[key] = rings_at
            self.messages["laporan_baru", report.number, member, rings_at] += 1
        report.told.add(member)
        report.carded.add(member)
        self._write(report, "diberitahukan")

    def _first_held(self, report: Report, numbers: Iterable[int]) -> tuple[int | None, set[Post]]:
        gaps: set[Post] = set()
        for number in numbers:
            posts = report.ladder[number - 1].posts
            empty = {post for post in posts if not self.holders(report, [post])}
            gaps |= empty
            if len(empty) < len(posts):
                return number, gaps
        return None, gaps

    def _held(self) -> int:
        """How many cards wait for an opening."""
        return sum(rings_at > self.now for rings_at in self.cards.values())

    def _rings_at(self, report: Report, held: int = 0) -> datetime:
        opening = self.opens_at(self.now)
        if report.is_urgent or opening == self.now:
            return self.now
        return self.opens_at(self.after_work(opening, RELEASE_EVERY * held))

    def _due(self, report: Report, tier: int, since: datetime, share: float = 1) -> datetime:
        wait = report.ladder[tier - 1].wait * share
        if report.is_urgent:
            return since + timedelta(minutes=wait)
        return self.opens_at(self.after_work(since, wait))

    def _is_same(self, report: Report, one: int, other: int) -> bool:
        return set(report.ladder[one - 1].posts) == set(report.ladder[other - 1].posts)

    # --- what time does ---

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
            self._climb(report, max(report.tier, 1), due_at)
            return
        responsible = self.responsible(report)
        if report.is_reminded or not responsible:
            self._let_go(report)
            self._write(report, "kembali_ke_tangga")
            self._climb(report, max(report.tier, 1), due_at)
            return
        report.is_reminded = True
        report.due_at = self.after_work(due_at, GRACE)
        if report.due_at < self.after_work(self.now, GRACE / 2):
            report.due_at = self.after_work(self.now, GRACE)
        self._write(report, "diingatkan")
        for member in responsible:
            self._tell("janji_jatuh_tempo", report, member)

    def forget_standing(self) -> None:
        """A process that has just started knows nothing of who held the posts before."""
        self._standing = None

    def _hand_over(self) -> int:
        terms = [one for one in self.terms if one.is_accepted and one.spans(self.today, self.today)]
        standing = (frozenset(terms), frozenset(self.blocked), self.away())
        if standing == self._standing:
            return 0
        self._standing = standing
        open_reports = [one for one in self.reports.values() if one.state not in CLOSED]
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
        come = [member for member in held if member not in report.told] if is_new else []
        if not left and not come:
            return False
        self._write(report, "penerima_berganti")
        report.told -= left
        cards = [at for key, at in self.cards.items() if key[0] == report.number]
        waiting = [at for at in cards if at > self.now]
        rings_at = min(waiting) if waiting else self._rings_at(report, self._held())
        turn = object()
        for member in come:
            self._card(report, member, rings_at, turn)
        if left and is_new and not self.holders(report, report.ladder[report.tier - 1].posts):
            self._climb(report, report.tier, self.now)
        return True

    def blocks(self, member: int, report: Report) -> None:
        """A card of the report does not arrive: he has blocked the bot."""
        self.blocked.add(member)
        self._write(report, "tidak_dapat_diberitahukan")
        report.told.discard(member)
        tier = max(report.tier, 1)
        posts = report.ladder[tier - 1].posts
        if report.state == "baru" and not self.holders(report, posts):
            self._climb(report, tier, self.now)

    # --- words ---

    def _write(self, report: Report, event: str, actor: int | None = None) -> None:
        report.events[event] += 1
        if event in TOLD:
            for member in self.followers(report) - {actor}:
                self.messages["laporan_bergerak", report.number, member, event] += 1

    def _tell(self, kind: str, report: Report, member: int) -> None:
        self.messages[kind, report.number, member, None] += 1

    def heard(self) -> Counter[tuple[object, ...]]:
        """What was told since this was last asked."""
        messages, self.messages = self.messages, Counter()
        return messages
