"""What heads and keepers do with the open lines of their SOPs."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from telegram import Update

from bot.access import demand, number_for
from bot.context import AppContext
from bot.handlers.revisions import write
from bot.handlers.revisions.write import KEEPERS
from bot.screens.confirmations.cards import ConfirmationButton, LineCards
from bot.telegram import ForgedData, Screen, callback_arguments, pressed_id, reply, whole_number
from bot.telegram.typed import typed_text
from bot.texts import confirmations as texts
from office.confirmations import (
    LINE_WORDS,
    LineAnswer,
    LineSettled,
    LineSettling,
    LineStep,
    LineWords,
    WaitingLine,
    WordsUnfit,
)
from office.forms import Form
from office.people import Member
from office.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post

__all__ = ["KEEPERS", "konfirmasi", "pressed", "show", "typed"]

Arguments = tuple[str, ...]
Says = Callable[[str, Member], Awaitable[LineAnswer]]
"""What is said of a line, by its code."""


async def konfirmasi(update: Update, context: AppContext) -> None:
    """Show the line that waits first."""
    demand(context, *KEEPERS)
    await reply.send(update, await _first(context))


async def pressed(update: Update, context: AppContext) -> None:
    command, *arguments = callback_arguments.arguments(update) or ("",)
    if command not in _ACTS:
        raise ForgedData
    await _ACTS[ConfirmationButton(command)](update, context, tuple(arguments))


async def show(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Ask for the answer or the source."""
    found = await _found(context, form.answers.code)
    await reply.show(update, _cards(context).prompt(found))


