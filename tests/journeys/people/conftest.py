"""Substitutes and leave of these journeys are the business of Inteldakim."""

from tests.cast.people import at
from tests.journeys.reports import report

__all__ = ["head", "report"]

head = at("head_of_inteldakim")
