"""What a recorded test says: acts of people and what they expect, each a line of Python."""

from dataclasses import dataclass, field
from inspect import signature
from typing import Any

from botapi_emulator.people.person import PHOTO, Person
from botapi_emulator.world.messages import Message
from botapi_emulator.world.updates import InlineQuery

LONGEST_FRAGMENT = 60
LONGEST_FILE = 100
"""Bytes of a file that a test still spells out; of a larger one the default is sent."""


@dataclass(eq=False)
class Step:
    """One line: `made` is the message or query that came of it, which later lines may name."""

    person_id: int
    verb: str
    args: list[Any] = field(default_factory=list)
    named: dict[str, Any] = field(default_factory=dict)
    made: Message | InlineQuery | None = None


def act(person: Person, verb: str, args: tuple[Any, ...], named: dict[str, Any]) -> Step:
    """What a person does, in the fewest words."""
    if verb == "sends_callback":
        return _tap(person, *args)
    if verb == "types" and args[0].split(maxsplit=1)[:1] == ["/start"]:
        code = args[0].removeprefix("/start").strip()
        return Step(person.id, "opens", named={"start": code} if code else {})
    given = signature(getattr(person, verb)).bind(*args, **named)
    parameters = signature(getattr(person, verb)).parameters
    needed, optional = [], {}
    for name, value in given.arguments.items():
        default = parameters[name].default
        if parameters[name].kind is parameters[name].VAR_POSITIONAL:
            needed += value
        elif default is parameters[name].empty:
            needed.append(value)
        elif value != default and _is_short(value):
            optional[name] = value
    return Step(person.id, verb, needed, optional)


def expectation(person_id: int, message: Message) -> Step:
    """What a person reads: the first words of a message, and its buttons."""
    first = message.text.strip().partition("\n")[0][:LONGEST_FRAGMENT].strip()
    buttons = [text for row in message.buttons for text in row]
    named = {"buttons": buttons} if buttons else {}
    return Step(person_id, "expects", [first] if first else [], named, message)


def _tap(person: Person, message: Message, data: str) -> Step:
    """A tap by the words on the button, or by what it holds if they do not tell which."""
    texts = [key["text"] for row in message.keyboard for key in row]
    text = next(
        (
            key["text"]
            for row in message.keyboard
            for key in row
            if key.get("callback_data") == data
        ),
        "",
    )
    if not text or next(shown for shown in texts if text in shown) != text:
        return Step(person.id, "sends_callback", [message, data])
    newest = [
        one for one in person.chat if any(text in shown for row in one.buttons for shown in row)
    ]
    is_newest = bool(newest) and newest[-1].id == message.id
    return Step(person.id, "taps", [text] if is_newest else [text, message])


def _is_short(value: Any) -> bool:
    return not isinstance(value, bytes) or (len(value) <= LONGEST_FILE and value != PHOTO)
