"""The form of a head's answer: words or a passage are asked for, and shown before they go."""

from typing import Any

from telegram import Update

from bot.context import AppContext
from bot.handlers import previews, privacy
from bot.screens.answers import AnswerCards, Around, said_in
from bot.screens.questions import Carried
from bot.telegram import Screen, reply
from bot.telegram.typed import typed_text
from bot.texts import answers as texts
from bot.texts.anomalies import report as lengths
from knowledge.shelf import Passage
from office.answers import ANSWER, LONGEST_ANSWER, AnswerStep, AnswerWords
from office.errors import Refusal
from office.forms import Form

_TO_CHOOSE = 4


async def show(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Show the form: the question for words or a passage, or the preview."""
    screen = await _screen(context, form)
    if form.step is AnswerStep.PREVIEW:
        await previews.show(update, context, form, screen)
    else:
        await reply.show(update, screen)


async def _screen(context: AppContext, form: Form[Any, Any]) -> Screen:
    words: AnswerWords = form.answers
    asked, shown = await _both(context, words)
    old = await context.office.answers.queries.answer(words.replaces)
    around = await _around(context, words, asked)
    cards = await AnswerCards.of(context.bot_data, old, around.other)
    match form.step:
        case AnswerStep.WORDS:
            return cards.prompt(shown)
        case AnswerStep.PASSAGE:
            hits = context.bot_data.shelf.answer(words.looked_for or asked).hits
            found = [Passage(hit.sop, hit.section) for hit in hits[:_TO_CHOOSE]]
            return cards.passages(shown, found)
        case _:
            return cards.preview(shown, words, _passage(context, words.passage), old, around)


async def _around(context: AppContext, words: AnswerWords, asked: str) -> Around:
    """Return the answer that the writer should see, if they have not decided about it yet."""
    question = await context.office.answers.queries.reread(words.forwarded_id)
    known = {*words.takes, *words.beside, words.replaces}
    reader = context.member.id
    if question is not None:
        known.add(question.answer_id or 0)
        reader = 0 if question.remark else reader
    comparing = context.office.answers.comparing
    other = await comparing.before_answered(asked, reader, known)
    return Around(other, said_in(context.bot_data, other))


async def asked(context: AppContext, words: AnswerWords) -> str:
    """Return the question that is answered: one that was forwarded, or a gap."""
    return (await _both(context, words))[0]


async def _both(context: AppContext, words: AnswerWords) -> tuple[str, str]:
    """Return the question, and the same with what was asked about its answer."""
    if words.gap_id:
        deciding = context.office.suggestions.deciding
        text = (await deciding.seen_by(words.gap_id, context.member)).text
        return text, text
    queries = context.office.answers.queries
    question = await queries.seen_open(words.forwarded_id, context.member, words.replaces)
    return question.compared, question.whole


async def typed(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Take the words of an answer, or the words that search for a passage."""
    text = typed_text(update)
    if not await is_fit(update, context, text):
        return
    if form.step is AnswerStep.PASSAGE:
        form = await context.office.forms.change(
            context.member, ANSWER, lambda it: it.at(AnswerStep.PASSAGE, looked_for=text)
        )
    else:
        # Words typed at the preview replace those above, or the passage.
        form = await context.office.forms.change(
            context.member,
            ANSWER,
            lambda it: it.at(AnswerStep.PREVIEW, text=text, passage="", is_pointing=False),
        )
    try:
        await show(update, context, form)
    except Refusal as refusal:
        await closed(update, context, refusal)


async def begin(update: Update, context: AppContext, step: AnswerStep, words: AnswerWords) -> None:
    """Ask in a new message, so that the card stays where it is."""
    await previews.strip(update, context, ANSWER)
    form = await context.office.forms.begin(context.member, ANSWER, step, words)
    await reply.acknowledge(update)
    await reply.send(update, await _screen(context, form))


async def begin_with(update: Update, context: AppContext, words: AnswerWords) -> None:
    """Show the preview of words that were sent without being asked for."""
    # Refused before a form is begun: what they write next is no answer.
    await asked(context, words)
    words = await previews.replacing(context, ANSWER, words)
    form = await context.office.forms.begin(context.member, ANSWER, AnswerStep.PREVIEW, words)
    await show(update, context, form)


async def closed(update: Update, context: AppContext, refusal: Refusal) -> None:
    """Say why there is nothing left to answer. What they write next is no answer."""
    await reply.acknowledge(update)
    await reply.send(update, Screen(context.bot_data.refusal(refusal)))
    await context.office.forms.finish(context.member, ANSWER.topic)


async def is_fit(update: Update, context: AppContext, text: str) -> bool:
    """Tell what was masked. Returns whether the text is short enough."""
    await privacy.tell_masked(update, context, texts.hidden(context.masked))
    if len(text) <= LONGEST_ANSWER:
        return True
    complaint = lengths.TEXT_TOO_LONG.format(length=len(text), most=LONGEST_ANSWER)
    await reply.send(update, Screen(complaint))
    return False


def _passage(context: AppContext, address: str) -> Screen | None:
    passage = context.bot_data.shelf.passage(address)
    return context.renderer.passage(passage, Carried()) if passage is not None else None
