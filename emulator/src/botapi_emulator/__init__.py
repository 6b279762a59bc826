"""A local Telegram: the Bot API over HTTP, people who talk to a bot, a page with their phones."""

from botapi_emulator.emulator import Emulator
from botapi_emulator.people.groups import Group
from botapi_emulator.people.person import PHOTO, Person
from botapi_emulator.server.faults import Fault, Faults
from botapi_emulator.server.limits import Limits
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.events import Event
from botapi_emulator.world.messages import Message
from botapi_emulator.world.world import World

__all__ = [
    "PHOTO",
    "Bot",
    "Emulator",
    "Event",
    "Fault",
    "Faults",
    "Group",
    "Limits",
    "Message",
    "Person",
    "World",
]
