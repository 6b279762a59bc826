"""What a form asks, in which order, and for how long. A flow is a table of steps."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, NewType, Self, TypeVar

from pydantic import TypeAdapter

# How long after its last move a form still corrects a wrong input. An officer who writes later than
# that has left the form, and asks a question.
CORRECTS_FOR = timedelta(minutes=30)


Topic = NewType("Topic", str)
"""What a form is about, in a word that old rows hold. A member has at most one form on each."""


class Input(StrEnum):
    """What a member can send to a step instead of tapping a button."""

    TEXT = "text"
    FILE = "file"
    # A further file of the album whose first file was the answer.
    REST_OF_ALBUM = "rest of album"


BUTTONS: frozenset[Input] = frozenset()
TEXT = frozenset({Input.TEXT})
REST_OF_ALBUM = frozenset({Input.REST_OF_ALBUM})
FILES = frozenset({Input.FILE, Input.REST_OF_ALBUM})
TEXT_OR_FILES = TEXT | FILES

S = TypeVar("S", bound=StrEnum)
A = TypeVar("A")


@dataclass(frozen=True)
class Step(Generic[S, A]):
    """One question of a flow."""

    name: S
    takes: frozenset[Input] = BUTTONS
    may_skip: bool = False
    """The writer may leave it unanswered: "Lewati"."""
    is_asked: Callable[[A], bool] = lambda _: True
    """False if earlier answers leave nothing to ask."""
    is_answered: bool = False
    """It asks nothing more and only takes what `takes` says. Other input is not for the form."""
    resumes_at: S | None = None
    """The step at which a writer who comes back goes on, if not this one."""
    listens_for: timedelta | None = None
    """How long after its last move it listens, if not as long as the flow."""


@dataclass(frozen=True)
class Flow(Generic[S, A]):
    """The steps of a form in order, and its times. Answers are a dataclass with defaults."""

    topic: Topic
    answers: type[A]
    steps: tuple[Step[S, A], ...]
    listens_for: timedelta
    expires_after: timedelta | None = None
    album: Callable[[A], str | None] = lambda _: None
    """Returns the album whose first file was an answer."""
    is_left_by_commands: bool = False
    """Any command discards the form: its writer has turned to something else."""
    takes_always: frozenset[Input] = BUTTONS
    """What every step takes besides its answer."""
    takes_phones: Callable[[A], bool] = lambda _: False
    """Whether its answer may hold telephone numbers of the office: they are stored as typed."""
    changed_alone: Callable[[A], S | None] = lambda _: None
    """Returns the step that is changed from the last one: every way out of it leads back there."""

    @cached_property
    def adapter(self) -> TypeAdapter[A]:
        """Return what writes the answers as JSON, and reads them back with their types."""
        return TypeAdapter(self.answers)

    def named(self, name: str) -> Step[S, A]:
        """Return the step of that name. Raises ValueError if this program does not know it."""
        for step in self.steps:
            if step.name == name:
                return step
        raise ValueError(name)

    def place(self, name: S) -> int:
        """Return the position of a step in the flow, from 0."""
        return self.steps.index(self.named(name))

    def after(self, name: S, answers: A) -> S:
        """Return the next step that is asked. The last step stays."""
        if name == self.changed_alone(answers):
            return self.steps[-1].name
        later = self.steps[self.place(name) + 1 :]
        return next((step.name for step in later if step.is_asked(answers)), name)

    def before(self, name: S, answers: A) -> S:
        """Return the step before, for "‹ Kembali". The first step stays."""
        if name == self.changed_alone(answers):
            return self.steps[-1].name
        earlier = reversed(self.steps[: self.place(name)])
        return next((step.name for step in earlier if step.is_asked(answers)), name)


@dataclass(frozen=True)
class Form(Generic[S, A]):
    """A form as its writer left it: its step, and the answers so far."""

    flow: Flow[S, A]
    step: S
    answers: A
    moved_at: datetime
    moved_by: int | None = None

    @property
    def topic(self) -> Topic:
        return self.flow.topic

    @property
    def is_begun(self) -> bool:
        """Whether it holds anything that could be lost."""
        is_first = self.flow.before(self.step, self.answers) == self.step
        return not is_first or self.answers != self.flow.answers()

    @property
    def is_at_rest(self) -> bool:
        """Whether its step asks nothing more."""
        return self.flow.named(self.step).is_answered

    def is_result_of(self, update_id: int) -> bool:
        """Whether that update has moved the form to its present step."""
        return self.moved_by == update_id

    def is_answered_by(self, sent: Input) -> bool:
        """Whether this kind of input can answer the step's question."""
        return sent in self.flow.named(self.step).takes

    def takes(self, sent: Input, album: str | None = None) -> bool:
        """Whether the step takes this kind of input, or a file as a part of its album."""
        takes = self.flow.named(self.step).takes | self.flow.takes_always
        is_rest = album is not None and album == self.flow.album(self.answers)
        return sent in takes or (is_rest and Input.REST_OF_ALBUM in takes)

    def yields(self, now: datetime, album: str | None = None) -> bool:
        """Whether another form goes first: this one asks nothing, or was left a while ago."""
        is_rest = album is not None and album == self.flow.album(self.answers)
        is_left = now - self.moved_at >= CORRECTS_FOR
        return (self.is_at_rest or is_left) and not is_rest

    def is_expired(self, now: datetime) -> bool:
        expires_after = self.flow.expires_after
        return expires_after is not None and now - self.moved_at >= expires_after

    def listens(self, now: datetime, sent: Input, album: str | None = None) -> bool:
        """Whether what is sent now is for the form, as an answer or as a wrong input."""
        step = self.flow.named(self.step)
        listens_for = step.listens_for or self.flow.listens_for
        if not self.takes(sent, album):
            if step.is_answered:
                return False
            listens_for = min(listens_for, CORRECTS_FOR)
        return now - self.moved_at < listens_for and not self.is_expired(now)

    # --- moves: each returns the moved form ---

    def answered(self, step: S, **values: Any) -> Self:
        """Take the answer to that step and go to the next one.

        A button of an older form answers no question that has not been asked yet.
        """
        if self.flow.place(step) > self.flow.place(self.step):
            return self
        answers = replace(self.answers, **values)  # type: ignore[type-var]
        return replace(self, step=self.flow.after(step, answers), answers=answers)

    def skipped(self, step: S) -> Self:
        """Leave the step unanswered. A second tap on the same button skips no other step."""
        may_skip = self.step == step and self.flow.named(step).may_skip
        return replace(self, step=self.flow.after(step, self.answers)) if may_skip else self

    def back(self) -> Self:
        """Go back to the step before."""
        return replace(self, step=self.flow.before(self.step, self.answers))

    def at(self, step: S, **values: Any) -> Self:
        """Go to that step, with these answers changed."""
        answers = replace(self.answers, **values)  # type: ignore[type-var]
        return replace(self, step=step, answers=answers)

    def resumed(self) -> Self:
        """Go on where the writer left it."""
        return replace(self, step=self.flow.named(self.step).resumes_at or self.step)