async def typed(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Take the answer or the source."""
    write = partial(_settling(context).write, words=typed_text(update))
    try:
        screen = await _settled(context, form.answers.code, write)
    except WordsUnfit:
        screen = Screen(texts.REFUSALS[WordsUnfit])
    await reply.send(update, screen)


async def _next(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Show the first line, or the one behind that one."""
    queue = await context.office.confirmations.waiting.of(context.member)
    cards = _cards(context)
    screen = cards.after(queue, arguments[0]) if arguments else cards.first(queue)
    await reply.show(update, screen)


async def _true(update: Update, context: AppContext, arguments: Arguments) -> None:
    await _settle(update, context, _code(arguments), _settling(context).confirm)


async def _not_here(update: Update, context: AppContext, arguments: Arguments) -> None:
    await _settle(update, context, _code(arguments), _settling(context).refuse)


async def _unknown(update: Update, context: AppContext, arguments: Arguments) -> None:
    await _settle(update, context, _code(arguments), _settling(context).leave_open)


async def _follow(update: Update, context: AppContext, arguments: Arguments) -> None:
    side = whole_number(arguments[1] if len(arguments) > 1 else "")
    choose = partial(_settling(context).choose, side=side)
    await _settle(update, context, _code(arguments), choose)


async def _write(update: Update, context: AppContext, arguments: Arguments) -> None:
    found = await _found(context, _code(arguments))
    is_phone = context.office.confirmations.shared.lines.is_phone(found.line)
    words = LineWords(found.line.code, takes_phone=is_phone)
    form = await context.office.forms.begin(context.member, LINE_WORDS, LineStep.WORDS, words)
    await show(update, context, form)


async def _change(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Open the draft at the section of the line."""
    line = (await _found(context, _code(arguments))).line
    await write.begin_at(update, context, line.sop_id, line.heading)


async def _ask(update: Update, context: AppContext, arguments: Arguments) -> None:
    await reply.show(update, _cards(context).whom(await _found(context, _code(arguments))))


async def _ask_post(update: Update, context: AppContext, arguments: Arguments) -> None:
    section = arguments[1] if len(arguments) > 1 else ""
    if section and section not in context.bot_data.shelf.directory.sections:
        raise ForgedData
    post = Post(SECTION_HEAD, section=section) if section else Post(HEAD_OF_OFFICE)
    ask = partial(_settling(context).ask, post=post)
    await _settle(update, context, _code(arguments), ask)


async def _undo(update: Update, context: AppContext, arguments: Arguments) -> None:
    await context.office.confirmations.settling.undo(pressed_id(arguments), context.member)
    await reply.show(update, await _first(context, texts.UNDONE))


async def _agree(update: Update, context: AppContext, arguments: Arguments) -> None:
    await context.office.confirmations.settling.agree(pressed_id(arguments), context.member)
    await reply.show(update, await _first(context, texts.AGREED))


async def _disagree(update: Update, context: AppContext, arguments: Arguments) -> None:
    await context.office.confirmations.settling.disagree(pressed_id(arguments), context.member)
    await reply.show(update, await _first(context, texts.DISAGREED))


async def _more(update: Update, context: AppContext, arguments: Arguments) -> None:
    await reply.show(update, _cards(context).more(await _found(context, _code(arguments))))


async def _mine(update: Update, context: AppContext, _: Arguments) -> None:
    given = await context.office.confirmations.waiting.given(context.member)
    await reply.show(update, _cards(context).mine(given))


async def _two(update: Update, context: AppContext, arguments: Arguments) -> None:
    await _want(update, context, arguments, is_two=True)


async def _one(update: Update, context: AppContext, arguments: Arguments) -> None:
    await _want(update, context, arguments, is_two=False)


async def _want(update: Update, context: AppContext, arguments: Arguments, *, is_two: bool) -> None:
    code, office = _code(arguments), context.office.confirmations
    found = await _found(context, code)
    await office.settling.want_two(found.line.sop_id, context.member, is_wanted=is_two)
    queue = await office.waiting.of(context.member)
    notice = texts.NOW_TWO if is_two else texts.NOW_ONE
    await reply.show(update, _cards(context).line(queue, queue.find(code) or found, notice))


async def _settle(update: Update, context: AppContext, code: str, said: Says) -> None:
    """Say what was settled, with the way back, above the line behind it."""
    await reply.show(update, await _settled(context, code, said))


async def _settled(context: AppContext, code: str, said: Says) -> Screen:
    waiting = context.office.confirmations.waiting
    # Those that were skipped before it stay skipped.
    behind = (await waiting.of(context.member)).after(code)
    answer = await said(code, context.member)
    notice = texts.done(answer.verdict, needs_second=answer.needs_second)
    queue = await waiting.of(context.member)
    found = queue.find(behind.line.code) if behind is not None else None
    if found is None:
        return _cards(context).first(queue, notice, answer.id)
    return _cards(context).line(queue, found, notice, answer.id)


async def _first(context: AppContext, notice: str = "") -> Screen:
    queue = await context.office.confirmations.waiting.of(context.member)
    return _cards(context).first(queue, notice)


async def _found(context: AppContext, code: str) -> WaitingLine:
    queue = await context.office.confirmations.waiting.of(context.member)
    found = queue.find(code)
    if found is None:
        raise LineSettled
    return found


def _settling(context: AppContext) -> LineSettling:
    return context.office.confirmations.settling


def _code(arguments: Arguments) -> str:
    if not arguments:
        raise ForgedData
    return arguments[0]


def _cards(context: AppContext) -> LineCards:
    return LineCards.of(context.bot_data, number_for(context))


Act = Callable[[Update, AppContext, Arguments], Awaitable[None]]

_ACTS: Mapping[ConfirmationButton, Act] = {
    ConfirmationButton.NEXT: _next,
    ConfirmationButton.TRUE: _true,
    ConfirmationButton.CHANGE: _change,
    ConfirmationButton.NOT_HERE: _not_here,
    ConfirmationButton.ASK: _ask,
    ConfirmationButton.ASK_POST: _ask_post,
    ConfirmationButton.UNKNOWN: _unknown,
    ConfirmationButton.WRITE: _write,
    ConfirmationButton.FOLLOW: _follow,
    ConfirmationButton.UNDO: _undo,
    ConfirmationButton.AGREE: _agree,
    ConfirmationButton.DISAGREE: _disagree,
    ConfirmationButton.MORE: _more,
    ConfirmationButton.MINE: _mine,
    ConfirmationButton.TWO: _two,
    ConfirmationButton.ONE: _one,
}
