"""The typed context that every handler receives."""

from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext

from bot.bot_data import BotData
from bot.screens.questions import Renderer
from bot.telegram.outgoing import AppBot
from office.people import Member
from office.privacy import Kind
from office.services import Services

App = Application[AppBot, "AppContext", dict[Any, Any], dict[Any, Any], BotData, None]


class AppContext(CallbackContext[AppBot, dict[Any, Any], dict[Any, Any], BotData]):
    """Who acts, and what the office offers. `member` is set once they are let in."""

    def __init__(self, application: App, chat_id: int | None = None, user_id: int | None = None):
        super().__init__(application, chat_id, user_id)
        self._member: Member | None = None

    @property
    def office(self) -> Services:
        """What the office offers: `context.office.anomalies.actions.acknowledge(…)`."""
        return self.bot_data.services

    @property
    def member(self) -> Member:
        """The active member who sent the update."""
        if self._member is None:
            raise RuntimeError("a handler ran before the door recognised anybody")
        return self._member

    @property
    def is_let_in(self) -> bool:
        """Whether the sender is a member. A stranger may send `/start CODE`."""
        return self._member is not None

    def let_in(self, member: Member) -> None:
        self._member = member

    @property
    def renderer(self) -> Renderer:
        """Return the screens of answers, for the member's unit."""
        return Renderer.of(self.bot_data, self.member.unit)

    @property
    def masked(self) -> tuple[Kind, ...]:
        """Return the kinds of personal data that were hidden in the update in hand."""
        return self.bot_data.masked.get()

    def failed(self, update: object, error: Exception) -> None:
        """Pass an error to the worker that handles the update."""
        if isinstance(update, Update):
            self.bot_data.failures[update.update_id] = error
