"""Moves a report along its escalation policy and tells the holders, in the caller's transaction.

The rules by which it moves are in `escalation/`.
"""

from collections.abc import Collection
from datetime import datetime

from office.anomalies.casework import AnomalyCasework
from office.anomalies.facts import Climb, NotTold, TierGap
from office.anomalies.models import Anomaly, Event
from office.anomalies.notices import Notice
from office.database import AsyncSession
from office.escalation.next_tier import Escalation, first_escalation, next_escalation
from office.escalation.policy import EscalationPolicy, Tier
from office.escalation.routing import Route, policy_for
from office.posts.posts import COORDINATOR, Post, Roster, post_name, unique


def policy_today(
    shared: AnomalyCasework, anomaly: Anomaly, today: Roster, *, moves_to: str = ""
) -> EscalationPolicy:
    """Return the escalation policy with which the report would begin now.

    A transferred report goes to the section's head: a unit's coordinator had no part in that.
    """
    rules = shared.rules()
    coordinator = Post(COORDINATOR, unit=anomaly.unit)
    route = Route(
        section=moves_to or anomaly.section,
        unit=anomaly.unit,
        urgency=anomaly.urgency,
        joined_by=rules.categories[anomaly.category].joined_by,
        # A coordinator who is away or cannot be reached is a gap that people must be told of.
        has_coordinator=not moves_to and today.is_filled(coordinator, shared.people.today()),
        concerns=anomaly.concerned_post,
    )
    return policy_for(route, rules.policy)


def begin(
    shared: AnomalyCasework, anomaly: Anomaly, today: Roster, held_before: int = 0
) -> Escalation:
    """Return the first tier that is told, and when."""
    return first_escalation(
        anomaly.escalation_policy,
        shared.clock.now(),
        shared.hours,
        shared.is_empty(anomaly, today),
        held_before,
    )


async def climb(
    session: AsyncSession,
    shared: AnomalyCasework,
    anomaly: Anomaly,
    due_at: datetime,
    *,
    is_told: bool = True,
) -> Event:
    """Move the report to the next tier that somebody holds, and tell it. Returns the event."""
    today = await shared.roster(session)
    escalation = _from(shared, anomaly, today, max(anomaly.tier, 1), due_at)
    event = Event.REMINDED if escalation.is_reminder else Event.ESCALATED
    await notify(session, shared, anomaly, escalation, event, is_told=is_told)
    return event


async def raise_above(
    session: AsyncSession, shared: AnomalyCasework, anomaly: Anomaly, tier: Tier, by: int
) -> None:
    """Give the report by hand to a tier above, and tell it."""
    today = await shared.roster(session)
    escalation = _from(shared, anomaly, today, tier.number - 1, shared.clock.now())
    await notify(session, shared, anomaly, escalation, Event.ESCALATED, by)


async def return_to_tier(session: AsyncSession, shared: AnomalyCasework, anomaly: Anomaly) -> None:
    """Return the report to the tier that gave it away, and tell it."""
    today = await shared.roster(session)
    number = max(anomaly.tier, 1) - 1
    escalation = _from(shared, anomaly, today, number, shared.clock.now())
    await notify(session, shared, anomaly, escalation, event=None)


async def alert(
    session: AsyncSession, shared: AnomalyCasework, anomaly: Anomaly, responsible: Collection[int]
) -> int:
    """Tell others of an urgent report whose holders are silent. They keep it until the grace ends.

    It is told to the first tier, in the order of the climb, at which there is somebody else.
    Returns the number of the entry that says so; 0 if there is nobody.
    """
    today, now = await shared.roster(session), shared.clock.now()
    tiers, below = anomaly.escalation_policy.tiers, max(anomaly.tier, 1) - 1
    for tier in (*tiers[below:], *reversed(tiers[:below])):
        holders = shared.holders(anomaly, tier.posts, today)
        others = {member: post for member, post in holders.items() if member not in responsible}
        if others:
            break
    else:
        return 0
    event = Event.ESCALATED if tier.number > anomaly.tier else Event.REMINDED
    anomaly.tier = max(anomaly.tier, tier.number)
    told = Climb(tuple(post_name(post) for post in unique(others.values())))
    number = await shared.record(session, anomaly, event, detail=told, is_told=False)
    for member, post in others.items():
        await shared.hand_card(session, anomaly, member, post, now, now.isoformat())
    return number


