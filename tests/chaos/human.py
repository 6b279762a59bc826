"""Somebody who works with the bot in a round, and what they remember of it."""

import asyncio
import random
import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from botapi_emulator import Emulator, Message, Person
from tests.chaos.judging import numbers
from tests.chaos.judging.numbers import Number
from tests.chaos.judging.timeline import Timelines
from tests.chaos.machines.pulse import Pulse
from tests.chaos.play.walk import Fits, Rule, asked, on, press, shows, walk

# Longer than it takes until the work of a killed replica is taken over, on a machine at rest.
_PATIENCE_SECONDS = 21.0
_NUMBERS_EVERY = 0.3
_CLOSED = "Laporan ini sudah ditutup"
# What nobody has done comes first, but not for ever: it may be impossible just now.
_TRIED_FIRST = 3


@dataclass
class Deeds:
    """What people did, as they saw it: by this the database is judged."""

    questions: Counter[int] = field(default_factory=Counter)
    # Of those who have given up once: a form that they take for closed may have taken the words.
    unsure_questions: Counter[int] = field(default_factory=Counter)
    # Texts that nobody else wrote, and of those the ones whose effect was confirmed on a screen.
    filed: set[str] = field(default_factory=set)
    # Written into the reports of drills.
    drilled: set[str] = field(default_factory=set)
    asked_issuers: set[str] = field(default_factory=set)
    forwarded: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    # How often each sentence was typed: who is asked again says it again.
    typed: Counter[str] = field(default_factory=Counter)
    confirmed: set[str] = field(default_factory=set)
    # Noted in interviews: in a report or, after the day, nowhere.
    noted: set[str] = field(default_factory=set)
    published: set[str] = field(default_factory=set)
    # What was written into a content file, and into which.
    drafted: dict[str, str] = field(default_factory=dict)
    # Files that mean harm or are broken, by their names, and what was said to each.
    refused: list[tuple[str, str]] = field(default_factory=list)
    # Names; those who came in were welcomed.
    invited: set[str] = field(default_factory=set)
    came_in: set[str] = field(default_factory=set)
    given_up: Counter[str] = field(default_factory=Counter)
    # What came to its end, by its name and the classes of who did it.
    done: Counter[tuple[str, str]] = field(default_factory=Counter)
    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    # Personal numbers that were to stand beside the words; none of them may be found anywhere.
    numbers: list[Number] = field(default_factory=list)


def typed(people: Iterable[Person], sentences: Iterable[str]) -> Counter[str]:
    """How often each sentence was typed, as it stands in the chats."""
    written = [
        message.text for person in people for message in person.chat if not message.is_from_bot
    ]
    return Counter({words: sum(words in text for text in written) for words in sentences})


def numbers_of(people: Iterable[Person], deeds: Deeds) -> list[Number]:
    """The personal numbers that came to be written, in a text or in the name of a file."""
    written = [
        f"{message.text} {message.json.get('document', {}).get('file_name', '')}"
        for person in people
        for message in person.chat
        if not message.is_from_bot
    ]
    return [number for number in deeds.numbers if any(number.text in text for text in written)]


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


@dataclass(frozen=True)
class Day:
    """What all people of a round share."""

    pulse: Pulse
    evening: Evening = field(default_factory=Evening)
    deeds: Deeds = field(default_factory=Deeds)


