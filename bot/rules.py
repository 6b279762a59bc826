"""Hands what `knowledge/` has read of the office to the office's rules, in the office's terms."""

from pathlib import Path
from zoneinfo import ZoneInfo

from knowledge import anomalies, directory
from knowledge.anomalies import Categories
from knowledge.directory import Directory
from knowledge.ladders import Rung as WrittenRung
from office.anomalies.ladder import Urgency
from office.anomalies.routing import Category, EscalationPolicy, Rung
from office.anomalies.rules import Rules
from office.days_off import DaysOff
from office.working_hours import WorkingHours


class OfficeContent:
    """The office's directory and categories as loaded now, and the rules that follow from them."""

    def __init__(self, folder: Path, zone: ZoneInfo) -> None:
        """Load both files.

        Raises:
            BrokenKnowledge: with every fault of either.
        """
        self.folder = folder
        self.zone = zone
        self.reload()

    def reload(self) -> None:
        """Read the files again; with faults, what was loaded stays in use."""
        offices = directory.load(self.folder / "office.toml")
        written = anomalies.load(self.folder / "anomalies.toml")
        self.rules = Rules(
            categories=categories(written),
            policy=escalation_policy(offices),
            hours=working_hours(offices, self.zone),
            sections=tuple(offices.sections),
        )
        self.directory, self.categories = offices, written

    def current_rules(self) -> Rules:
        """The rules in force."""
        return self.rules


def working_hours(office: Directory, zone: ZoneInfo) -> WorkingHours:
    """When the office works, holidays and cuti bersama left out."""
    days_off = office.calendar
    closed = DaysOff(days_off.joint_leave, days_off.closed_on, days_off.open_on)
    return WorkingHours(zone, office.hours.week, closed)


def escalation_policy(office: Directory) -> EscalationPolicy:
    """The ladders of the office and of the sections that have their own."""
    return EscalationPolicy(
        rungs={Urgency(urgency): _rungs(rungs) for urgency, rungs in office.ladders.items()},
        of_section={
            (section.id, Urgency(urgency)): _rungs(rungs)
            for section in office.sections.values()
            for urgency, rungs in section.ladders.items()
        },
    )


def categories(written: Categories) -> dict[str, Category]:
    """The categories of anomalies by id, as routing needs them."""
    return {
        one.id: Category(one.id, one.section, Urgency(one.urgency), one.joined_by)
        for one in written.values()
    }


def coordinated_units(office: Directory) -> frozenset[str]:
    """The units that have the post of a coordinator."""
    return frozenset(unit.id for unit in office.units.values() if unit.has_coordinator)


def _rungs(written: tuple[WrittenRung, ...]) -> tuple[Rung, ...]:
    return tuple(Rung(rung.post, rung.wait) for rung in written)
