"""The escalation of the model: where a report begins, who is next, and when."""

from collections.abc import Iterable
from datetime import datetime

from tests.fuzz.life.facts import (
    COORDINATOR,
    EVERYONE,
    HEAD_OF_OFFICE,
    RANK,
    RELEASE_EVERY,
    SECTION_HEAD,
    Post,
    Report,
    Tier,
)
from tests.fuzz.life.world import World


class Climbing(World):
    """How a report gets onto its tiers and up them."""

    def _tiers_of(self, report: Report, *, is_transfer: bool = False) -> list[Tier]:
        """It starts above whom the report is about, and with the coordinator if there is one.

        What is handed to a section starts with its head.
        """
        has_coordinator = not is_transfer and any(
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
        for role, wait in self.order.tiers[report.urgency]:
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
        tier, gaps = self._first_held(report, range(1, len(report.tiers) + 1))
        rings_at = self._rings_at(report, self._held())
        due_at = self._due(report, tier or len(report.tiers), rings_at)
        self._ring(report, tier, gaps, rings_at, due_at, None)

    def _climb(
        self,
        report: Report,
        number: int,
        due_at: datetime,
        by: int | None = None,
        *,
        is_told: bool = True,
    ) -> str:
        """Go to the next tier that somebody holds; at the top the highest is told again."""
        order = [*range(number + 1, len(report.tiers) + 1), *range(number, 0, -1)]
        tier, gaps = self._first_held(report, order)
        rings_at = self._rings_at(report)
        clock = tier or len(report.tiers)
        at_least = self._due(report, clock, rings_at, 0.5)
        due_at = self._due(report, clock, due_at)
        while due_at < at_least:
            due_at = self._due(report, clock, due_at)
        is_again = by is None and tier is not None and self._is_same(report, tier, number)
        event = "diingatkan" if is_again else "dinaikkan"
        self._ring(report, tier, gaps, rings_at, due_at, event, by, is_told=is_told)
        return event

    def _ring(
        self,
        report: Report,
        tier: int | None,
        gaps: set[Post],
        rings_at: datetime,
        due_at: datetime,
        event: str | None,
        by: int | None = None,
        *,
        is_told: bool = True,
    ) -> None:
        report.due_at, report.is_reminded = due_at, False
        for _ in gaps:
            self._write(report, "tidak_dapat_diberitahukan")
        if tier is None:
            return
        report.tier = tier
        if event is not None:
            self._write(report, event, by, is_told=is_told)
        for member in self.holders(report, report.tiers[tier - 1].posts):
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
            posts = report.tiers[number - 1].posts
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
        return self.wait_over(report, since, report.tiers[tier - 1].wait * share)

    def _is_same(self, report: Report, one: int, other: int) -> bool:
        return set(report.tiers[one - 1].posts) == set(report.tiers[other - 1].posts)
