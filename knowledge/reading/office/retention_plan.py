"""The table [retention] of `office.toml`: how many days each kind and state is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from knowledge.reading.faults import Message
from knowledge.reading.toml_file import Complaint

_NOTICE_DAYS = 14
# What can be removed, its states, and the fewest days that do no harm: Telegram repeats an update
# for a day; cards and announcements are edited in place for a while.
KINDS: Mapping[str, tuple[frozenset[str], int]] = {
    "reports": (frozenset({"selesai", "ditarik"}), 30),
    "questions": (frozenset({"answered", "gap", "opened"}), 1),
    "inbox": (frozenset({"done"}), 2),
    "outbox": (frozenset({"sent", "dropped", "dead"}), 30),
    "drafts": (frozenset({"abandoned"}), 2),
    "announcements": (frozenset({"finished"}), 31),
    "training": (frozenset({"attempts"}), 30),
    "interviews": (frozenset({"counts"}), 31),
    "invitations": (frozenset({"used", "expired"}), 1),
    "strangers": (frozenset({"told"}), 1),
    "verifications": (frozenset({"selesai", "dibatalkan"}), 30),
    "answers": (frozenset({"closed", "expired"}), 30),
    "suggestions": (frozenset({"open", "decided"}), 90),
    "changes": (frozenset({"told"}), 90),
    "revisions": (frozenset({"drafts"}), 30),
}
# Handled updates contain no words any more and nobody needs them.
_ALWAYS = {("inbox", "done"): 2}


@dataclass(frozen=True)
class RetentionPlan:
    """Days by kind and state. What is not named is kept forever."""

    days: Mapping[tuple[str, str], int] = field(default_factory=lambda: dict(_ALWAYS))
    notice_days: int = _NOTICE_DAYS
    """How many days before a report's words are removed the admins are told."""


def plan(table: Mapping[str, Any]) -> RetentionPlan:
    """Build the plan from a table that has no faults."""
    days = {
        (kind, state): number
        for kind, states in table.items()
        if kind != "notice_days"
        for state, number in states.items()
    }
    return RetentionPlan({**_ALWAYS, **days}, table.get("notice_days", _NOTICE_DAYS))


def complaints(table: Any) -> Iterator[Complaint]:
    """Yield what is wrong with [retention]."""
    if not isinstance(table, dict):
        yield "retention", Message("[retention] must be a table")
        return
    notice = table.get("notice_days", _NOTICE_DAYS)
    if not _is_number(notice) or notice < 1:
        yield (
            "notice_days",
            Message("[retention] notice_days must be a whole number of days, at least 1"),
        )
        notice = _NOTICE_DAYS
    for kind, states in table.items():
        if kind != "notice_days":
            yield from _kind_complaints(kind, states, notice)


def _kind_complaints(kind: str, states: Any, notice: int) -> Iterator[Complaint]:
    where = f"[retention.{kind}]"
    if kind not in KINDS:
        yield (
            where,
            Message("{where} is no kind; known are: {known}", where=where, known=", ".join(KINDS)),
        )
        return
    if not isinstance(states, dict):
        yield where, Message("{where} must be a table", where=where)
        return
    known, least = KINDS[kind]
    if kind == "reports":
        least = max(least, notice + 1)
    for state, days in states.items():
        if state not in known:
            yield (
                where,
                Message(
                    "{where} has unknown '{state}'; known are: {known}",
                    where=where,
                    state=state,
                    known=", ".join(sorted(known)),
                ),
            )
        elif not _is_number(days) or days < least:
            yield (
                where,
                Message(
                    "{where} {state} must be a whole number of days, at least {least}",
                    where=where,
                    state=state,
                    least=least,
                ),
            )


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
