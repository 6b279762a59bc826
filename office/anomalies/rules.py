"""The office's rules in force: categories, ladders, hours. Read from files, handed in as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from office.anomalies.routing import Category, EscalationPolicy
from office.calendar.working_hours import WorkingHours
from office.data_protection.retention_plan import Retention


@dataclass(frozen=True)
class Rules:
    """What decides where a report goes and when it climbs."""

    categories: Mapping[str, Category]
    policy: EscalationPolicy
    hours: WorkingHours
    sections: tuple[str, ...]
    # The unit that is the office itself; the others are its outposts.
    main_unit: str
    retention: Retention = field(default_factory=Retention)
