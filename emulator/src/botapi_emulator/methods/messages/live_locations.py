"""editMessageLiveLocation and stopMessageLiveLocation."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.messages import editing
from botapi_emulator.methods.messages.locations import location, moving
from botapi_emulator.world.messages import Message

Json = dict[str, Any]


async def edit_message_live_location(call: Call) -> Json | bool:
    """Move a live place."""
    message = _live_message(call)
    period = call.integer("live_period") or message.json["location"]["live_period"]
    told = {name: value for name, value in moving(call).items() if value}
    return _put(call, message, {**location(call), "live_period": period, **told})


async def stop_message_live_location(call: Call) -> Json | bool:
    """Let a live place stay where it is."""
    message = _live_message(call)
    names = ("latitude", "longitude", "horizontal_accuracy")
    place = message.json["location"]
    return _put(call, message, {name: place[name] for name in names if name in place})


def _live_message(call: Call) -> Message:
    message = editing.own(call)
    period = message.json.get("location", {}).get("live_period", 0)
    if not period or message.json["date"] + period < call.world.timestamp():
        raise refusals.MESSAGE_CANT_BE_EDITED
    return message


def _put(call: Call, message: Message, place: Json) -> Json | bool:
    return editing.replace(call, message, ("location",), {"location": place})
