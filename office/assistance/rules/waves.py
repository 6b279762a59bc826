"""Whom a silent call reaches, wave by wave: rules on plain values, without a database or a clock.

Neither office hours nor holidays are asked: somebody stands at the counter now.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from office.escalation.policy import EscalationPolicy
from office.posts.posts import Post, Roster


@dataclass(frozen=True)
class HelpCircle:
    """Who can be called at all, as things stand now."""

    policy: EscalationPolicy
    roster: Roster
    day: date
    caller: int
    colleague: int | None = None
    unit: Sequence[int] = ()
    """The members of the caller's unit who can be reached."""

    def first(self) -> tuple[int, ...]:
        """Return whom the tap calls: the lowest tier at which somebody is, and the colleague.

        Without any of these the unit; empty only if nobody can be reached at all.
        """
        tier = next((held for tier in self.policy.tiers if (held := self._at(tier.posts))), ())
        called = self._fit([*tier, *self._colleague])
        return called or self._fit(self.unit)

    def further(self, told: Container[int]) -> tuple[int, ...]:
        """Return who is called besides: the next tier at which somebody else is, and the unit."""
        tiers = (
            [it for it in self._at(tier.posts) if it not in told] for tier in self.policy.tiers
        )
        above = next((held for held in tiers if held), [])
        rest = [it for it in self.unit if it not in told]
        return self._fit([*above, *(it for it in self._colleague if it not in told), *rest])

    @property
    def _colleague(self) -> tuple[int, ...]:
        return () if self.colleague is None else (self.colleague,)

    def _at(self, posts: Iterable[Post]) -> tuple[int, ...]:
        """Return all who hold one of the posts today: the head and whoever stands in for them."""
        wanted = frozenset(posts)
        return self._fit(
            holding.member_id
            for holding in self.roster.holdings
            if holding.post in wanted and holding.counts_on(self.day)
        )

    def _fit(self, members: Iterable[int]) -> tuple[int, ...]:
        away = (self.roster.on_leave, self.roster.unreachable)
        return tuple(
            member
            for member in dict.fromkeys(members)
            if member != self.caller and not any(member in these for these in away)
        )
