"""The typed context that every handler receives."""

from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.bot_data import Desk
from office.people import Member
from office.privacy import Kind

AppBot = ExtBot[None]
App = Application[AppBot, "AppContext", dict[Any, Any], dict[Any, Any], Desk, None]


class AppContext(CallbackContext[AppBot, dict[Any, Any], dict[Any, Any], Desk]):
    """Who acts, and what the office offers. `member` is set once the door has let him in."""

    def __init__(self, application: App, chat_id: int | None = None, user_id: int | None = None):
        super().__init__(application, chat_id, user_id)
        self._member: Member | None = None

    @property
    def desk(self) -> Desk:
        return self.bot_data

    @property
    def member(self) -> Member:
        """The active member who sent the update."""
        if self._member is None:
            raise RuntimeError("a handler ran before the door recognised anybody")
        return self._member

    def let_in(self, member: Member) -> None:
        self._member = member

    @property
    def masked(self) -> tuple[Kind, ...]:
        """The kinds of personal data that were hidden in the update in hand."""
        return self.desk.masked.get()

    def failed(self, update: object, error: Exception) -> None:
        """Hand an error to the worker that is handling the update."""
        if isinstance(update, Update):
            self.desk.failures[update.update_id] = error
