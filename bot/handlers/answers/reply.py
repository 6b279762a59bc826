"""A head answers a question: by replying to its card, with words, or with a passage."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram import Update

from bot.context import AppContext
from bot.screens.answers import AnswerButton
from bot.telegram import callback_arguments, reply
from bot.telegram.callback_data import ForgedData, StaleButton, whole_number
from bot.telegram.screen import Screen
from bot.texts import answers as texts
from bot.texts import talk
from bot.texts.anomalies import report as lengths
from bot.texts.people import enrolment
from knowledge.search.answer import Band
from knowledge.shelf import Passage, fingerprint
from office.answers import ANSWER, AnswerStep, AnswerWords, HeadAnswer
from office.answers.form import LONGEST_ANSWER
from office.errors import Refusal
from office.forms import Form, Topic
from office.forms.errors import NoForm

_TO_CHOOSE = 4
_CARD = re.compile(rf"TJ-([0-9]{{4,18}}) {re.escape(texts.CARD)}")


async def pressed(update: Update, context: AppContext) -> None:
    """Do what the tapped button says."""
    command, *arguments = callback_arguments.arguments(update) or ("",)
    if command not in _ACTS:
        raise ForgedData
    await _ACTS[AnswerButton(command)](update, context, tuple(arguments))


async def replied(update: Update, context: AppContext) -> bool:
    """Take a reply to a question's card as its answer. Returns whether it was one."""
    message = update.message
    card = message.reply_to_message if message is not None else None
    # Found by its words, so any copy works, also one from /tugas. Rights are checked below.
    named = _CARD.search((card.text if card is not None else None) or "")
    if message is None or named is None:
        return False
    forwarded_id = whole_number(named[1])
    text = (message.text or "").strip()
    if not await _is_fit(update, context, text):
        return True
    await context.answers.queries.seen_by_head(forwarded_id, context.member)
    words = AnswerWords(forwarded_id, text)
    form = await context.forms.begin(context.member, ANSWER, AnswerStep.PREVIEW, words)
    await show(update, context, form)
    return True


