"""Passes the office's rules that `knowledge/` has read to the office, in its terms."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from knowledge.reading.content import Content
from knowledge.reading.office.categories import Categories
from knowledge.reading.office.directory import Directory
from knowledge.reading.office.escalation_policy import TierRule as WrittenTier
from knowledge.reading.sops.deadline import deadline
from knowledge.shelf import Shelf
from office.calendar import DaysOff, WorkingHours
from office.escalation import Category, EscalationPolicies, TierRule, Urgency
from office.privacy import office_numbers
from office.records import Retention, Rule
from office.rules import Rules


class OfficeRules:
    """The rules of the content in use. They are built again when the content is exchanged."""

    def __init__(self, shelf: Shelf, zone: ZoneInfo) -> None:
        self._shelf = shelf
        self._zone = zone
        self._known: tuple[Content, Rules] | None = None

    def __call__(self) -> Rules:
        content = self._shelf.content
        if self._known is None or self._known[0] is not content:
            self._known = (content, _rules(content, self._zone, self._shelf))
        return self._known[1]

    def retention(self) -> Retention:
        """Return how long the office keeps what."""
        return retention(self._shelf.directory)


def _rules(content: Content, zone: ZoneInfo, shelf: Shelf) -> Rules:
    law = deadline(content.library)
    return Rules(
        categories=categories(content.categories),
        policy=escalation_policy(content.directory),
        hours=working_hours(content.directory, zone),
        sections=tuple(content.directory.sections),
        main_unit=next(iter(content.directory.units)),
        owners={sop.id: sop.section for sop in content.library.values()},
        likeness=shelf.likeness.of,
        phones=office_numbers(content.phones),
        applicant_days=law.days if law is not None else None,
        pilot_begins=content.directory.pilot_begins,
        takes_files=content.directory.protection.takes_files,
        hides_names=content.directory.protection.hides_names,
        functions=content.directory.functions,
    )


def retention(office: Directory) -> Retention:
    """Return how long the office keeps what."""
    return Retention(
        tuple(Rule(kind, state, days) for (kind, state), days in office.retention.days.items()),
        timedelta(days=office.retention.notice_days),
    )


def working_hours(office: Directory, zone: ZoneInfo) -> WorkingHours:
    """Return when the office works, without holidays and cuti bersama."""
    days_off = office.calendar
    closed = DaysOff(days_off.joint_leave, days_off.closed_on, days_off.open_on)
    return WorkingHours(zone, office.hours.week, closed)


def escalation_policy(office: Directory) -> EscalationPolicies:
    """The escalation policies of the office and of the sections that have their own."""
    return EscalationPolicies(
        tiers={Urgency(urgency): _tier_rules(tiers) for urgency, tiers in office.tiers.items()},
        of_section={
            (section.id, Urgency(urgency)): _tier_rules(tiers)
            for section in office.sections.values()
            for urgency, tiers in section.tiers.items()
        },
    )


def categories(written: Categories) -> dict[str, Category]:
    """The categories of anomalies by id, as routing needs them."""
    return {
        category.id: Category(
            category.id,
            category.section,
            Urgency(category.urgency),
            category.joined_by,
            tuple(step.id for step in category.steps),
        )
        for category in written.values()
    }


def coordinated_units(office: Directory) -> frozenset[str]:
    """The units that have the post of a coordinator."""
    return frozenset(unit.id for unit in office.units.values() if unit.has_coordinator)


def _tier_rules(written: tuple[WrittenTier, ...]) -> tuple[TierRule, ...]:
    return tuple(TierRule(tier.post, tier.wait) for tier in written)
