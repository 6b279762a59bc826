"""SOPs of these journeys are the business of Dokintalkim."""

from tests.cast.people import at

head = at("head_of_dokintalkim")
