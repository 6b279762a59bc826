"""How a report begins and climbs its escalation policy, within the caller's transaction."""

from datetime import datetime

from office.anomalies.escalation import (
    Escalation,
    first_escalation,
    last_of_same_posts,
    next_escalation,
)
from office.anomalies.escalation_policy import EscalationPolicy
from office.anomalies.models import Anomaly, Event
from office.anomalies.routing import Route, policy_for
from office.anomalies.shared import Shared, concerned_post, policy_of
from office.database import AsyncSession
from office.posts.posts import COORDINATOR, Post, Roster


def policy_today(shared: Shared, anomaly: Anomaly, today: Roster) -> EscalationPolicy:
    """The escalation policy with which the report would begin now."""
    rules = shared.rules()
    coordinator = Post(COORDINATOR, unit=anomaly.unit)
    route = Route(
        section=anomaly.section,
        unit=anomaly.unit,
        urgency=anomaly.urgency,
        joined_by=rules.categories[anomaly.category].joined_by,
        # A coordinator who is away or cannot be reached is a gap that people must hear of.
        has_coordinator=today.is_filled(coordinator, shared.people.today()),
        concerns=concerned_post(anomaly),
    )
    return policy_for(route, rules.policy)


def begin(shared: Shared, anomaly: Anomaly, today: Roster, held_before: int = 0) -> Escalation:
    """The first tier that is told, and when."""
    return first_escalation(
        policy_of(anomaly),
        shared.clock.now(),
        shared.rules().hours,
        shared.is_empty(anomaly, today),
        held_before,
    )


async def climb(
    session: AsyncSession, shared: Shared, anomaly: Anomaly, due_at: datetime, by: int | None
) -> None:
    """Move the report to the next tier that somebody holds, and tell it."""
    today = await shared.roster(session)
    policy, number = policy_of(anomaly), max(anomaly.tier, 1)
    if by is not None:
        # By hand it goes to somebody else, not once more to the same post.
        number = last_of_same_posts(policy, number)
    escalation = next_escalation(
        policy,
        number,
        due_at,
        shared.clock.now(),
        shared.rules().hours,
        shared.is_empty(anomaly, today),
    )
    event = Event.REMINDED if escalation.is_reminder else Event.ESCALATED
    anomaly.is_reminded = False
    if by is not None:
        await shared.record(session, anomaly, Event.ESCALATED, by)
        event = Event.REMINDED
    await shared.notify(session, anomaly, escalation, event)
