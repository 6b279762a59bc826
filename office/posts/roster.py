"""Builds the roster for the rules: who holds which post today."""

from collections.abc import Iterable
from datetime import date

from office.database import AsyncSession
from office.people import Leave, Member, leaves_since, post_holders
from office.posts.posts import Post, PostHolding, Roster


def roster(members: Iterable[Member], leaves: Iterable[Leave], day: date) -> Roster:
    """Return every hold on every post, and who cannot be told anything on that day."""
    everyone = list(members)
    return Roster(
        holdings=[holding for member in everyone for holding in _holdings(member)],
        unreachable=frozenset(
            member.id
            for member in everyone
            if not member.is_active or member.unreachable_at is not None
        ),
        on_leave=frozenset(
            leave.member_id for leave in leaves if leave.starts_on <= day <= leave.ends_on
        ),
    )


async def roster_on(session: AsyncSession, day: date) -> Roster:
    """Read who holds which post on that day, today or later."""
    members = await post_holders(session)
    return roster(members, await leaves_since(session, since=day), day)


def _holdings(member: Member) -> list[PostHolding]:
    return [
        PostHolding(
            member_id=member.id,
            post=Post(post.role, post.section, post.unit),
            starts_on=post.starts_on,
            ends_on=post.ends_on,
            kind=post.kind,
            is_accepted=post.is_accepted,
        )
        for post in member.appointments
    ]
