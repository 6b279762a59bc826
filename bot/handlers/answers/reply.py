"""The buttons of a head: answer a question or give it away, mend an answer or end it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from telegram import Update

from bot.context import AppContext
from bot.handlers.answers import beside, form, giving
from bot.screens.answers import AnswerButton, AnswerCards, Around, said_in
from bot.telegram import (
    ForgedData,
    Screen,
    StaleButton,
    callback_arguments,
    pressed_id,
    reply,
    whole_number,
)
from bot.texts import answers as texts
from office.answers import ANSWER, AnswerStep, AnswerWords
from office.privacy import MASK

# One such sign begins a line of a list; several in a row hide a number.
_HIDDEN = MASK * 3


async def reply_to_asker(update: Update, context: AppContext) -> None:
    command, *arguments = callback_arguments.arguments(update) or ("",)
    if command not in _ACTS:
        raise ForgedData
    await _ACTS[AnswerButton(command)](update, context, tuple(arguments))


async def _see(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    await see(update, context, pressed_id(arguments))


async def see(update: Update, context: AppContext, forwarded_id: int) -> None:
    """Show a question to a head: to answer it, or how it was answered."""
    question = await context.office.answers.queries.seen_by_head(forwarded_id, context.member)
    answer = await context.office.answers.queries.answer(question.answer_id)
    around = await Around.of(context.bot_data, question, context.member.id)
    cards = await AnswerCards.of(context.bot_data, answer, around.other)
    said = said_in(context.bot_data, answer)
    screen = (
        cards.card(question, earlier=said, around=around)
        if question.is_open
        else cards.over(question, answer, said, context.member.id)
    )
    await reply.show(update, screen)


async def _write(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    await _ask(update, context, AnswerStep.WORDS, AnswerWords(), arguments)


async def _point(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    await _ask(update, context, AnswerStep.PASSAGE, AnswerWords(is_pointing=True), arguments)


async def _ask(
    update: Update,
    context: AppContext,
    step: AnswerStep,
    words: AnswerWords,
    arguments: tuple[str, ...],
) -> None:
    """Ask for an answer. A second number is the answer that it replaces."""
    replaces = whole_number(arguments[1]) if len(arguments) == 2 else 0
    words = replace(words, forwarded_id=pressed_id(arguments), replaces=replaces)
    queries = context.office.answers.queries
    await queries.seen_open(words.forwarded_id, context.member, words.replaces)
    await form.begin(update, context, step, words)


async def _pick(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    address = "".join(arguments[:1])
    if context.bot_data.shelf.passage(address) is None:
        raise StaleButton
    picked = await context.office.forms.answer(
        context.member, ANSWER, AnswerStep.PASSAGE, passage=address, text=""
    )
    await form.show(update, context, picked)


async def _edit(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    if await giving.previewed(update, context, arguments) is None:
        return
    # The message asks for words now: it is no preview any more.
    back = await context.office.forms.change(
        context.member, ANSWER, lambda it: it.at(it.back().step, preview_id=0)
    )
    await form.show(update, context, back)


async def _choose_section(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    question = await context.office.answers.queries.seen_open(pressed_id(arguments), context.member)
    cards = await AnswerCards.of(context.bot_data)
    await reply.show(update, cards.hand_on(question))


async def _hand_on(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    section = arguments[1] if len(arguments) == 2 else ""
    if section not in context.bot_data.shelf.directory.sections:
        raise ForgedData
    question = await context.office.answers.replying.hand_on(
        pressed_id(arguments), context.member, section
    )
    cards = await AnswerCards.of(context.bot_data)
    await reply.show(update, cards.over(question, None))


async def _for_all(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    words = await giving.previewed(update, context, arguments)
    if words is not None and _HIDDEN in words.text:
        cards = await AnswerCards.of(context.bot_data)
        await reply.show(update, cards.sure_for_all(words))
    elif words is not None:
        await giving.give(update, context, words, is_for_all=True)


async def _surely_for_all(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    words = await giving.previewed(update, context, arguments)
    if words is not None:
        await giving.give(update, context, words, is_for_all=True)


async def _for_asker(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    words = await giving.previewed(update, context, arguments)
    if words is not None:
        await giving.give(update, context, words, is_for_all=False)


async def _same(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    answer = await context.office.answers.queries.answer(pressed_id(arguments))
    answering = context.office.answering
    alike = await answering.alike(answer, context.member) if answer is not None else []
    count = await context.office.answers.replying.answer_same(
        pressed_id(arguments), context.member, alike
    )
    await reply.show(update, Screen(texts.same_given(count)))


async def _mine(update: Update, context: AppContext, _: tuple[str, ...]) -> None:
    answers = await context.office.answers.queries.given_by(context.member)
    cards = await AnswerCards.of(context.bot_data)
    await reply.show(update, cards.mine(answers))


async def _end(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    queries = context.office.answers.queries
    answer = await queries.own(pressed_id(arguments), context.member)
    cards = await AnswerCards.of(context.bot_data)
    await reply.show(update, cards.sure_to_end(answer, await queries.first_with(answer.id)))


async def _surely_end(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    told = await context.office.answers.replying.end(pressed_id(arguments), context.member)
    await reply.show(update, Screen(texts.ended(told)))


Act = Callable[[Update, AppContext, tuple[str, ...]], Awaitable[None]]

_ACTS: Mapping[AnswerButton, Act] = {
    AnswerButton.SEE: _see,
    AnswerButton.WRITE: _write,
    AnswerButton.POINT: _point,
    AnswerButton.PICK: _pick,
    AnswerButton.CHOOSE_SECTION: _choose_section,
    AnswerButton.HAND_ON: _hand_on,
    AnswerButton.EDIT: _edit,
    AnswerButton.FOR_ALL: _for_all,
    AnswerButton.SURE_FOR_ALL: _surely_for_all,
    AnswerButton.FOR_ASKER: _for_asker,
    AnswerButton.SAME: _same,
    AnswerButton.MINE: _mine,
    AnswerButton.END: _end,
    AnswerButton.SURE_TO_END: _surely_end,
    AnswerButton.ADOPT: beside.adopt,
    AnswerButton.ADOPT_INSTEAD: beside.adopt_instead,
    AnswerButton.TAKE_PLACE: beside.take_place,
    AnswerButton.ANOTHER_MATTER: beside.another_matter,
    AnswerButton.ASK_FIRST: beside.ask_first,
}
