"""Who may stand in for whom: nobody for themselves, and nobody who is away."""

from collections.abc import Iterable
from enum import StrEnum

from office.posts.posts import PostHolding


class Objection(StrEnum):
    """Why a substitute may not be appointed."""

    SELF = "self"
    AWAY = "away"
    ENDS_FIRST = "ends_first"


def objection(newcomer: PostHolding, holdings: Iterable[PostHolding]) -> Objection | None:
    """Return what forbids a substitute's appointment, or None.

    A member with a substitute is away, and an absent member stands in for nobody. So a chain of
    substitutes can never become a loop.
    """
    if newcomer.ends_on is not None and newcomer.ends_on < newcomer.starts_on:
        return Objection.ENDS_FIRST
    others = [holding for holding in holdings if _overlap(holding, newcomer)]
    own = [
        holding
        for holding in others
        if holding.member_id == newcomer.member_id and holding.is_definitive
    ]
    if any(holding.post == newcomer.post for holding in own):
        return Objection.SELF
    if any(_stands_in_for(holding, mine) for holding in others for mine in own):
        return Objection.AWAY
    return None


def _stands_in_for(substitute: PostHolding, holder: PostHolding) -> bool:
    return (
        not substitute.is_definitive
        and substitute.member_id != holder.member_id
        and substitute.post == holder.post
    )


def _overlap(one: PostHolding, other: PostHolding) -> bool:
    return (one.ends_on is None or other.starts_on <= one.ends_on) and (
        other.ends_on is None or one.starts_on <= other.ends_on
    )
