"""The buttons of a head: answer a question or give it away, mend an answer or end it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from telegram import Update

from bot.context import AppContext
from bot.handlers.answers import form
from bot.screens import forms
from bot.screens.answers import AnswerButton, AnswerCards, said_in, version_of
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
from office.errors import Refusal
from office.forms import NoForm
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
    cards = await AnswerCards.of(context.bot_data, answer)
    said = said_in(context.bot_data, answer)
    screen = (
        cards.card(question, earlier=said)
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
    if await _previewed(update, context, arguments) is None:
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


async def _previewed(
    update: Update, context: AppContext, arguments: tuple[str, ...]
) -> AnswerWords | None:
    """Return the words above the tapped button; None if newer ones have replaced them."""
    found = await context.office.forms.of(context.member, ANSWER)
    if found is None:
        raise NoForm(ANSWER.topic)
    if found.is_result_of(update.update_id):
        return found.answers
    if found.step is AnswerStep.PREVIEW and arguments == (version_of(found.answers),):
        return found.answers
    await reply.show(update, forms.replaced())
    return None


async def _for_all(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    words = await _previewed(update, context, arguments)
    if words is not None and _HIDDEN in words.text:
        cards = await AnswerCards.of(context.bot_data)
        await reply.show(update, cards.sure_for_all(words))
    elif words is not None:
        await _give(update, context, words, is_for_all=True)


async def _surely_for_all(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    words = await _previewed(update, context, arguments)
    if words is not None:
        await _give(update, context, words, is_for_all=True)


async def _for_asker(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    words = await _previewed(update, context, arguments)
    if words is not None:
        await _give(update, context, words, is_for_all=False)


async def _give(
    update: Update, context: AppContext, words: AnswerWords, *, is_for_all: bool
) -> None:
    try:
        await _given(update, context, words, is_for_all=is_for_all)
    except Refusal as refusal:
        await form.closed(update, context, refusal)


async def _given(
    update: Update, context: AppContext, words: AnswerWords, *, is_for_all: bool
) -> None:
    beside = context.office.answering.sure_fingerprint(await form.asked(context, words))
    cards = await AnswerCards.of(context.bot_data)
    if words.gap_id:
        answer = await context.office.suggestions.deciding.answer(
            context.member, words, beside=beside
        )
        others = len(await context.office.answering.alike(answer, context.member))
        await reply.show(update, cards.sent(answer, others, texts.SENT_TO_ALL_ASKERS))
        return
    given = await context.office.answers.replying.answer(
        context.member, words, is_for_all=is_for_all, beside=beside
    )
    said = texts.sent(is_for_all=is_for_all, replaces=bool(words.replaces), told=given.told)
    if not is_for_all:
        await reply.show(update, Screen(said))
        return
    others = len(await context.office.answering.alike(given.answer, context.member))
    await reply.show(update, cards.sent(given.answer, others, said))


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
}
