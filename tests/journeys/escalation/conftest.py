"""Reports of these journeys are the business of Inteldakim."""

from tests.cast.people import at

head = at("head_of_inteldakim")
