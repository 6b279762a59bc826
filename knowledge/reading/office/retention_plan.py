"""The table [retention] of `office.toml`: how many days each kind and state is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from knowledge.reading.faults import Message
from knowledge.reading.toml_file import Complaint

NOTICE_DAYS = 14
# The office says what it can remove: the fewest days that do no harm, by kind and state.
Removable = Mapping[str, Mapping[str, int]]
# Handled updates contain no words any more and nobody needs them.
_ALWAYS = {("inbox", "done"): 2}


@dataclass(frozen=True)
class RetentionPlan:
    """Days by kind and state. What is not named is kept forever."""

    days: Mapping[tuple[str, str], int] = field(default_factory=lambda: dict(_ALWAYS))
    notice_days: int = NOTICE_DAYS
    """How many days before a report's words are removed the admins are told."""


def plan(table: Mapping[str, Any]) -> RetentionPlan:
    """Build the plan from a table that has no faults."""
    days = {
        (kind, state): number
        for kind, states in table.items()
        if kind != "notice_days"
        for state, number in states.items()
    }
    return RetentionPlan({**_ALWAYS, **days}, table.get("notice_days", NOTICE_DAYS))


def complaints(table: Any, removable: Removable | None = None) -> Iterator[Complaint]:
    """Yield what is wrong with [retention]. Without `removable` its names are not looked at."""
    if not isinstance(table, dict):
        yield "retention", Message("[retention] must be a table")
        return
    notice = table.get("notice_days", NOTICE_DAYS)
    if not _is_number(notice) or notice < 1:
        yield (
            "notice_days",
            Message("[retention] notice_days must be a whole number of days, at least 1"),
        )
        notice = NOTICE_DAYS
    for kind, states in table.items():
        if kind != "notice_days":
            yield from _kind_complaints(kind, states, notice, removable)


def _kind_complaints(
    kind: str, states: Any, notice: int, removable: Removable | None
) -> Iterator[Complaint]:
    where = f"[retention.{kind}]"
    if removable is not None and kind not in removable:
        yield (
            where,
            Message(
                "{where} is no kind; known are: {known}", where=where, known=", ".join(removable)
            ),
        )
        return
    if not isinstance(states, dict):
        yield where, Message("{where} must be a table", where=where)
        return
    known = removable[kind] if removable is not None else dict.fromkeys(states, 1)
    for state, days in states.items():
        # The admins must have been told for so long before the words of a report go.
        least = max(known.get(state, 1), notice + 1 if kind == "reports" else 1)
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
