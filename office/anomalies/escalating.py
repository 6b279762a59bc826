"""How a report gets onto its ladder and up it, within the transaction of whoever moves it."""

from datetime import datetime

from office.anomalies.escalation import Step, first_step, last_of_same_posts, next_step
from office.anomalies.escalation_policy import EscalationPolicy
from office.anomalies.models import Anomaly, Event
from office.anomalies.routing import Route, policy_for
from office.anomalies.shared import Shared, concerned_post, policy_of
from office.database import AsyncSession
from office.posts.posts import COORDINATOR, Post, Roster


def ladder_today(shared: Shared, anomaly: Anomaly, today: Roster) -> EscalationPolicy:
    """The ladder on which the report would begin now."""
    rules = shared.rules()
    coordinator = Post(COORDINATOR, unit=anomaly.unit)
    route = Route(
        section=anomaly.section,
        unit=anomaly.unit,
        urgency=anomaly.urgency,
        joined_by=rules.categories[anomaly.category].joined_by,
        # One who is away or cannot be reached is a gap in the ladder that people must hear of.
        has_coordinator=today.is_filled(coordinator, shared.people.today()),
        concerns=concerned_post(anomaly),
    )
    return policy_for(route, rules.policy)


def begin(shared: Shared, anomaly: Anomaly, today: Roster, held_before: int = 0) -> Step:
    """The first step on the report's ladder."""
    return first_step(
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
    ladder, number = policy_of(anomaly), max(anomaly.tier, 1)
    if by is not None:
        # By hand it goes to somebody else, not once more to the same post.
        number = last_of_same_posts(ladder, number)
    step = next_step(
        ladder,
        number,
        due_at,
        shared.clock.now(),
        shared.rules().hours,
        shared.is_empty(anomaly, today),
    )
    event = Event.REMINDED if step.is_reminder else Event.ESCALATED
    anomaly.is_reminded = False
    if by is not None:
        await shared.record(session, anomaly, Event.ESCALATED, by)
        event = Event.REMINDED
    await shared.notify(session, anomaly, step, event)
