"""Somebody who works with the bot in a round, and what he remembers of it."""

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field

from emulator import Person
from emulator.messages import Message
from tests.chaos.timeline import Timeline
from tests.chaos.walk import Fits, Rule, asked, press, shows, walk

# Longer than it takes until the work of a killed replica is taken over.
PATIENCE_SECONDS = 21.0


@dataclass
class Deeds:
    """What people did, as they saw it: by this the database is judged."""

    questions: Counter[int] = field(default_factory=Counter)
    # Texts that nobody else wrote, and of those the ones whose effect was confirmed on a screen.
    filed: set[str] = field(default_factory=set)
    asked_issuers: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    confirmed: set[str] = field(default_factory=set)
    # Noted in interviews: in a report or, after the day, nowhere.
    noted: set[str] = field(default_factory=set)
    published: set[str] = field(default_factory=set)
    given_up: Counter[str] = field(default_factory=Counter)


class Evening:
    """Set when nothing new is to be begun."""

    def __init__(self) -> None:
        self._come = asyncio.Event()

    def comes(self) -> None:
        self._come.set()

    @property
    def has_come(self) -> bool:
        return self._come.is_set()

    async def rest(self, seconds: float) -> None:
        """Do nothing for so long, or until the evening."""
        try:
            async with asyncio.timeout(seconds):
                await self._come.wait()
        except TimeoutError:
            return


class Human:
    """Somebody with a phone, a temper of his own, and a memory."""

    def __init__(
        self, person: Person, timeline: Timeline, seed: str, evening: Evening, deeds: Deeds
    ) -> None:
        self.person = person
        self.timeline = timeline
        self.rng = random.Random(seed)
        self.evening = evening
        self.deeds = deeds
        # Who has given up once cannot tell to which of their doings a late word belongs.
        self._is_sure = True

    async def lives(self) -> None:
        """Work until the evening."""
        while not self.evening.has_come:
            await self.does_something()
            await self.evening.rest(self.rng.uniform(0.3, 1.5))

    async def does_something(self) -> None:
        raise NotImplementedError

    def words(self) -> str:
        """A text that nobody has written before, in letters only."""
        letters = "abdeghiklmnoprstuw"
        return " ".join("".join(self.rng.choices(letters, k=7)) for _ in range(4))

    async def presses(self, message: Message, label: str, *rules: Rule, done: Fits) -> None:
        self.notes(label, await self.walks(message, label, rules, done))

    async def walks(
        self, message: Message, label: str, rules: tuple[Rule, ...], done: Fits
    ) -> Message | None:
        return await walk(
            self.person,
            self.timeline,
            lambda: press(label)(self.person, message),
            rules,
            done,
            PATIENCE_SECONDS,
            begins_again=True,
        )

    def notes(self, what: str, end: Message | None, words: str = "") -> None:
        """Remember how it ended."""
        if end is None:
            self.deeds.given_up[what] += 1
            self._is_sure = False
        elif words and self._is_sure and self._has_written(words):
            self.deeds.confirmed.add(words)

    def _has_written(self, words: str) -> bool:
        """A reply that comes twice confirms the earlier sentence, not the one yet to be written."""
        return any(words in one.text for one in self.person.chat)

    async def says(self, message: Message, label: str, prompt: str, done: str, *way: Rule) -> None:
        """Press a button that asks for a sentence, and give it."""
        words = self.words()
        self.deeds.said.add(words)
        rules = (*way, asked(prompt, text=words))
        self.notes(label, await self.walks(message, label, rules, shows(done)), words)

    def buttons(self, label: str, *fragments: str) -> list[Message]:
        """What stands in the chat with such a button, the newest first."""
        fits = shows(*fragments)
        return [
            one
            for one in reversed(self.person.chat)
            if fits(one) and any(label in text for row in one.buttons for text in row)
        ]
