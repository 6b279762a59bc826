"""Where a report goes: its section, unit, urgency and subject decide its policy."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from office.escalation.policy import EscalationPolicy, Tier, Urgency
from office.posts.posts import COORDINATOR, HEAD_OF_OFFICE, RANK, SECTION_HEAD, Post, unique

EVERYONE = "semua"


@dataclass(frozen=True)
class TierRule:
    """One tier as the office wrote it: a role (or everyone) and a wait."""

    role: str
    wait: timedelta


@dataclass(frozen=True)
class Category:
    """What routing must know of a category of anomalies."""

    id: str
    section: str
    urgency: Urgency = Urgency.NORMAL
    joined_by: tuple[str, ...] = ()
    """The roles that are told together with every tier, from the first."""
    steps: tuple[str, ...] = ()
    """The ids of what must be done before a report is closed."""


@dataclass(frozen=True)
class EscalationPolicies:
    """The office's tiers by urgency, and those of sections with tiers of their own."""

    tiers: Mapping[Urgency, tuple[TierRule, ...]]
    of_section: Mapping[tuple[str, Urgency], tuple[TierRule, ...]] = field(default_factory=dict)

    def rules_for(self, section: str, urgency: Urgency) -> tuple[TierRule, ...]:
        return self.of_section.get((section, urgency), self.tiers[urgency])


@dataclass(frozen=True)
class Route:
    """What decides where a report goes."""

    section: str
    unit: str
    urgency: Urgency
    joined_by: tuple[str, ...] = ()
    has_coordinator: bool = False
    """Whether the unit has a coordinator today."""
    concerns: Post | None = None
    """The superior whom the report is about."""


def policy_for(route: Route, policies: EscalationPolicies) -> EscalationPolicy:
    """Return the policy with which a report begins.

    A report about a superior starts above their rank, in any section. One about the head of office
    gets a policy without tiers: nobody in the office can judge it, and the reporter must be shown
    the channels outside.
    """
    tiers: list[Tier] = []
    for rule in policies.rules_for(route.section, route.urgency):
        posts = unique(_posts(rule, route, tiers))
        if posts:
            tiers.append(
                Tier(
                    number=len(tiers) + 1,
                    posts=posts,
                    wait=rule.wait,
                    counts_working_time=route.urgency is not Urgency.URGENT,
                    is_everyone=rule.role == EVERYONE,
                )
            )
    return EscalationPolicy(tuple(tiers))


def superiors(unit: str, sections: tuple[str, ...], *, has_coordinator: bool) -> tuple[Post, ...]:
    """Return the posts that a report from a unit may be about, lowest first."""
    coordinator = (Post(COORDINATOR, unit=unit),) if has_coordinator else ()
    heads = tuple(Post(SECTION_HEAD, section=section) for section in sections)
    return (*coordinator, *heads, Post(HEAD_OF_OFFICE))


def _posts(rule: TierRule, route: Route, below: list[Tier]) -> Iterator[Post]:
    """Yield the posts of a tier; none if the tier is not for this report."""
    if rule.role == EVERYONE:
        for tier in below:
            yield from tier.posts
    elif is_above(rule.role, route.concerns) and (
        rule.role != COORDINATOR or route.has_coordinator
    ):
        for role in (rule.role, *route.joined_by):
            if is_above(role, route.concerns):
                yield Post(role, route.section, route.unit)


def is_above(role: str, concerned: Post | None) -> bool:
    """Whether a role may judge a report about that post; without one, every role may."""
    return concerned is None or RANK[role] > RANK[concerned.role]
