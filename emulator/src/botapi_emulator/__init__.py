"""A local Telegram: the Bot API over HTTP, people who talk to a bot, a page with their phones."""

from botapi_emulator.blocking import BlockingEmulator
from botapi_emulator.emulator import Emulator
from botapi_emulator.formatting.html import to_html
from botapi_emulator.methods.call import Call
from botapi_emulator.people.groups import Desk, Group
from botapi_emulator.people.person import PHOTO, Person
from botapi_emulator.server.faults import Fault, Faults
from botapi_emulator.server.limits import Limits
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.events import Event
from botapi_emulator.world.messages import Message, without_reply
from botapi_emulator.world.world import FIRST_PERSON_ID, World

__version__ = "0.2.0"

__all__ = [
    "FIRST_PERSON_ID",
    "PHOTO",
    "BlockingEmulator",
    "Bot",
    "Call",
    "Desk",
    "Emulator",
    "Event",
    "Fault",
    "Faults",
    "Group",
    "Limits",
    "Message",
    "Person",
    "World",
    "to_html",
    "without_reply",
]
