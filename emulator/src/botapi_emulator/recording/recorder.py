"""Listening to people and their bot, and keeping the file of the test true after each step."""

import inspect
from collections.abc import Awaitable, Callable
from functools import wraps
from pathlib import Path
from typing import Any

from botapi_emulator.people.person import Person
from botapi_emulator.recording import steps
from botapi_emulator.recording.script import written
from botapi_emulator.recording.steps import Step
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.events import Event
from botapi_emulator.world.messages import Message
from botapi_emulator.world.updates import InlineQuery
from botapi_emulator.world.world import World

UNTOLD = {"reads_all", "expects", "expects_poll", "expects_toast", "expects_answer"}


class Recorder:
    """Writes what is said in private chats with the first bot. Groups are left out.

    Of what a bot writes between two acts of people only the outcome is kept: a message that was
    edited at once may have changed before a test sees it.
    """

    def __init__(self, world: World, file: Path) -> None:
        self.world = world
        self.file = file
        self._steps: list[Step] = []
        self._heard: list[Step] = []
        """What the bot said since the last act."""
        self._had_started: dict[int, bool] = {}
        world.observed = self.watch
        world.feed.add(self)
        self.save()

    def _begin(self) -> None:
        """Begin anew: nobody who was there is there any more."""
        self._steps, self._heard, self._had_started = [], [], {}
        self.save()

    @property
    def _bot(self) -> Bot | None:
        return next(iter(self.world.bots.values()), None)

    def watch(self, person: Person) -> Any:
        """A person whose acts are written down."""
        return Watched(person, self)

    def acts(self, person: Person, verb: str, args: tuple[Any, ...], named: dict[str, Any]) -> Step:
        """Note an act that is about to happen."""
        self._meet(person.id)
        self._read()
        step = steps.act(person, verb, args, named)
        self._steps.append(step)
        return step

    def forget(self, step: Step) -> None:
        """Strike an act that could not be done."""
        self._steps.remove(step)

    def put(self, event: Event | None) -> None:
        """Hear what happens."""
        if event is not None and event.kind == "reset":
            self._begin()
        elif event is not None and event.bot is self._bot and event.chat_id in self.world.users:
            self._note(event, event.chat_id)

    def _note(self, event: Event, person_id: int) -> None:
        if event.kind == "answer" and event.detail.get("text"):
            self._hear(Step(person_id, "expects_toast", [event.detail["text"]]))
        message = event.message
        if message is None or not message.is_from_bot:
            return
        if event.kind == "deleted":
            self._heard = [one for one in self._heard if not _is_about(one, message)]
            self.save()
        if event.kind == "message" or (event.kind == "edited" and message.unread):
            self._hear(steps.expectation(person_id, message.snapshot()))

    def close(self) -> None:
        """Stop."""
        self.world.feed.forget(self)

    def save(self) -> None:
        """Write the file."""
        bot = self._bot
        if bot is None:
            return
        people = [(self.world.users[one], had) for one, had in sorted(self._had_started.items())]
        said = self._steps + self._heard
        self.file.write_text(written(bot, people, said), "utf-8")

    def _hear(self, step: Step) -> None:
        self._meet(step.person_id)
        self._heard = [one for one in self._heard if not _is_about(one, step.made)]
        self._heard.append(step)
        self.save()

    def _read(self) -> None:
        """Have the people read what came, as the test will: what stays unread was changed since."""
        heard, self._heard = self._heard, []
        self._steps += heard
        for step in heard:
            if isinstance(step.made, Message) and (live := self.world.find(step.made)):
                self.world.read(live)

    def _meet(self, person_id: int) -> None:
        if person_id not in self._had_started:
            chat = self._bot and self.world.chat(self._bot, person_id)
            self._had_started[person_id] = bool(chat and chat.opened)


class Watched:
    """A person as the page and the control API act for them, with a recorder beside."""

    def __init__(self, person: Person, recorder: Recorder) -> None:
        self._person = person
        self._recorder = recorder

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._person, name)
        is_act = inspect.iscoroutinefunction(value) and name not in UNTOLD
        return self._noted(name, value) if is_act else value

    def _noted(self, name: str, act: Callable[..., Awaitable[Any]]) -> Callable[..., Any]:
        @wraps(act)
        async def noted(*args: Any, **named: Any) -> Any:
            step = self._recorder.acts(self._person, name, args, named)
            try:
                done = await act(*args, **named)
            except BaseException:
                self._recorder.forget(step)
                raise
            if isinstance(done, Message | InlineQuery):
                step.made = done
            self._recorder.save()
            return done

        return noted


def _is_about(step: Step, made: object) -> bool:
    if isinstance(step.made, Message) and isinstance(made, Message):
        return step.made.id == made.id
    return False
