"""Gives what members type, send and tap to the form it belongs to; other texts are questions."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from telegram import Update

from bot.context import AppContext
from bot.handlers import help, privacy
from bot.handlers.answers import codes
from bot.handlers.feature import FormHandler
from bot.handlers.questions import ask
from bot.handlers.resuming import quoted
from bot.screens import forms as screens
from bot.telegram import callback_arguments, reply
from bot.telegram.callback_data import ForgedData
from bot.telegram.menus import Command
from bot.telegram.screen import Screen
from bot.texts import forms as texts
from bot.texts import talk
from office.forms import Form, Input, Topic

Take = Callable[[Update, AppContext, Form[Any, Any]], Awaitable[None]]


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

    handlers: Mapping[Topic, FormHandler[Any, Any]]
    unclaimed: Unclaimed

    async def typed(self, update: Update, context: AppContext) -> None:
        """Give the text to the form that listens. Without one it is a question."""
        if await codes.replied(update, context) or await codes.typed(update, context):
            return
        form, waiting = await context.office.forms.current_and_waiting(context.member)
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
        form = await context.office.forms.current(context.member, Input.FILE, album)
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
            await context.office.forms.go_to(context.member, form.flow, form.step)
        await self._take(update, context, form, Input.TEXT, None)

    async def sent_other(self, update: Update, context: AppContext) -> None:
        """Give voice messages, stickers and the like to a form that takes them."""
        form = await context.office.forms.current(context.member, Input.FILE)
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
                await context.office.forms.turn_away(context.member)
            await command.handler(update, context)

        return replace(command, handler=handler)

    async def cancelled(self, update: Update, context: AppContext) -> None:
        """/batal: leave the form that listens. Another form that waits stays."""
        form = await context.office.forms.current(context.member)
        if form is not None and form.is_at_rest:
            form = await context.office.forms.waiting(context.member)
        if form is None:
            await reply.send(update, Screen(talk.NOTHING_OPEN))
        elif self.handlers[form.topic].loses_much(form):
            await reply.send(
                update, screens.sure_to_drop(form.topic, self.handlers[form.topic].words)
            )
        else:
            await self._cancel(update, context, form.topic)

    async def pressed(self, update: Update, context: AppContext) -> None:
        """Go back, cancel, continue what was left, begin anew, or answer it as a question."""
        match callback_arguments.arguments(update):
            case ("ask",):
                await _ask(update, context)
            case ("drop", name):
                await self._ask_to_drop(update, context, self._topic(name))
            case ("cancel", name):
                await self._cancel(update, context, self._topic(name))
            case (("back" | "resume" | "new") as command, name, *how) if len(how) < 2:
                await self._move(update, context, command, self._topic(name), "".join(how))
            case _:
                raise ForgedData

    def _topic(self, name: str) -> Topic:
        """Read the topic that a button carries. Raises ForgedData if there is no such form."""
        topic = Topic(name)
        if topic not in self.handlers:
            raise ForgedData
        return topic

    async def _take(
        self,
        update: Update,
        context: AppContext,
        form: Form[Any, Any],
        sent: Input,
        take: Take | None,
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
            was_there = await context.office.forms.discard(context.member, topic)
        # The form of an old button may have been sent meanwhile.
        await reply.show(
            update, Screen(self.handlers[topic].words.cancelled if was_there else texts.CLOSED)
        )

    async def _ask_to_drop(self, update: Update, context: AppContext, topic: Topic) -> None:
        """Ask once. If the form is already gone, nothing can be lost."""
        words = self.handlers[topic].words
        if not words.lost:
            raise ForgedData
        form = await context.office.forms.of(context.member, context.office.forms.flows[topic])
        screen = Screen(texts.CLOSED) if form is None else screens.sure_to_drop(topic, words)
        await reply.show(update, screen)

    async def _move(
        self, update: Update, context: AppContext, command: str, topic: Topic, how: str
    ) -> None:
        handler, flow = self.handlers[topic], context.office.forms.flows[topic]
        if handler.begin is None:
            raise ForgedData
        if command == "new":
            await handler.begin(update, context, how)
            return
        move = Form.back if command == "back" else Form.resumed
        form = await context.office.forms.change(context.member, flow, move)
        await handler.show(update, context, form)


async def _ask(update: Update, context: AppContext) -> None:
    """Answer the message to which the tapped button's message replies."""
    said = quoted(update)
    await reply.acknowledge(update)
    await ask.asked(update, context, said)
