"""sendLocation, sendVenue, sendContact, sendDice."""

from collections.abc import Callable
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.messages.locations import live, location
from botapi_emulator.methods.messages.sending import send

DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
"""How high each kind of dice goes."""

Json = dict[str, Any]


async def send_location(call: Call) -> Json:
    """Write a place, perhaps one that moves for a while."""
    place = {**location(call), **live(call)}
    return send(call, call.open_chat(), {"location": place}).json


async def send_venue(call: Call) -> Json:
    """Write a place with a name and an address."""
    place = location(call)
    venue = {"title": call.required("title"), "address": call.required("address")}
    venue |= found_by(call.text)
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


def found_by(said: Callable[[str], str]) -> Json:
    """What a service of places calls a venue; Foursquare goes before Google."""
    for service in ("foursquare", "google_place"):
        told = {name: said(name) for name in (f"{service}_id", f"{service}_type")}
        if named := {name: value for name, value in told.items() if value}:
            return named
    return {}
