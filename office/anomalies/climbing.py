"""How a report begins and climbs its escalation policy, in the caller's transaction."""

from datetime import datetime

from office.anomalies.escalation.next_tier import Escalation, first_escalation, next_escalation
from office.anomalies.escalation.policy import EscalationPolicy, Tier
from office.anomalies.escalation.routing import Route, policy_for
from office.anomalies.models import Anomaly, Event
from office.anomalies.shared import Shared, concerned_post, policy_of
from office.database import AsyncSession
from office.posts.posts import COORDINATOR, Post, Roster


def policy_today(
    shared: Shared, anomaly: Anomaly, today: Roster, *, is_transfer: bool = False
) -> EscalationPolicy:
    """Return the escalation policy with which the report would begin now.

    A transferred report goes to the section's head: a unit's coordinator had no part in that.
    """
    rules = shared.rules()
    coordinator = Post(COORDINATOR, unit=anomaly.unit)
    route = Route(
        section=anomaly.section,
        unit=anomaly.unit,
        urgency=anomaly.urgency,
        joined_by=rules.categories[anomaly.category].joined_by,
        # A coordinator who is away or cannot be reached is a gap that people must be told of.
        has_coordinator=not is_transfer and today.is_filled(coordinator, shared.people.today()),
        concerns=concerned_post(anomaly),
    )
    return policy_for(route, rules.policy)


def begin(shared: Shared, anomaly: Anomaly, today: Roster, held_before: int = 0) -> Escalation:
    """Return the first tier that is told, and when."""
    return first_escalation(
        policy_of(anomaly),
        shared.clock.now(),
        shared.rules().hours,
        shared.is_empty(anomaly, today),
        held_before,
    )


async def climb(
    session: AsyncSession,
    shared: Shared,
    anomaly: Anomaly,
    due_at: datetime,
    *,
    is_told: bool = True,
) -> Event:
    """Move the report to the next tier that somebody holds, and tell it. Returns the event."""
    today = await shared.roster(session)
    escalation = _from(shared, anomaly, today, max(anomaly.tier, 1), due_at)
    event = Event.REMINDED if escalation.is_reminder else Event.ESCALATED
    anomaly.is_reminded = False
    await shared.notify(session, anomaly, escalation, event, is_told=is_told)
    return event


async def raise_above(
    session: AsyncSession, shared: Shared, anomaly: Anomaly, tier: Tier, by: int
) -> None:
    """Give the report by hand to a tier above, and tell it."""
    today = await shared.roster(session)
    escalation = _from(shared, anomaly, today, tier.number - 1, shared.clock.now())
    anomaly.is_reminded = False
    await shared.notify(session, anomaly, escalation, Event.ESCALATED, by)


async def return_to_tier(session: AsyncSession, shared: Shared, anomaly: Anomaly) -> None:
    """Return the report to the tier that gave it away, and tell it."""
    today = await shared.roster(session)
    number = max(anomaly.tier, 1) - 1
    escalation = _from(shared, anomaly, today, number, shared.clock.now())
    anomaly.is_reminded = False
    await shared.notify(session, anomaly, escalation, event=None)


def _from(
    shared: Shared, anomaly: Anomaly, today: Roster, number: int, due_at: datetime
) -> Escalation:
    return next_escalation(
        policy_of(anomaly),
        number,
        due_at,
        shared.clock.now(),
        shared.rules().hours,
        shared.is_empty(anomaly, today),
    )
