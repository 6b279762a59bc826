"""Questions of these journeys are the business of Tikim."""

from tests.cast.people import at

head = at("head_of_tikim")
