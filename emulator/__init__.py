"""A local Telegram: the Bot API over HTTP, people who talk to a bot, a page with their phones."""

from emulator.bots import Bot
from emulator.emulator import Emulator
from emulator.events import Event
from emulator.faults import Fault, Faults
from emulator.groups import Group
from emulator.limits import Limits
from emulator.messages import Message
from emulator.people import PHOTO, Person
from emulator.world import World

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
