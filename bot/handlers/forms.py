"""Gives what members type, send and tap to the form it belongs to; other texts are questions."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from telegram import Message, Update

from bot.context import AppContext
from bot.handlers import help, privacy
from bot.handlers.answers import codes
from bot.handlers.questions import ask
from bot.screens import forms as screens
from bot.telegram import callback_arguments, reply
from bot.telegram.callback_data import ForgedData, StaleButton
from bot.telegram.menus import Command
from bot.telegram.screen import Button, Screen
from bot.texts import forms as texts
from bot.texts import talk
from office.forms import Flow, Form, Input, Topic

Handler = Callable[[Update, AppContext, Form[Any, Any]], Awaitable[None]]


@dataclass(frozen=True)
class FormHandler:
    """What is done with the forms of a topic."""

    show: Handler
    """Shows the question of the form's step."""
    typed: Handler
    file: Handler | None = None
    begin: Callable[[Update, AppContext, str], Awaitable[None]] | None = None
    """Begins a form anew, in the way that the button names. None: only its own button can."""
    discard: Callable[[AppContext], Awaitable[bool]] | None = None
    """Discards more than the form itself."""
    loses_much: Callable[[Form[Any, Any]], bool] = lambda _: False
    """Whether so much is lost with the form that its writer is asked once before."""
    other: Handler | None = None
    """Takes voice messages, stickers and the like. None: the form does not take them."""
    tells_masked: bool = False
    """Whether it says itself what was masked in an answer. Else that is said before it is taken."""


@dataclass(frozen=True)
class Unclaimed:
    """What is done with messages that no form has asked for."""

    reply: Callable[[Update, AppContext, Form[Any, Any] | None], Awaitable[bool]]
    """Takes Telegram's own reply to something. Returns whether it was taken."""
    text: Callable[[Update, AppContext], Awaitable[bool]]
    """Takes a text that is no question. Returns whether it was taken."""
    file: Callable[[Update, AppContext], Awaitable[None]]


