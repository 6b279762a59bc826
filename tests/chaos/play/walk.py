"""How a person gets through a dialogue with a bot that may fall silent: they look, press, wait,
press again, and write nothing twice unless they are asked twice."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from botapi_emulator import Message, Person
from tests.chaos.judging.timeline import Timeline

# After so many seconds without an answer people press again, or wonder why they are asked again.
_PRESSED_AGAIN_AFTER = 3.5
_WONDERS_FOR = 1.5

Action = Callable[[Person, Message], Awaitable[object]]
Fits = Callable[[Message], bool]


@dataclass(frozen=True)
class Rule:
    """What is done at a screen: `is_repeatable` (a press) also when nothing comes of it."""

    fits: Fits
    act: Action
    is_repeatable: bool = True


def shows(*fragments: str) -> Fits:
    """Whether all of this stands in a message or on its buttons."""
    return lambda message: all(
        fragment in f"{message.text} {message.buttons}" for fragment in fragments
    )


def press(label: str) -> Action:
    """Press the button of the screen; where an edit has taken it away meanwhile, nothing."""

    async def act(person: Person, screen: Message) -> None:
        live = person.world.find(screen)
        if live is not None and any(label in text for row in live.buttons for text in row):
            await person.taps(label, live)

    return act


async def press_first(person: Person, screen: Message) -> None:
    """Press the first button of the screen."""
    if screen.buttons:
        await press(screen.buttons[0][0])(person, screen)


def write(text: str) -> Action:
    """Write a text. What looks like markup in it is text."""
    return lambda person, _: person.types(text)


def on(*fragments: str, press_: str) -> Rule:
    """At a screen with this, press that."""
    return Rule(shows(*fragments), press(press_))


def asked(*fragments: str, text: str) -> Rule:
    """At a screen with this, write that."""
    return Rule(shows(*fragments), write(text), is_repeatable=False)


async def walk(
    person: Person,
    timeline: Timeline,
    begin: Callable[[], Awaitable[object]],
    rules: Sequence[Rule],
    done: Fits,
    patience: float,
    *,
    begins_again: bool = False,
    hopeless: Fits = lambda _: False,
) -> Message | None:
    """Begin, and go on from screen to screen until one shows that it is done.

    `begins_again`: the beginning is a press, repeated like any other. `hopeless`: such
    words come last only where nothing will follow. Returns that screen, or None if nothing led on
    for so many seconds as they have patience.
    """
    mark = len(timeline.seen)
    await begin()
    again = begin if begins_again else None
    return await _go(person, timeline, mark, rules, done, again, patience, hopeless)


async def _go(
    person: Person,
    timeline: Timeline,
    mark: int,
    rules: Sequence[Rule],
    done: Fits,
    begin: Callable[[], Awaitable[object]] | None,
    patience: float,
    hopeless: Fits,
) -> Message | None:
    written: set[Rule] = set()
    acted_at = -1
    waits = 0
    while waits * _PRESSED_AGAIN_AFTER < patience:
        seen = timeline.seen[mark:]
        if (end := next((message for message in seen if done(message)), None)) is not None:
            return end
        at, screen, rule = _newest(seen, rules)
        if rule is not None and screen is not None and at != acted_at:
            if rule in written and await timeline.news(mark + len(seen), _WONDERS_FOR):
                continue
            acted_at, waits = at, 0
            if not rule.is_repeatable:
                written.add(rule)
            await rule.act(person, screen)
            continue
        if not await timeline.news(mark + len(seen), _PRESSED_AGAIN_AFTER):
            waits += 1
            if seen and hopeless(seen[-1]):
                return None
            if rule is not None and screen is not None and rule.is_repeatable:
                await rule.act(person, screen)
            elif rule is None and begin is not None:
                await begin()
    return None


def _newest(
    seen: Sequence[Message], rules: Sequence[Rule]
) -> tuple[int, Message | None, Rule | None]:
    for at in range(len(seen) - 1, -1, -1):
        for rule in rules:
            if rule.fits(seen[at]):
                return at, seen[at], rule
    return -1, None, None
