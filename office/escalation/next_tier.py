"""What happens to a report that nobody has taken: who is told, when, and who is next."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from office.calendar import WorkingHours
from office.escalation.policy import EscalationPolicy, Tier
from office.escalation.waits import after
from office.posts.posts import RANK, Post, unique

RELEASE_EVERY = timedelta(minutes=2)

IsEmpty = Callable[[Post], bool]


@dataclass(frozen=True)
class Escalation:
    """One move along the policy: the tier to tell, when, and when its time ends."""

    tier: Tier | None
    """None: no tier can be told. The admin must be told, and `due_at` is the next try."""
    notifies_at: datetime
    due_at: datetime
    skipped: tuple[Post, ...] = ()
    """The posts found empty on the way, including empty ones of the tier that is told."""
    is_reminder: bool = False
    """The same posts are told again: the report has not climbed."""


def first_escalation(
    policy: EscalationPolicy,
    now: datetime,
    hours: WorkingHours,
    is_empty: IsEmpty,
    held_before: int = 0,
) -> Escalation:
    """Put a report on the first tier that somebody holds.

    `held_before` is how many reports already wait for the same opening.
    """
    tier, skipped = _choose(policy.tiers, is_empty)
    clock = tier or policy.tiers[-1]
    notifies_at = _notifies_at(clock, now, hours, held_before)
    return Escalation(tier, notifies_at, _after(clock, notifies_at, clock.wait, hours), skipped)


def next_escalation(
    policy: EscalationPolicy,
    number: int,
    due_at: datetime,
    now: datetime,
    hours: WorkingHours,
    is_empty: IsEmpty,
) -> Escalation:
    """Move a report on from the tier with that number, whose time ended at `due_at`.

    If nobody above can be told, the highest tier that can be is told again. To skip a tier whose
    holder cannot be reached, pass `now` as `due_at`.
    """
    above, below = policy.tiers[number:], policy.tiers[:number]
    tier, skipped = _choose((*above, *reversed(below)), is_empty)
    clock = tier or policy.tiers[-1]
    notifies_at = _notifies_at(clock, now, hours, 0)
    return Escalation(
        tier=tier,
        notifies_at=notifies_at,
        due_at=_next_due(clock, due_at, notifies_at, hours),
        skipped=skipped,
        is_reminder=tier is not None and set(tier.posts) == set(policy.tier(number).posts),
    )


def tier_above(policy: EscalationPolicy, rank: int, number: int, is_empty: IsEmpty) -> Tier | None:
    """Return the tier to which somebody of that rank escalates a report by hand; None at the top.

    All its posts are above them: nobody is sent what they already have. The report is at `number`.
    """
    above = [
        tier
        for tier in policy.tiers
        if all(RANK[post.role] > rank for post in tier.posts)
        and not all(is_empty(post) for post in tier.posts)
    ]
    return next((tier for tier in above if tier.number > number), above[-1] if above else None)


def forecast(
    policy: EscalationPolicy, escalation: Escalation, hours: WorkingHours, is_empty: IsEmpty
) -> Escalation:
    """Return the escalation that follows if nobody takes the report: who is next, and when."""
    number = escalation.tier.number if escalation.tier else len(policy.tiers)
    return next_escalation(policy, number, escalation.due_at, escalation.due_at, hours, is_empty)


def release_at(now: datetime, hours: WorkingHours, held_before: int = 0) -> datetime:
    """Return when a report that is not urgent is told: now, or in its turn after the opening."""
    if hours.is_open(now):
        return now
    opening = hours.next_opening(now)
    return hours.next_opening(hours.add(opening, RELEASE_EVERY * held_before))


def _choose(tiers: Iterable[Tier], is_empty: IsEmpty) -> tuple[Tier | None, tuple[Post, ...]]:
    """Return the first tier that can be told, and the empty posts found up to it."""
    empty: list[Post] = []
    for tier in tiers:
        gaps = [post for post in tier.posts if is_empty(post)]
        empty += gaps
        if len(gaps) < len(tier.posts):
            return tier, unique(empty)
    return None, unique(empty)


def _notifies_at(tier: Tier, now: datetime, hours: WorkingHours, held_before: int) -> datetime:
    return release_at(now, hours, held_before) if tier.counts_working_time else now


def _next_due(tier: Tier, due_at: datetime, notifies_at: datetime, hours: WorkingHours) -> datetime:
    """Add the wait to the moment that was due, never to now, or a slow scheduler would drift.

    After a standstill whole waits are added until at least half of one remains: nobody is passed
    over because the machine was off.
    """
    fair = _after(tier, notifies_at, tier.wait / 2, hours)
    due = _after(tier, due_at, tier.wait, hours)
    while due < fair:
        due = _after(tier, due, tier.wait, hours)
    return due


def _after(tier: Tier, moment: datetime, wait: timedelta, hours: WorkingHours) -> datetime:
    return after(moment, wait, hours, is_urgent=not tier.counts_working_time)
