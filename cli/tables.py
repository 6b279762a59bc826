"""The tables that the command line prints."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from office.data_protection.retention import Preview
from office.data_protection.retention_models import Removal
from office.people import Appointment, AppointmentKind, Member, MembershipEntry, Role

# `member list` must not load the shelf.
if TYPE_CHECKING:
    from knowledge.reading.sops.sop import Sop
    from knowledge.search.overlaps import Overlap

_FIGURES = (
    "shown_right",
    "sure_right",
    "one_tap",
    "within_reach",
    "sure_wrong",
    "likely_wrong",
    "refused",
    "false_sure",
    "false_likely",
    "recall_at_1",
    "recall_at_3",
    "mrr_at_10",
    "must",
)


def print_figures(figures: dict[str, Any]) -> None:
    """Print the scores, a row each with a column per class, and every miss."""
    columns = {**figures["classes"], "all": figures} if len(figures["classes"]) > 1 else {}
    columns = columns or {"all": figures}
    table = Table("", *columns)
    table.add_row("questions", *(str(row["questions"]) for row in columns.values()))
    for name in _FIGURES:
        table.add_row(name, *(_percent(row[name]) for row in columns.values()))
    for name in ("lines_p50", "lines_p90"):
        table.add_row(name, *(_number(row[name]) for row in columns.values()))
    console = Console(highlight=False)
    console.print(table)
    for miss in figures["misses"]:
        expected = ", ".join(miss["expected"] or miss["sop"]) or "none"
        found = miss["shown"] or ", ".join(miss["found"])
        console.print(f"[{miss['band']}] {miss['question']}", markup=False)
        console.print(f"    expected {expected}; found {found}", markup=False)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"


def print_sops(sops: "Sequence[Sop]", today: date) -> None:
    """Print the SOPs with the age of each review."""
    table = Table(
        Column("no.", no_wrap=True),
        Column("id", no_wrap=True),
        Column("ver.", no_wrap=True),
        Column("owner", no_wrap=True),
        Column("days", justify="right"),
        Column("open", justify="right"),
        "status",
        box=SIMPLE_HEAD,  # each SOP fits into a line of 80 columns
        padding=(0, 1, 0, 0),
        caption="days: since the review; open: share of lines nobody has confirmed",
        caption_justify="left",
    )
    for sop in sops:
        table.add_row(
            sop.number,
            sop.id,
            sop.version,
            sop.section,
            str((today - sop.reviewed_at).days),
            f"{100 * sop.unconfirmed_share:.0f} %",
            "overdue" if sop.is_stale(today) else sop.status,
        )
    Console(highlight=False).print(table)


def print_overlaps(pairs: "Sequence[Overlap]") -> None:
    """Print pairs of sections, a line each, with how often a question of one finds the other."""
    console = Console(highlight=False, soft_wrap=True)
    for pair in pairs:
        one, other = "/".join(pair.one), "/".join(pair.other)
        counts = f"{pair.from_one:>3} + {pair.from_other:<3}"
        console.print(f"{counts} {one} <> {other} (“{pair.example}”)", markup=False)
    console.print(f"{len(pairs)} pairs.")


def print_weak(sections: Sequence[Mapping[str, Any]]) -> None:
    """Print the weak sections, a line each: their counts, and which sections stand in front."""
    console = Console(highlight=False, soft_wrap=True)
    if not sections:
        console.print("No section is weak.")
    for found in sections:
        counts = ", ".join(
            f"{found[name]:>3} {name.replace('_', ' ')}"
            for name in ("samples", "asked", "not_found", "disliked")
        )
        hiders = ", ".join(f"{_place(it)} ({it['times']})" for it in found["hidden_by"])
        behind = f" behind {hiders}" if hiders else ""
        console.print(f"{counts}  {_place(found)}{behind}", markup=False)


def _place(found: Mapping[str, Any]) -> str:
    return f"{found['sop']}/{found['section']}"


def members(members: Sequence[Member], today: date) -> list[dict[str, Any]]:
    """Return the members, their posts of that day, and why some cannot be reached."""
    return [
        {
            "id": member.id,
            "name": member.name,
            "unit": member.unit,
            "posts": [_post(post) for post in member.appointments if post.is_held_on(today)],
            "state": _state(member),
        }
        for member in members
    ]


def print_members(shown: Sequence[Member], today: date) -> None:
    """Print them as a table."""
    table = Table("id", "name", "unit", "posts", "state")
    for row in members(shown, today):
        posts = ", ".join(row["posts"])
        table.add_row(str(row["id"]), row["name"], row["unit"], posts, row["state"])
    Console(highlight=False).print(table)


def _post(post: Appointment) -> str:
    where = post.section or (post.unit if post.role is Role.COORDINATOR else None)
    kind = "" if post.kind is AppointmentKind.DEFINITIVE else f"{post.kind} "
    return f"{kind}{post.role}" + (f" ({where})" if where else "")


def _state(member: Member) -> str:
    if member.deactivated_at is not None:
        return f"left {member.deactivated_at:%Y-%m-%d}"
    return "cannot be reached" if member.unreachable_at is not None else "active"


def print_log(entries: Sequence[MembershipEntry], names: Mapping[int, str], zone: ZoneInfo) -> None:
    """Print entries of the log of membership. What is done at the terminal has no name."""
    table = Table("no", "at", "by", "what", "whom", "detail")
    for entry in entries:
        by = (
            "terminal"
            if entry.actor_id is None
            else f"{names.get(entry.actor_id)} ({entry.actor_id})"
        )
        whom = (
            "" if entry.member_id is None else f"{names.get(entry.member_id)} ({entry.member_id})"
        )
        at = f"{entry.at.astimezone(zone):%Y-%m-%d %H:%M}"
        detail = ", ".join(f"{name} {value}" for name, value in json.loads(entry.detail).items())
        table.add_row(str(entry.number), at, by, entry.event, whom, detail)
    Console(highlight=False).print(table)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


def print_retention(previews: Sequence[Preview], zone: ZoneInfo) -> None:
    """Print what each rule of the retention would remove now."""
    table = Table("kind", "state", "kept for", "older than", "would go now")
    for preview in previews:
        days, border = (
            f"{preview.rule.days} days",
            f"{preview.border.astimezone(zone):%Y-%m-%d %H:%M}",
        )
        table.add_row(preview.rule.kind, preview.rule.state, days, border, str(preview.count))
    Console(highlight=False).print(table)


def print_removals(removals: Sequence[Removal], zone: ZoneInfo) -> None:
    """Print what the retention and the erasures have removed."""
    table = Table("when", "kind", "state", "how many", "rule")
    for removal in removals:
        when = f"{removal.at.astimezone(zone):%Y-%m-%d %H:%M}"
        table.add_row(when, removal.kind, removal.state, str(removal.count), escape(removal.rule))
    Console(highlight=False).print(table)
