"""sendLocation, sendVenue, sendContact, sendDice."""

import re
from typing import Any

from emulator import refusals
from emulator.call import Call
from emulator.methods.sending import send

NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,12})?")
DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
"""How high each kind of dice goes."""

Json = dict[str, Any]


async def send_location(call: Call) -> Json:
    """Write a place, perhaps one that moves for a while."""
    place = _location(call)
    if period := call.integer("live_period"):
        place["live_period"] = period
    return send(call, call.open_chat(), {"location": place}).json


async def send_venue(call: Call) -> Json:
    """Write a place with a name and an address."""
    place = _location(call)
    venue = {"title": call.required("title"), "address": call.required("address")}
    body = {"venue": {**venue, "location": place}, "location": place}
    return send(call, call.open_chat(), body).json


async def send_contact(call: Call) -> Json:
    """Write somebody's phone number."""
    contact = {
        "phone_number": call.required("phone_number"),
        "first_name": call.required("first_name"),
    }
    for name in ("last_name", "vcard"):
        if text := call.text(name):
            contact[name] = text
    return send(call, call.open_chat(), {"contact": contact}).json


async def send_dice(call: Call) -> Json:
    """Throw a dice."""
    emoji = call.text("emoji") or "🎲"
    if emoji not in DICE:
        raise refusals.DICE_UNKNOWN
    dice = {"emoji": emoji, "value": call.world.chance.randint(1, DICE[emoji])}
    return send(call, call.open_chat(), {"dice": dice}).json


def _location(call: Call) -> Json:
    latitude, longitude = call.text("latitude").strip(), call.text("longitude").strip()
    if not latitude:
        raise refusals.LATITUDE_EMPTY
    if not longitude:
        raise refusals.LONGITUDE_EMPTY
    place = {"latitude": _degrees(latitude), "longitude": _degrees(longitude)}
    if abs(place["latitude"]) > 90:
        raise refusals.LOCATION_WRONG
    return place


def _degrees(text: str) -> float:
    """A number as Telegram reads it: what is none counts as 0."""
    number = NUMBER.match(text)
    return float(number[0]) if number else 0.0
