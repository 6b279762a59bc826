"""The posts of the office on a day: who holds each, how and until when, or why nobody does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from office.posts.posts import (
    COORDINATOR,
    DEFINITIVE,
    HEAD_OF_OFFICE,
    SECTION_HEAD,
    Post,
    PostGap,
    Roster,
    unique,
)


@dataclass(frozen=True)
class PostOnDay:
    """A post on a day."""

    post: Post
    members: tuple[int, ...] = ()
    kind: str = DEFINITIVE
    until: date | None = None
    gap: PostGap | None = None


def all_posts(sections: Sequence[str], roster: Roster, day: date) -> tuple[Post, ...]:
    """Return every post that must be held. A coordinator's only if the unit has one."""
    coordinators = unique(
        holding.post
        for holding in roster.holdings
        if holding.post.role == COORDINATOR and holding.counts_on(day)
    )
    heads = tuple(Post(SECTION_HEAD, section=section) for section in sections)
    return (Post(HEAD_OF_OFFICE), *heads, *coordinators)


def duties(posts: Sequence[Post], roster: Roster, day: date) -> list[PostOnDay]:
    """Return who holds each of the posts on that day."""
    return [_duty(post, roster, day) for post in posts]


def _duty(post: Post, roster: Roster, day: date) -> PostOnDay:
    seat = roster.seat(post, day)
    if not seat.members:
        return PostOnDay(post, gap=seat.gap)
    held = [
        holding
        for holding in roster.holdings
        if holding.post == post and holding.member_id in seat.members and holding.counts_on(day)
    ]
    # If a member holds the post and also stands in for it, the substitution is shown.
    shown = next((holding for holding in held if not holding.is_definitive), held[0])
    return PostOnDay(post, seat.members, shown.kind, shown.ends_on)
