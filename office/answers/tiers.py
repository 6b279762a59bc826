"""How a question climbs, in office days: the head, the head again, the head of office."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from office.escalation import TierRule
from office.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post

VALID_DAYS = 90


@dataclass(frozen=True)
class Tier:
    """The post that is told, and its office days before the next one is told."""

    number: int
    post: Post
    days: int


def tiers(section: str) -> tuple[Tier, ...]:
    """Return the tiers of a question to that section. The last one is told again and again."""
    head = Post(SECTION_HEAD, section=section)
    return (Tier(1, head, 2), Tier(2, head, 1), Tier(3, Post(HEAD_OF_OFFICE), 3))


def urgent_wait(post: Post | None, rules: Sequence[TierRule]) -> timedelta:
    """Return how long a post has while an applicant waits: as for an urgent report.

    `rules` are the tiers of the section's urgent reports. Without anybody to tell, it is soon tried
    again.
    """
    role = post.role if post is not None else SECTION_HEAD
    waits = [rule.wait for rule in rules if rule.role == role]
    return waits[0] if waits else rules[-1].wait


def tier_of(section: str, post: Post) -> int:
    """Return the first tier at which that post is asked; 1 if it is none of the section's."""
    return next((tier.number for tier in tiers(section) if tier.post == post), 1)


def reached(section: str, number: int) -> tuple[Post, ...]:
    """Return the posts that a question on that tier has reached, and that may answer it."""
    found = tiers(section)[:number]
    return tuple(dict.fromkeys(tier.post for tier in found))


def next_tier(section: str, number: int, is_empty: Callable[[Post], bool]) -> Tier | None:
    """Return the next tier that somebody holds; else the highest tier that somebody holds.

    None if nobody of any tier can be told.
    """
    found: Sequence[Tier] = tiers(section)
    above, below = found[number:], found[:number]
    return next((tier for tier in (*above, *reversed(below)) if not is_empty(tier.post)), None)
