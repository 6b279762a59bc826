"""Steps of a journey: what somebody does, and what they then read."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from botapi_emulator import Message, Person


def _then_reads(act: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Message]]:
    """Join an act with the message that answers it, which is returned."""

    async def step(
        person: Person, *given: Any, then: str = "", buttons: Sequence[str] = (), **how: Any
    ) -> Message:
        await act(person, *given, **how)
        return await person.expects(then, buttons)

    return step


opens = _then_reads(Person.opens)
replies = _then_reads(Person.replies)
sends_callback = _then_reads(Person.sends_callback)
sends_document = _then_reads(Person.sends_document)
sends_photo = _then_reads(Person.sends_photo)
taps = _then_reads(Person.taps)
taps_old = _then_reads(Person.taps_old)
types = _then_reads(Person.types)
types_html = _then_reads(Person.types_html)


async def reads(person: Person, *fragments: str) -> None:
    """Read several messages, each with one of these in its text."""
    for fragment in fragments:
        await person.expects(fragment)


def shows(message: Message, *words: str, never: Sequence[str] = ()) -> None:
    """Insist on what a message says, and on what it does not say."""
    missing = [word for word in words if word not in message.text]
    forbidden = [one for one in never if one in message.text]
    assert (missing, forbidden) == ([], []), f"{missing=}, {forbidden=} in:\n{message.text}"


def has_read(person: Person, words: str) -> bool:
    """Whether a message in somebody's chat holds the words now."""
    return any(words in message.text for message in person.chat)


async def taps_further(
    person: Person, label: str, then: str = "", buttons: Sequence[str] = ()
) -> Message:
    """Open "Lainnya…" on the card in hand, tap what is behind it, and read what that shows."""
    await taps(person, "Lainnya…", then="Apa yang ingin Anda lakukan?", buttons=[label])
    return await taps(person, label, then=then, buttons=buttons)
