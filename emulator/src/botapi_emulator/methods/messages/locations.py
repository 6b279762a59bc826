"""Places as requests give them, still or live."""

import re
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.parameters.fields import Fields

NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,12})?")
LEAST_SURE = 1500
"""The radius, in metres, of a place that is hardly known."""
SHORTEST, LONGEST, FOREVER = 60, 86_400, 0x7FFFFFFF
HEADINGS, FARTHEST = 360, 100_000
PERIOD_WRONG = refusals.bad_request("Wrong live location period specified")
HEADING_WRONG = refusals.bad_request("Wrong live location heading specified")
RADIUS_WRONG = refusals.bad_request("Wrong live location proximity alert radius specified")

Json = dict[str, Any]


def location(call: Call) -> Json:
    """A place as a Location object."""
    latitude, longitude = call.text("latitude").strip(), call.text("longitude").strip()
    if not latitude:
        raise refusals.LATITUDE_EMPTY
    if not longitude:
        raise refusals.LONGITUDE_EMPTY
    accuracy = _degrees(call.text("horizontal_accuracy"))
    return _place(_degrees(latitude), _degrees(longitude), accuracy)


def given(fields: Fields) -> Json:
    """The place in a JSON object, as a Location object."""
    accuracy = fields.number("horizontal_accuracy", 0)
    return _place(fields.number("latitude"), fields.number("longitude"), accuracy)


def _place(latitude: float, longitude: float, accuracy: float) -> Json:
    if abs(latitude) > 90:
        raise refusals.LOCATION_WRONG
    place = {"latitude": latitude, "longitude": longitude}
    return {**place, "horizontal_accuracy": accuracy} if 0 < accuracy <= LEAST_SURE else place


def live(call: Call) -> Json:
    """How long a place is live, and how it moves; {} if it stays where it is."""
    period = call.integer("live_period")
    if period and period != FOREVER and not SHORTEST <= period <= LONGEST:
        raise PERIOD_WRONG
    told = {"live_period": period, **moving(call)} if period else {}
    return {name: value for name, value in told.items() if value}


def moving(call: Call) -> Json:
    """Which way a live place moves, and how near is near."""
    heading, radius = call.integer("heading"), call.integer("proximity_alert_radius")
    if not 0 <= heading <= HEADINGS:
        raise HEADING_WRONG
    if not 0 <= radius <= FARTHEST:
        raise RADIUS_WRONG
    return {"heading": heading, "proximity_alert_radius": radius}


def _degrees(text: str) -> float:
    """A number as Telegram reads it: what is none counts as 0."""
    number = NUMBER.match(text)
    return float(number[0]) if number else 0.0