@dataclass(frozen=True)
class Conversation:
    """What is sent without a command, and the buttons that all forms share."""

    handlers: Mapping[Topic, FormHandler]
    unclaimed: Unclaimed

    async def typed(self, update: Update, context: AppContext) -> None:
        """Give the text to the form that listens. Without one it is a question."""
        if await codes.replied(update, context) or await codes.typed(update, context):
            return
        form, waiting = await context.forms.current_and_waiting(context.member)
        if await self._is_reply(update, context, form):
            return
        if form is not None:
            take = self.handlers[form.topic].typed if form.takes(Input.TEXT) else None
            await self._take(update, context, form, Input.TEXT, take)
        elif not await self.unclaimed.text(update, context):
            await self._ask(update, context, waiting)

    async def sent_file(self, update: Update, context: AppContext) -> None:
        """Give the photo or document to the form that listens."""
        album = update.message.media_group_id if update.message else None
        if await codes.replied_with_file(update, context):
            return
        form = await context.forms.current(context.member, Input.FILE, album)
        if await self._is_reply(update, context, form):
            return
        if form is None:
            await self.unclaimed.file(update, context)
            return
        take = self.handlers[form.topic].file if form.takes(Input.FILE, album) else None
        await self._take(update, context, form, Input.FILE, take)

    async def _is_reply(
        self, update: Update, context: AppContext, form: Form[Any, Any] | None
    ) -> bool:
        if form is not None and form.is_result_of(update.update_id):
            return False
        return await self.unclaimed.reply(update, context, form)

    async def _ask(self, update: Update, context: AppContext, form: Form[Any, Any] | None) -> None:
        """Answer a question. If the shelf knows nothing, it may belong to a form that was left."""
        text = (update.message.text if update.message else None) or ""
        if form is None or await ask.may_be_for_shelf(context, text):
            await ask.typed(update, context)
            return
        if form.is_answered_by(Input.TEXT):
            # A form that asks again listens again.
            await context.forms.go_to(context.member, form.flow, form.step)
        await self._take(update, context, form, Input.TEXT, None)

    async def sent_other(self, update: Update, context: AppContext) -> None:
        """Give voice messages, stickers and the like to a form that takes them."""
        form = await context.forms.current(context.member, Input.FILE)
        other = self.handlers[form.topic].other if form is not None else None
        if form is None or other is None:
            await help.not_text(update, context)
        else:
            await other(update, context, form)

    def leaving(self, command: Command) -> Command:
        """Return the command so that it discards what it leaves behind."""
        if command.handler == self.cancelled:
            return command

        async def handler(update: Update, context: AppContext) -> None:
            if context.is_let_in:
                await context.forms.turn_away(context.member)
            await command.handler(update, context)

        return replace(command, handler=handler)

    async def cancelled(self, update: Update, context: AppContext) -> None:
        """/batal: leave the form that listens. Another form that waits stays."""
        form = await context.forms.current(context.member)
        if form is not None and form.is_at_rest:
            form = await context.forms.waiting(context.member)
        if form is None:
            await reply.send(update, Screen(talk.NOTHING_OPEN))
        elif self.handlers[form.topic].loses_much(form):
            await reply.send(update, screens.sure_to_drop(form.topic))
        else:
            await self._cancel(update, context, form.topic)

    async def pressed(self, update: Update, context: AppContext) -> None:
        """Go back, cancel, continue what was left, begin anew, or answer it as a question."""
        match callback_arguments.arguments(update):
            case ("ask",):
                await _ask(update, context)
            case ("drop", name):
                await self._ask_to_drop(update, context, _topic(name))
            case ("cancel", name):
                await self._cancel(update, context, _topic(name))
            case (("back" | "resume" | "new") as command, name, *how) if len(how) < 2:
                await self._move(update, context, command, _topic(name), "".join(how))
            case _:
                raise ForgedData

    async def _take(
        self,
        update: Update,
        context: AppContext,
        form: Form[Any, Any],
        sent: Input,
        take: Handler | None,
    ) -> None:
        """Take an answer. After a crash the update comes again, and its result is shown."""
        handler = self.handlers[form.topic]
        if form.is_result_of(update.update_id):
            await handler.show(update, context, form)
        elif take is not None:
            if not handler.tells_masked:
                await privacy.tell_masked(update, context)
            await take(update, context, form)
        else:
            await reply.send(update, screens.correction(form, sent), is_quoting=True)
            await handler.show(update, context, form)

    async def _cancel(self, update: Update, context: AppContext, topic: Topic) -> None:
        discard = self.handlers[topic].discard
        if discard is not None:
            was_there = await discard(context)
        else:
            was_there = await context.forms.discard(context.member, topic)
        # The form of an old button may have been sent meanwhile.
        await reply.show(update, Screen(texts.CANCELLED[topic] if was_there else texts.CLOSED))

    async def _ask_to_drop(self, update: Update, context: AppContext, topic: Topic) -> None:
        """Ask once. If the form is already gone, nothing can be lost."""
        if topic not in texts.LOST:
            raise ForgedData
        form = await context.forms.of(context.member, context.forms.flows[topic])
        screen = Screen(texts.CLOSED) if form is None else screens.sure_to_drop(topic)
        await reply.show(update, screen)

    async def _move(
        self, update: Update, context: AppContext, command: str, topic: Topic, how: str
    ) -> None:
        handler, flow = self.handlers[topic], context.forms.flows[topic]
        if handler.begin is None:
            raise ForgedData
        if command == "new":
            await handler.begin(update, context, how)
            return
        move = Form.back if command == "back" else Form.resumed
        form = await context.forms.change(context.member, flow, move)
        await handler.show(update, context, form)


async def left(
    update: Update, context: AppContext, flow: Flow[Any, Any], how: str = "", *extra: Button
) -> Screen | None:
    """Return the question what to do with a form that was left, or None if there is none.

    A form that this same update began before a crash was not left.
    """
    form = await context.forms.of(context.member, flow)
    if form is None or not form.is_begun or form.is_result_of(update.update_id):
        return None
    return screens.left(flow.topic, how, *extra)


async def _ask(update: Update, context: AppContext) -> None:
    """Answer the message to which the tapped button's message replies."""
    said = quoted(update)
    await reply.acknowledge(update)
    await ask.asked(update, context, said)


def quoted(update: Update) -> str:
    """Return the text to which the tapped button's message replies. Raises StaleButton."""
    shown = update.callback_query.message if update.callback_query else None
    said = shown.reply_to_message if isinstance(shown, Message) else None
    if said is None or not said.text:
        raise StaleButton
    return said.text


def _topic(name: str) -> Topic:
    try:
        return Topic(name)
    except ValueError:
        raise ForgedData from None
