"""What a noun brings to the bot: one `Feature`, in the face of its handlers' package.

Imports no handler: those import this. The order of features is written in `bot/handlers`.
"""

import re
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from telegram import Message, Update

from bot.context import AppContext
from bot.intake.sender import Renderer
from bot.telegram import Action
from bot.telegram.menus import Command
from bot.texts.forms import FormWords
from bot.texts.unreached import NotArrived
from office.errors import Refusal
from office.forms import Flow, Form

S = TypeVar("S", bound=StrEnum)
A = TypeVar("A")

Press = Callable[[Update, AppContext], Coroutine[Any, Any, None]]
"""What a button does."""
Note = Callable[[AppContext], Awaitable[str]]
"""Gives a line for the reader; empty if there is none."""
Phrase = str | Callable[[Any], str]
"""How a refusal is said: a sentence, or what makes one of the error."""


@dataclass(frozen=True)
class FormHandler(Generic[S, A]):
    """What is done with the forms of a flow."""

    flow: Flow[S, A]
    words: FormWords
    show: Callable[[Update, AppContext, Form[S, A]], Awaitable[None]]
    """Shows the question of the form's step."""
    typed: Callable[[Update, AppContext, Form[S, A]], Awaitable[None]]
    file: Callable[[Update, AppContext, Form[S, A]], Awaitable[None]] | None = None
    begin: Callable[[Update, AppContext, str], Awaitable[None]] | None = None
    """Begins a form anew, in the way that the button names. None: only its own button can."""
    discard: Callable[[AppContext], Awaitable[bool]] | None = None
    """Discards more than the form itself."""
    loses_much: Callable[[Form[S, A]], bool] = lambda _: False
    """Whether so much is lost with the form that its writer is asked once before."""
    other: Callable[[Update, AppContext, Form[S, A]], Awaitable[None]] | None = None
    """Takes voice messages, stickers and the like. None: the form does not take them."""
    tells_masked: bool = False
    """Whether it says itself what was masked in an answer. Else that is said before it is taken."""


@dataclass(frozen=True)
class Code:
    """How the cases of a noun are named in chat, and what is done with what names them."""

    named_in: Callable[[Message], tuple[int, ...]]
    """Gives the cases that a message of the bot is about."""
    reply: Callable[[Update, AppContext, tuple[int, ...]], Awaitable[None]]
    """Takes a text or a file that replies to such a message."""
    is_for: Callable[[Form[Any, Any], tuple[int, ...]], bool] = lambda _form, _cases: False
    """Whether the form asks for words about these cases itself."""
    typed: re.Pattern[str] | None = None
    """What is typed alone to see a case; its group is the number."""
    see: Callable[[Update, AppContext, int], Awaitable[None]] | None = None


@dataclass(frozen=True)
class Feature:
    """What a noun brings: nothing registers by being imported."""

    commands: tuple[Command, ...] = ()
    buttons: Mapping[Action, Press] = field(default_factory=dict)
    forms: tuple[FormHandler[Any, Any], ...] = ()
    codes: tuple[Code, ...] = ()
    notices: Mapping[str, Renderer] = field(default_factory=dict)
    """What draws the messages of the outbox, by their kind."""
    lost: Mapping[str, NotArrived] = field(default_factory=dict)
    """What those read who wrote a message that did not arrive, by its kind."""
    for_former: frozenset[str] = frozenset()
    """Kinds of message that former members get, too: that they have left, and what deletes or ends
    the messages that their phones still show."""
    refusals: Mapping[type[Refusal], Phrase] = field(default_factory=dict)
    note: Note | None = None
    """Gives the line that stands above what an admin's commands show; empty if there is none."""
    noted: frozenset[Action] = frozenset()
    """Buttons whose screens begin with the notes of all nouns, as an admin's commands do."""
