"""Which tier of a report is told, and when: rules on plain values, without a database."""

from office.escalation.policy import Urgency
from office.escalation.routing import Category, EscalationPolicies, TierRule, superiors

__all__ = [
    "Category",
    "EscalationPolicies",
    "TierRule",
    "Urgency",
    "superiors",
]
