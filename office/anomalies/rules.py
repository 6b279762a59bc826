"""The office's rules in force: categories, tiers, hours. Read from files, handed in as values."""

from collections.abc import Mapping
from dataclasses import dataclass

from office.anomalies.routing import Category, EscalationPolicies
from office.calendar.working_hours import WorkingHours


@dataclass(frozen=True)
class Rules:
    """What decides where a report goes and when it climbs."""

    categories: Mapping[str, Category]
    policy: EscalationPolicies
    hours: WorkingHours
    sections: tuple[str, ...]
    # The unit that is the office itself; the others are its outposts.
    main_unit: str
    # In how many office days from the interview the law wants the passport to be there; None: no
    # page of the shelf says so.
    applicant_days: int | None = None
