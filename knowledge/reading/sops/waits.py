"""Fills in how long each tier has, from `office.toml`, where an SOP says `{jenjang: biasa}`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.reading.faults import Fault, Message
from knowledge.reading.office.escalation_policy import (
    COORDINATOR,
    EVERYONE,
    URGENCIES,
    EscalationPolicies,
    TierRule,
)
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import Section, Sop

_MARK = re.compile(r"\{jenjang: *([a-z]+)\}")
# These words fill the sentences of SOPs. They are content, so they do not stand in `bot/texts/`.
_POSTS = {
    "kepala_seksi": "kepala seksi",
    "kepala_kantor": "Kepala Kantor",
    EVERYONE: "semua di jenjang itu",
}
_UNITS = dict(zip(URGENCIES, ("menit kerja", "menit"), strict=True))
_COORDINATORS = "koordinator"


def applied(library: Library, policies: EscalationPolicies) -> Library:
    """Return the library with the waits filled in where its SOPs ask for them."""
    sops = {sop.id: _filled(sop, policies) for sop in library.values()}
    return Library(sops, library.fingerprint)


def misfits(sop: Sop, policies: EscalationPolicies) -> Iterator[Fault]:
    """Yield a fault for every mark that the office's tiers cannot fill."""
    for section in sop.sections:
        for number, line in enumerate(section.body.splitlines(), start=section.line):
            for asked in _MARK.findall(line):
                if asked != _COORDINATORS and not _told(asked, policies):
                    yield Fault(
                        sop.path,
                        number,
                        Message("'{{jenjang: {asked}}}' has no tier in office.toml", asked=asked),
                    )


def _filled(sop: Sop, policies: EscalationPolicies) -> Sop:
    def written(section: Section) -> Section:
        if not _MARK.search(section.body):
            return section
        # An office without coordinators shows no line about theirs.
        lines = (line for line in section.body.splitlines() if not _is_void(line, policies))
        body = _MARK.sub(lambda mark: _told(mark[1], policies), "\n".join(lines))
        return replace(section, body=body)

    return replace(sop, sections=tuple(written(section) for section in sop.sections))


def _is_void(line: str, policies: EscalationPolicies) -> bool:
    return any(not _told(asked, policies) for asked in _MARK.findall(line))


def _told(asked: str, policies: EscalationPolicies) -> str:
    if asked == _COORDINATORS:
        return " atau ".join(_of_coordinators(policies))
    return _in_a_row(policies[asked], _UNITS[asked]) if asked in _UNITS else ""


def _of_coordinators(policies: EscalationPolicies) -> Iterator[str]:
    for urgency, tiers in policies.items():
        if tiers[0].post == COORDINATOR:
            yield f"{_minutes(tiers[0])} {_UNITS[urgency]} ({urgency})"


def _in_a_row(tiers: Sequence[TierRule], unit: str) -> str:
    """Return the tiers above the coordinator. The last one is notified again after every wait."""
    *first, last = [tier for tier in tiers if tier.post != COORDINATOR]
    steps = [
        f"diulang {_minutes(tier)} {unit} lagi"
        if before is not None and tier.post == before.post
        else f"{_POSTS[tier.post]} {_minutes(tier)} {unit}"
        for before, tier in zip([None, *first], first, strict=False)
    ]
    steps.append(f"lalu {_POSTS[last.post]} tiap {_minutes(last)} {unit}")
    return ", ".join(steps)


def _minutes(tier: TierRule) -> int:
    return int(tier.wait.total_seconds() // 60)
