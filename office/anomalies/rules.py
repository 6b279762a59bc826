"""The office's rules in force: categories, tiers, hours. Read from files, handed in as values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from office.anomalies.routing import Category, EscalationPolicies
from office.calendar.working_hours import WorkingHours


def is_same(one: str, other: str) -> float:
    """The likeness of texts where no shelf tells of other words: they are the same or not."""
    return float(one.casefold() == other.casefold())


@dataclass(frozen=True)
class Rules:
    """What decides where a report goes and when it climbs."""

    categories: Mapping[str, Category]
    policy: EscalationPolicies
    hours: WorkingHours
    sections: tuple[str, ...]
    # The unit that is the office itself; the others are its outposts.
    main_unit: str
    # The section that owns each SOP.
    owners: Mapping[str, str] = field(default_factory=dict)
    likeness: Callable[[str, str], float] = is_same
    """How much two texts say the same, in whatever words (0..1)."""
    # In how many office days from the interview the law wants the passport to be there; None: no
    # page of the shelf says so.
    applicant_days: int | None = None
