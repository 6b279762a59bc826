"""The escalation policy of one report: its tiers, as they were when it began."""

import json
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from office.posts.posts import RANK, Post, unique


class Urgency(StrEnum):
    """How fast a report climbs, and whether it waits for working hours."""

    NORMAL = "biasa"
    URGENT = "mendesak"


@dataclass(frozen=True)
class Tier:
    """The posts that are told together, and their time before the next tier is told."""

    number: int
    posts: tuple[Post, ...]
    wait: timedelta
    counts_working_time: bool
    is_everyone: bool = False


@dataclass(frozen=True)
class EscalationPolicy:
    """The tiers of one report, numbered from 1. The last one is told again and again."""

    tiers: tuple[Tier, ...]

    def tier(self, number: int) -> Tier:
        return self.tiers[number - 1]

    def highest_role(self, number: int) -> str:
        """Return the highest role of a tier. The same post may be told in several."""
        return max((post.role for post in self.tier(number).posts), key=lambda role: RANK[role])

    @property
    def posts(self) -> tuple[Post, ...]:
        """Return every post of the policy once, the lowest first."""
        return unique(post for tier in self.tiers for post in tier.posts)

    def to_json(self) -> str:
        return json.dumps([_as_data(tier) for tier in self.tiers])

    # An office's reports began with a handful of policies, and each list of them reads all.
    @classmethod
    @lru_cache(maxsize=256)
    def from_json(cls, text: str) -> "EscalationPolicy":
        return cls(
            tuple(_tier(number, data) for number, data in enumerate(json.loads(text), start=1))
        )


def _as_data(tier: Tier) -> dict[str, object]:
    return {
        "posts": [[post.role, post.section, post.unit] for post in tier.posts],
        "wait_seconds": int(tier.wait.total_seconds()),
        "counts_working_time": tier.counts_working_time,
        "is_everyone": tier.is_everyone,
    }


def _tier(number: int, data: dict[str, Any]) -> Tier:
    return Tier(
        number=number,
        posts=tuple(Post(*words) for words in data["posts"]),
        wait=timedelta(seconds=data["wait_seconds"]),
        counts_working_time=data["counts_working_time"],
        is_everyone=data["is_everyone"],
    )
