"""Gives what members type, send and tap to whose it is: a case, a form, or the shelf."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from telegram import Update

from bot.context import AppContext
from bot.handlers import help, privacy
from bot.handlers.anomalies import free_words
from bot.handlers.feature import Code, FormHandler
from bot.handlers.questions import ask
from bot.handlers.resuming import quoted
from bot.screens import forms as screens
from bot.screens.anomalies.thread import are_answers
from bot.telegram import ForgedData, Screen, callback_arguments, reply, whole_number
from bot.telegram.menus import Command
from bot.telegram.typed import typed_text
from bot.texts import forms as texts
from bot.texts import talk
from office.answering import Owner, Typed, whose
from office.forms import Form, Input, Topic

Take = Callable[[Update, AppContext, Form[Any, Any]], Awaitable[None]]
Case = tuple[Code, tuple[int, ...]]
"""What a message of the bot is about: a noun's code, and the numbers of its cases."""


@dataclass(frozen=True)
class Conversation:
    """What is sent without a command, and the buttons that all forms share."""

    handlers: Mapping[Topic, FormHandler[Any, Any]]
    codes: Sequence[Code]

    async def typed(self, update: Update, context: AppContext) -> None:
        """Give a text to whose it is, as `whose` says. It is searched at most once."""
        text = typed_text(update)
        form, left = await context.office.forms.current_and_waiting(context.member)
        code, replied = self._typed_code(text), self._replied_to(update)
        typed = replace(
            _claims(update, replied, form), is_code=code is not None, has_left_form=left is not None
        )
        match whose(typed):
            case Owner.CODE if code is not None and code[0].see is not None:
                await code[0].see(update, context, *code[1])
            case Owner.REPLY if replied is not None:
                await replied[0].reply(update, context, replied[1])
            case Owner.FORM if form is not None:
                take = self.handlers[form.topic].typed if form.takes(Input.TEXT) else None
                await self._take(update, context, form, Input.TEXT, take)
            case _:
                await self._unclaimed(update, context, text, typed, left)

    async def _unclaimed(
        self,
        update: Update,
        context: AppContext,
        text: str,
        typed: Typed,
        left: Form[Any, Any] | None,
    ) -> None:
        """Look once what there is to say to a text that nobody has asked for."""
        meant = await free_words.meant(context)
        looked = await context.office.answering.look(text, context.member)
        is_meant, is_asked = bool(meant.reports), meant.is_asked
        match whose(replace(typed, is_case_meant=is_meant, is_asked=is_asked, looked=looked)):
            case Owner.CASES:
                await free_words.text(update, context, meant)
            case Owner.LEFT_FORM if left is not None:
                if left.is_answered_by(Input.TEXT):
                    # A form that asks again listens again.
                    await context.office.forms.go_to(context.member, left.flow, left.step)
                await self._take(update, context, left, Input.TEXT, None)
            case _:
                beside = are_answers(meant.reports, update.update_id)
                await ask.answer(update, context, looked, beside)

    async def sent_file(self, update: Update, context: AppContext) -> None:
        """Give a photo or document to whose it is."""
        album = update.message.media_group_id if update.message else None
        form = await context.office.forms.current(context.member, Input.FILE, album)
        replied = self._replied_to(update)
        match whose(_claims(update, replied, form)):
            case Owner.REPLY if replied is not None:
                await replied[0].reply(update, context, replied[1])
            case Owner.FORM if form is not None:
                take = self.handlers[form.topic].file if form.takes(Input.FILE, album) else None
                await self._take(update, context, form, Input.FILE, take)
            case _:
                await free_words.file(update, context)

    def _typed_code(self, text: str) -> Case | None:
        """Return the noun whose code was typed alone, and its number."""
        found = ((code, code.typed.fullmatch(text)) for code in self.codes if code.typed)
        return next(((code, (whole_number(it[1]),)) for code, it in found if it), None)

    def _replied_to(self, update: Update) -> Case | None:
        """Return what the message is about to which this one replies."""
        original = update.message.reply_to_message if update.message else None
        cases = ((code, code.named_in(original)) for code in self.codes) if original else ()
        return next(((code, named) for code, named in cases if named), None)

    async def edited(self, update: Update, context: AppContext) -> None:
        """Answer an edited question again. What else was sent counts as it was sent."""
        message = update.edited_message
        text = " ".join(((message.text if message else None) or "").split())
        text = text.removeprefix("/tanya").strip()
        is_reply = message is not None and message.reply_to_message is not None
        form = await context.office.forms.current(context.member)
        reply.comes_late.set(True)  # it answers a message that stands further above
        if not is_reply and form is None:
            looked = await context.office.answering.look(text, context.member)
            if await context.office.answering.is_edited_question(text, context.member, looked):
                await ask.answer(update, context, looked)
                return
        await reply.send(update, Screen(talk.EDITED))

    async def sent_other(self, update: Update, context: AppContext) -> None:
        """Give voice messages, stickers and the like to a form that takes them.

        Another form shows its question again below.
        """
        form = await context.office.forms.current(context.member, Input.FILE)
        other = self.handlers[form.topic].other if form is not None else None
        if form is not None and other is not None:
            await other(update, context, form)
        elif form is None or form.is_at_rest:
            await help.not_text(update, context)
        else:
            await reply.send(update, screens.not_taken(form), is_quoting=True)
            await self.handlers[form.topic].show(update, context, form)

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

    async def move_form(self, update: Update, context: AppContext) -> None:
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


def _claims(update: Update, replied: Case | None, form: Form[Any, Any] | None) -> Typed:
    is_for_form = form is not None and (
        form.is_result_of(update.update_id)
        or (replied is not None and replied[0].is_for(form, replied[1]))
    )
    return Typed(is_reply=replied is not None, has_form=form is not None, is_for_form=is_for_form)


async def _ask(update: Update, context: AppContext) -> None:
    """Answer the message to which the tapped button's message replies."""
    said = quoted(update)
    await reply.acknowledge(update)
    await ask.asked(update, context, said)