async def show(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Show the form: the question for words or a passage, or the preview."""
    await reply.show(update, await _screen(context, form))


async def _screen(context: AppContext, form: Form[Any, Any]) -> Screen:
    words: AnswerWords = form.answers
    asked = await _asked(context, words)
    cards = await context.bot_data.answer_cards()
    match form.step:
        case AnswerStep.WORDS:
            return cards.prompt(asked)
        case AnswerStep.PASSAGE:
            hits = context.bot_data.shelf.answer(words.looked_for or asked).hits
            found = [Passage(hit.sop, hit.section) for hit in hits[:_TO_CHOOSE]]
            return cards.passages(asked, found)
        case _:
            return cards.preview(asked, words, _passage(context, words.passage))


async def _asked(context: AppContext, words: AnswerWords) -> str:
    """Return the question that is answered: one that was forwarded, or a gap."""
    if words.gap_id:
        deciding = context.suggestions.deciding
        return (await deciding.seen_by(words.gap_id, context.member)).text
    queries = context.answers.queries
    return (await queries.seen_open(words.forwarded_id, context.member)).text


async def typed(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Take the words of an answer, or the words that search for a passage."""
    text = ((update.message.text if update.message else None) or "").strip()
    if not await _is_fit(update, context, text):
        return
    if form.step is AnswerStep.PASSAGE:
        form = await context.forms.change(
            context.member, ANSWER, lambda it: it.at(AnswerStep.PASSAGE, looked_for=text)
        )
    else:
        # Words typed at the preview replace those above, or the passage.
        form = await context.forms.change(
            context.member,
            ANSWER,
            lambda it: it.at(AnswerStep.PREVIEW, text=text, passage="", is_pointing=False),
        )
    await _shown_or_closed(update, context, form)


async def _shown_or_closed(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    try:
        await show(update, context, form)
    except Refusal as refusal:
        await _closed(update, context, refusal)


async def _closed(update: Update, context: AppContext, refusal: Refusal) -> None:
    """Say why there is nothing left to answer. What they write next is no answer."""
    await reply.acknowledge(update)
    await reply.send(update, Screen(enrolment.refusal(refusal)))
    await context.forms.finish(context.member, Topic.ANSWER)


async def _is_fit(update: Update, context: AppContext, text: str) -> bool:
    """Tell what was masked. Returns whether the text is short enough."""
    if context.masked:
        await reply.send(update, Screen(talk.masked(context.masked)))
    if len(text) <= LONGEST_ANSWER:
        return True
    complaint = lengths.TEXT_TOO_LONG.format(length=len(text), most=LONGEST_ANSWER)
    await reply.send(update, Screen(complaint))
    return False


async def _see(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    question = await context.answers.queries.seen_by_head(_id(arguments), context.member)
    answer = await context.answers.queries.answer(question.answer_id)
    cards = await context.bot_data.answer_cards(answer)
    screen = cards.card(question) if question.is_open else cards.over(question, answer)
    await reply.show(update, screen)


async def _write(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    words = AnswerWords(_id(arguments))
    await context.answers.queries.seen_open(words.forwarded_id, context.member)
    await begin(update, context, AnswerStep.WORDS, words)


async def _point(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    words = AnswerWords(_id(arguments), is_pointing=True)
    await context.answers.queries.seen_open(words.forwarded_id, context.member)
    await begin(update, context, AnswerStep.PASSAGE, words)


async def begin(update: Update, context: AppContext, step: AnswerStep, words: AnswerWords) -> None:
    """Ask in a new message, so that the card stays where it is."""
    form = await context.forms.begin(context.member, ANSWER, step, words)
    await reply.acknowledge(update)
    await reply.send(update, await _screen(context, form))


async def _pick(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    address = "".join(arguments[:1])
    if context.bot_data.shelf.passage(address) is None:
        raise StaleButton
    form = await context.forms.answer(
        context.member, ANSWER, AnswerStep.PASSAGE, passage=address, text=""
    )
    await show(update, context, form)


async def _edit(update: Update, context: AppContext, _: tuple[str, ...]) -> None:
    form = await context.forms.change(context.member, ANSWER, Form.back)
    await show(update, context, form)


async def _choose_section(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    question = await context.answers.queries.seen_open(_id(arguments), context.member)
    cards = await context.bot_data.answer_cards()
    await reply.show(update, cards.hand_on(question))


async def _hand_on(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    section = arguments[1] if len(arguments) == 2 else ""
    if section not in context.bot_data.directory.sections:
        raise ForgedData
    question = await context.answers.replying.hand_on(_id(arguments), context.member, section)
    cards = await context.bot_data.answer_cards()
    await reply.show(update, cards.over(question, None))


async def _for_all(update: Update, context: AppContext, _: tuple[str, ...]) -> None:
    await _give(update, context, is_for_all=True)


async def _for_asker(update: Update, context: AppContext, _: tuple[str, ...]) -> None:
    await _give(update, context, is_for_all=False)


async def _give(update: Update, context: AppContext, *, is_for_all: bool) -> None:
    form = await context.forms.of(context.member, ANSWER)
    if form is None:
        raise NoForm(Topic.ANSWER)
    try:
        await _given(update, context, form.answers, is_for_all=is_for_all)
    except Refusal as refusal:
        await _closed(update, context, refusal)


async def _given(
    update: Update, context: AppContext, words: AnswerWords, *, is_for_all: bool
) -> None:
    beside = _beside(context, await _asked(context, words))
    cards = await context.bot_data.answer_cards()
    if words.gap_id:
        answer = await context.suggestions.deciding.answer(context.member, words, beside=beside)
        others = len(await _waiting(context, answer))
        await reply.show(update, cards.sent(answer, others, texts.SENT_TO_ALL_ASKERS))
        return
    given = await context.answers.replying.answer(
        context.member, words, is_for_all=is_for_all, beside=beside
    )
    if not is_for_all:
        await reply.show(update, Screen(texts.SENT))
        return
    others = len(await _waiting(context, given.answer))
    await reply.show(update, cards.sent(given.answer, others, texts.SENT_TO_ALL))


async def _waiting(context: AppContext, answer: HeadAnswer) -> list[int]:
    """Return this head's open questions that ask the same as the one just answered."""
    likeness = context.bot_data.shelf.likeness
    waiting = await context.answers.queries.tasks(context.member)
    return [one.id for one in waiting if likeness.is_same(one.text, answer.question)]


async def _same(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    answer = await context.answers.queries.answer(_id(arguments))
    alike = await _waiting(context, answer) if answer is not None else []
    count = await context.answers.replying.answer_same(_id(arguments), context.member, alike)
    await reply.show(update, Screen(texts.same_given(count)))


async def _mine(update: Update, context: AppContext, _: tuple[str, ...]) -> None:
    answers = await context.answers.queries.given_by(context.member)
    cards = await context.bot_data.answer_cards()
    await reply.show(update, cards.mine(answers))


async def _end(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    await context.answers.replying.end(_id(arguments), context.member)
    await reply.show(update, Screen(texts.ENDED))


def _beside(context: AppContext, question: str) -> str:
    """Return what the shelf surely answers to the question today; empty if it does not."""
    answer = context.bot_data.shelf.answer(question)
    is_sure = answer.band is Band.SURE and answer.section is not None
    return fingerprint(answer.section) if is_sure and answer.section else ""


def _passage(context: AppContext, address: str) -> Screen | None:
    passage = context.bot_data.shelf.passage(address)
    return context.renderer.passage(passage, question_id=0) if passage is not None else None


def _id(arguments: tuple[str, ...]) -> int:
    return whole_number(arguments[0] if arguments else "")


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
    AnswerButton.FOR_ASKER: _for_asker,
    AnswerButton.SAME: _same,
    AnswerButton.MINE: _mine,
    AnswerButton.END: _end,
}