def _from(
    shared: AnomalyCasework, anomaly: Anomaly, today: Roster, number: int, due_at: datetime
) -> Escalation:
    return next_escalation(
        anomaly.escalation_policy,
        number,
        due_at,
        shared.clock.now(),
        shared.hours,
        shared.is_empty(anomaly, today),
    )


async def notify(
    session: AsyncSession,
    shared: AnomalyCasework,
    anomaly: Anomaly,
    escalation: Escalation,
    event: Event | None,
    by: int | None = None,
    *,
    is_told: bool = True,
) -> set[int]:
    """Move the report to its next tier: tell the holders, and say what was skipped.

    Returns who was told.
    """
    today = await shared.roster(session)
    for post in escalation.skipped:
        await _note_gap(session, shared, anomaly, post, today, escalation)
    anomaly.climb(escalation)
    if escalation.tier is None:
        return set()
    if event is not None:
        await shared.record(session, anomaly, event, by, Climb(_told(escalation)), is_told=is_told)
    told = shared.holders(anomaly, escalation.tier.posts, today)
    for post in escalation.skipped:
        # Those who are told instead learn why it is their turn.
        for member in told:
            await _tell_gap(session, shared, anomaly, post, today, member, escalation)
    for member, post in told.items():
        turn = escalation.notifies_at.isoformat()
        await shared.hand_card(session, anomaly, member, post, escalation.notifies_at, turn)
    return set(told)


async def _note_gap(
    session: AsyncSession,
    shared: AnomalyCasework,
    anomaly: Anomaly,
    post: Post,
    today: Roster,
    escalation: Escalation,
) -> None:
    gap = _gap(shared, anomaly, post, today)
    await shared.record(session, anomaly, Event.NOT_NOTIFIED, detail=gap)
    concerned = shared.excluded(anomaly, today)
    for admin in await shared.people.admins(session):
        if admin not in concerned:
            await _tell_gap(session, shared, anomaly, post, today, admin, escalation)


def _gap(shared: AnomalyCasework, anomaly: Anomaly, post: Post, today: Roster) -> NotTold:
    """Return the post at which nobody can be told, and why."""
    seat = today.seat(post, shared.people.today(), shared.excluded(anomaly, today))
    return NotTold(post_name(post), str(seat.gap))


async def _tell_gap(
    session: AsyncSession,
    shared: AnomalyCasework,
    anomaly: Anomaly,
    post: Post,
    today: Roster,
    member: int,
    escalation: Escalation,
) -> None:
    """Tell somebody of a gap and who gets the report instead, once a day for the same gap."""
    day, now = shared.people.today(), shared.clock.now()
    gap = _gap(shared, anomaly, post, today)
    is_next = escalation.tier is not None and member in shared.holders(
        anomaly, escalation.tier.posts, today
    )
    await shared.tell(
        session,
        anomaly,
        Notice.GAP,
        member,
        TierGap(gap.whom, gap.why, _told(escalation), escalation.notifies_at),
        # Those who get the card are told of the gap together with it.
        due_at=escalation.notifies_at if is_next else now,
        key=f"gap:{anomaly.id}:{gap.whom}|{gap.why}:{day}:{member}",
    )


def _told(escalation: Escalation) -> tuple[str, ...]:
    """Return the posts of the tier that is told."""
    return tuple(post_name(post) for post in escalation.tier.posts) if escalation.tier else ()
