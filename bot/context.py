"""The typed context that every handler receives."""

from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext

from bot.bot_data import BotData
from bot.screens.questions import Renderer
from bot.telegram.outgoing import AppBot
from office.announcements import Announcements
from office.anomalies import Anomalies
from office.answers import Answers
from office.changes import Changes
from office.clock import Clock
from office.figures import OfficeFigures
from office.forms import Forms
from office.interviews import Interviews
from office.membership import Membership
from office.people import Member, People
from office.posts import Posts
from office.privacy import Kind
from office.questions import Questions
from office.revisions import Revisions
from office.suggestions import Suggestions
from office.training import Training
from office.verifications import Verifications

App = Application[AppBot, "AppContext", dict[Any, Any], dict[Any, Any], BotData, None]


class AppContext(CallbackContext[AppBot, dict[Any, Any], dict[Any, Any], BotData]):
    """Who acts, and what the office offers. `member` is set once they are let in."""

    def __init__(self, application: App, chat_id: int | None = None, user_id: int | None = None):
        super().__init__(application, chat_id, user_id)
        self._member: Member | None = None

    @property
    def clock(self) -> Clock:
        return self.bot_data.services.clock

    @property
    def people(self) -> People:
        return self.bot_data.services.people

    @property
    def forms(self) -> Forms:
        return self.bot_data.services.forms

    @property
    def posts(self) -> Posts:
        return self.bot_data.services.posts

    @property
    def membership(self) -> Membership:
        return self.bot_data.services.membership

    @property
    def anomalies(self) -> Anomalies:
        return self.bot_data.services.anomalies

    @property
    def interviews(self) -> Interviews:
        return self.bot_data.services.interviews

    @property
    def verifications(self) -> Verifications:
        return self.bot_data.services.verifications

    @property
    def announcements(self) -> Announcements:
        return self.bot_data.services.announcements

    @property
    def training(self) -> Training:
        return self.bot_data.services.training

    @property
    def questions(self) -> Questions:
        return self.bot_data.services.questions

    @property
    def figures(self) -> OfficeFigures:
        return self.bot_data.services.figures

    @property
    def answers(self) -> Answers:
        return self.bot_data.services.answers

    @property
    def suggestions(self) -> Suggestions:
        return self.bot_data.services.suggestions

    @property
    def changes(self) -> Changes:
        return self.bot_data.services.changes

    @property
    def revisions(self) -> Revisions:
        return self.bot_data.services.revisions

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
        return self.bot_data.renderer(self.member.unit)

    @property
    def masked(self) -> tuple[Kind, ...]:
        """Return the kinds of personal data that were hidden in the update in hand."""
        return self.bot_data.masked.get()

    def failed(self, update: object, error: Exception) -> None:
        """Pass an error to the worker that handles the update."""
        if isinstance(update, Update):
            self.bot_data.failures[update.update_id] = error
