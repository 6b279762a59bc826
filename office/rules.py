"""The office's rules in force: categories, tiers, hours. Read from files, passed in as values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from office.calendar import WorkingHours
from office.escalation import Category, EscalationPolicies


def is_same(one: str, other: str) -> float:
    """Return 1 for equal texts, else 0: the likeness where no shelf can compare words."""
    return float(one.casefold() == other.casefold())


@dataclass(frozen=True)
class Rules:
    """What decides where a report goes, and when it climbs."""

    categories: Mapping[str, Category]
    policy: EscalationPolicies
    hours: WorkingHours
    sections: tuple[str, ...]
    # The unit that is the office itself. The others are its branches.
    main_unit: str
    # The section that owns each SOP.
    owners: Mapping[str, str] = field(default_factory=dict)
    likeness: Callable[[str, str], float] = is_same
    """How similar the meaning of two texts is, in whatever words (0..1)."""
    # The office's own telephone numbers, and those it names: they are no secret.
    phones: frozenset[str] = frozenset()
    # Office days that the law gives from the interview to the passport. None: no page of the shelf
    # says so.
    applicant_days: int | None = None
    # The day on which the pilot begins: its weeks of use are counted from there.
    pilot_begins: date | None = None
    # Whether reports may have photos and documents, and whether names in them are hidden.
    takes_files: bool = True
    hides_names: bool = False
    # Which section does what content names by its task.
    functions: Mapping[str, str] = field(default_factory=dict)
