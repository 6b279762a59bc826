"""The tiers of `office.toml`: which posts are notified of a report, and how long each has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from knowledge.reading.faults import Message
from knowledge.reading.toml_file import Complaint

URGENCIES = ("biasa", "mendesak")
COORDINATOR = "koordinator_ukk"
EVERYONE = "semua"
ROLES = ("kepala_seksi", "kepala_kantor")
_POSTS = (COORDINATOR, *ROLES, EVERYONE)
_KEYS = {"post", "wait_minutes"}
LONGEST_WAIT = 7 * 24 * 60


@dataclass(frozen=True)
class TierRule:
    """One tier as the office wrote it: a post (or everyone below) and its time."""

    post: str
    wait: timedelta


EscalationPolicies = Mapping[str, tuple[TierRule, ...]]


def policies(table: Mapping[str, list[dict[str, Any]]]) -> EscalationPolicies:
    """Build the policies, by urgency, from a table that has no faults."""
    return {
        urgency: tuple(
            TierRule(tier["post"], timedelta(minutes=tier["wait_minutes"])) for tier in tiers
        )
        for urgency, tiers in table.items()
    }


def complaints(table: Any, name: str = "tiers", *, is_complete: bool = True) -> Iterator[Complaint]:
    """Yield what is wrong with the tiers in the table of that name."""
    if not isinstance(table, dict):
        yield f"[[{name}", Message("[{name}] must hold tiers like [[{name}.biasa]]", name=name)
        return
    for urgency in URGENCIES if is_complete else ():
        if not table.get(urgency):
            yield (
                f"[[{name}",
                Message("the tier [[{name}.{urgency}]] is missing", name=name, urgency=urgency),
            )
    for urgency, tiers in table.items():
        where = f"[[{name}.{urgency}]]"
        if urgency not in URGENCIES:
            yield (
                where,
                Message(
                    "{where}: '{urgency}' is no urgency; known are: {known}",
                    where=where,
                    urgency=urgency,
                    known=", ".join(URGENCIES),
                ),
            )
        elif not isinstance(tiers, list) or not all(isinstance(tier, dict) for tier in tiers):
            yield where, Message("{where} must be a list of tiers", where=where)
        else:
            yield from (
                (where, Message("{where} {message}", where=where, message=message))
                for message in _tier_faults(tiers)
            )


def _tier_faults(tiers: list[dict[str, Any]]) -> Iterator[Message]:
    for number, tier in enumerate(tiers, start=1):
        yield from (
            Message("tier {number} {message}", number=number, message=message)
            for message in _faults(tier)
        )
    posts = [tier.get("post") for tier in tiers]
    if COORDINATOR in posts[1:]:
        yield Message("may have '{coordinator}' only as its first tier", coordinator=COORDINATOR)
    if EVERYONE in posts[:-1]:
        yield Message("may have '{everyone}' only as its last tier", everyone=EVERYONE)
    if not set(posts) & set(ROLES):
        yield Message("needs a tier for one of: {known}", known=", ".join(ROLES))


def _faults(tier: dict[str, Any]) -> Iterator[Message]:
    yield from (Message("lacks '{key}'", key=key) for key in sorted(_KEYS - tier.keys()))
    yield from (Message("has unknown '{key}'", key=key) for key in sorted(tier.keys() - _KEYS))
    post, wait = tier.get("post", EVERYONE), tier.get("wait_minutes", 1)
    if post not in _POSTS:
        yield Message("has post '{post}'; known are: {known}", post=post, known=", ".join(_POSTS))
    if type(wait) is not int or not 1 <= wait <= LONGEST_WAIT:
        yield Message(
            "has wait_minutes {wait!r}; expected a whole number from 1 to {longest}",
            wait=wait,
            longest=LONGEST_WAIT,
        )