class Human(ABC):
    """Somebody with a phone, a temper of their own, and a memory."""

    def __init__(
        self, person: Person, timelines: Timelines, seed: str, day: Day, telegram: Emulator
    ) -> None:
        self.person = person
        self.timelines = timelines
        self.timeline = timelines[person.id]
        self.telegram = telegram
        self.rng = random.Random(seed)
        self.day = day
        self.evening = day.evening
        self.deeds = day.deeds
        self._pulse = day.pulse
        # Who has given up once cannot tell to which of their doings a late word belongs.
        self._is_sure = True

    async def lives(self) -> None:
        """Work until the evening."""
        while not self.evening.has_come:
            await self.does_something()
            await self.evening.rest(self.rng.uniform(0.3, 1.5))

    @abstractmethod
    async def does_something(self) -> None:
        """Do one thing that such a person does."""

    def chooses(self, doings: Mapping[str, float]) -> str:
        """Return one of these by its weight, at first those that nobody of their kind has done."""
        possible = [what for what, weight in doings.items() if weight]
        deeds, kind = self.deeds, type(self).__name__
        new = [
            what
            for what in possible
            if not deeds.done[kind, what] and deeds.tried[kind, what] < _TRIED_FIRST
        ]
        chosen = new or possible
        what = self.rng.choices(chosen, [doings[one] for one in chosen])[0]
        deeds.tried[kind, what] += 1
        return what

    def may_be_answered(self) -> None:
        """Remember that what they write next asks nothing, and may be read as a follow-up."""
        self.deeds.unsure_questions[self.person.id] += 1

    def counts_question(self) -> None:
        """Remember that they are about to ask the shelf."""
        counted = self.deeds.questions if self._is_sure else self.deeds.unsure_questions
        counted[self.person.id] += 1

    def words(self) -> str:
        """A text that nobody has written before, in letters only."""
        letters = "abdeghiklmnoprstuw"
        return " ".join("".join(self.rng.choices(letters, k=7)) for _ in range(4))

    def beside(self, words: str) -> str:
        """The words, and now and then a number beside them that is nobody's business."""
        if self.rng.random() >= _NUMBERS_EVERY:
            return words
        number = numbers.written(self.rng)
        self.deeds.numbers.append(number)
        return f"{words} {number.text}"

    def asked(self, prompt: str, words: str) -> Rule:
        """At this prompt, write these words and perhaps a number."""
        return asked(prompt, text=self.beside(words))

    def codes(self, pattern: re.Pattern[str]) -> set[str]:
        """The codes of all that they were told of in these words."""
        found = (pattern.search(message.text) for message in self.timeline.seen)
        return {match[1] for match in found if match is not None}

    def is_new(self, pattern: re.Pattern[str], had: set[str]) -> Fits:
        """Whether a message tells in these words of something that they did not know of."""

        def fits(message: Message) -> bool:
            found = pattern.search(message.text)
            return found is not None and found[1] not in had

        return fits

    async def prints(self, case: str) -> None:
        """Ask for a report on paper."""
        self.notes("berkas", await self.types(f"/berkas {case}", done=shows("arsip dinas")))

    async def reads(self, news: Message) -> None:
        """Press that they have read it."""
        await press("Sudah baca")(self.person, news)
        self.notes("Sudah baca", news)

    async def presses(self, message: Message, label: str, *rules: Rule, done: Fits) -> None:
        self.notes(label, await self.walks(message, label, rules, done))

    async def walks(
        self, message: Message, label: str, rules: tuple[Rule, ...], done: Fits
    ) -> Message | None:
        """Press a button, again where nothing comes of it, and go on from there.

        It ends also where the report is closed by then.
        """
        return await self.begins(
            lambda: press(label)(self.person, message),
            rules,
            lambda one: done(one) or one.text.startswith(_CLOSED),
            begins_again=True,
        )

    async def types(
        self, text: str, *rules: Rule, done: Fits, hopeless: Fits = lambda _: False
    ) -> Message | None:
        """Type something, a command or a question, and go on from there."""
        return await self.begins(lambda: self.person.types(text), rules, done, hopeless=hopeless)

    async def begins(
        self,
        begin: Callable[[], Awaitable[object]],
        rules: tuple[Rule, ...],
        done: Fits,
        **more: Any,
    ) -> Message | None:
        """Begin somehow, and go on from there with the patience that the machine asks for."""
        patience = _PATIENCE_SECONDS * self._pulse.slowness
        return await walk(self.person, self.timeline, begin, rules, done, patience, **more)

    def notes(self, what: str, end: Message | None, words: str = "") -> None:
        """Remember how it ended."""
        if end is None:
            self.deeds.given_up[what] += 1
            self._is_sure = False
            return
        self.deeds.done.update((kind.__name__, what) for kind in type(self).__mro__)
        if words and self._is_sure and self._has_written(words):
            self.deeds.confirmed.add(words)

    def _has_written(self, words: str) -> bool:
        """A reply that comes twice confirms the earlier sentence, not the one yet to be written."""
        return any(words in message.text for message in self.person.chat)

    async def says(
        self,
        message: Message,
        what: str,
        prompt: str,
        done: str,
        *way: Rule,
        label: str = "",
        is_over: Fits = lambda _: False,
    ) -> None:
        """Press a button that asks for a sentence, and give it, unless it `is_over` by then.

        `what` is the button's label, if that is not given.
        """
        words = self.words()
        self.deeds.said.add(words)
        is_taken = shows(done)
        end = await self.walks(
            message,
            label or what,
            (*way, self.asked(prompt, words)),
            lambda one: is_taken(one) or is_over(one),
        )
        self.notes(what, end, words if end and is_taken(end) else "")

    async def closes(self, card: Message, case: str) -> None:
        """Close a report: how it ended, what followed, why steps are missing."""
        way = (
            on(case, "Bagaimana hasilnya?", press_="Dirujuk"),
            on(case, "Apa yang terjadi sesudahnya?", press_="Belum ada"),
            asked("Tulis alasannya", text="Tidak perlu lagi"),
        )
        await self.says(card, "Selesai", "Tulis satu kalimat", f"{case}: Laporan ditutup", *way)

    def buttons(self, label: str, *fragments: str, is_drill: bool = False) -> list[Message]:
        """What stands in the chat with such a button, the newest first: of drills, or the rest."""
        fits = shows(*fragments)
        return [
            message
            for message in reversed(self.person.chat)
            if fits(message)
            and ("LATIHAN" in message.text) is is_drill
            and any(label in text for row in message.buttons for text in row)
        ]
