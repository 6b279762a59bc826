"""A question typed into the chat, or after /tanya: the heart of the bot."""

import re
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from telegram import Update

from bot.context import AppContext
from bot.handlers import privacy
from bot.handlers.answers import waiting
from bot.handlers.questions import fragment
from bot.screens.answers import AnswerCards
from bot.telegram import reply
from bot.telegram.callback_data import StaleButton
from bot.telegram.screen import Row, Screen
from bot.texts import talk
from knowledge.search.answer import Answer, Band
from knowledge.search.follow_up import Turn
from knowledge.search.words.smalltalk import SmallTalk, is_small_talk
from knowledge.shelf import address
from office.answers import HeadAnswer
from office.questions import Asked, QuestionOutcome

LONGEST_QUESTION = 500
_NUMBER = re.compile(r"([1-9])[.)]?")


async def tanya(update: Update, context: AppContext) -> None:
    """Answer the question that follows the command."""
    question = " ".join(context.args or [])
    if not question:
        await reply.send(update, Screen(talk.ASK_HOW))
        return
    await _answer(update, context, question)


async def typed(update: Update, context: AppContext) -> None:
    """Answer a message that is no command."""
    await asked(update, context, (update.message.text if update.message else None) or "")


async def asked(
    update: Update, context: AppContext, text: str, beside: tuple[Row, ...] = ()
) -> None:
    """Answer a text. A number alone may be an option of the choice above.

    `beside` are buttons for what else the text may be meant for.
    """
    text = text.strip()
    if number := _NUMBER.fullmatch(text):
        question = await context.office.questions.unchosen(context.member)
        if question is not None:
            await _choose(update, context, question, int(number[1]))
            return
    await _answer(update, context, text, beside)


class ForShelf(StrEnum):
    """Why a text is surely for the shelf, if it is not small talk."""

    OPTION = "option"
    SURE = "sure"
    EMPTY = "empty"


async def kind_of(context: AppContext, text: str) -> ForShelf | SmallTalk | None:
    """Return why a text is surely for the shelf; None if it may be for something else."""
    if not any(letter.isalnum() for letter in text):
        return ForShelf.EMPTY
    if (
        _NUMBER.fullmatch(text)
        and await context.office.questions.unchosen(context.member) is not None
    ):
        return ForShelf.OPTION
    if kind := is_small_talk(text):
        return kind
    is_short = len(text) <= LONGEST_QUESTION
    return ForShelf.SURE if is_short and await _band(context, text) is Band.SURE else None


async def may_be_for_shelf(context: AppContext, text: str) -> bool:
    """Whether the shelf has anything to say to a text."""
    if await kind_of(context, text) is not None or len(text) > LONGEST_QUESTION:
        return True
    return not _NUMBER.fullmatch(text) and await _band(context, text) is not Band.NONE


async def _band(context: AppContext, text: str) -> Band:
    before = await context.office.questions.last(context.member)
    return context.bot_data.shelf.answer(text, _turn(before)).band


async def _choose(update: Update, context: AppContext, question: Asked, number: int) -> None:
    """Take a typed number as a tap on that option of the choice above."""
    offered = question.offered.split(",")
    if not 1 <= number <= len(offered):
        await reply.send(update, Screen(talk.no_such_option(len(offered))))
        return
    passage = context.bot_data.shelf.passage(offered[number - 1])
    if passage is None:
        raise StaleButton
    await reply.send(update, context.renderer.passage(passage, question.id))
    await context.office.questions.choose(
        question.id, context.member, passage.sop.id, passage.section.slug
    )


async def _answer(
    update: Update, context: AppContext, question: str, beside: tuple[Row, ...] = ()
) -> None:
    if not any(letter.isalnum() for letter in question):
        await reply.send(update, Screen(talk.EMPTY))
    elif len(question) > LONGEST_QUESTION:
        await reply.send(update, Screen(talk.too_long(LONGEST_QUESTION)))
    elif kind := is_small_talk(question):
        await reply.send(update, Screen(talk.SMALL_TALK[kind]))
    else:
        await _look_up(update, context, question, beside)


async def _look_up(
    update: Update, context: AppContext, question: str, beside: tuple[Row, ...]
) -> None:
    before = _turn(await context.office.questions.last(context.member))
    with context.bot_data.metrics.searching():
        answer = context.bot_data.shelf.answer(question, before)
    head_answer = await context.bot_data.head_answer(answer)
    said = None
    if answer.band is Band.NONE and head_answer is None:
        said = fragment.said_of(question, before, _now(context))
    if said is not None:
        # Neither a question nor a gap of the shelf.
        await reply.send(update, Screen(said, beside))
        return
    unrecorded = context.bot_data.unrecorded
    if update.update_id not in unrecorded:
        screen = await _screen(context, answer, head_answer, update.update_id)
        await privacy.tell_masked(update, context)
        # Sent first, recorded after: a crash in between repeats an answer and never loses one.
        await reply.send(update, replace(screen, rows=(*beside, *screen.rows)))
        unrecorded.add(update.update_id)
    outcome = _outcome(answer, head_answer)
    await context.office.questions.record(update.update_id, context.member, question, outcome)
    unrecorded.discard(update.update_id)
    context.bot_data.metrics.answered(answer.band)


def _now(context: AppContext) -> datetime:
    return context.office.clock.now().astimezone(context.bot_data.zone)


async def _screen(
    context: AppContext, answer: Answer, given: HeadAnswer | None, question_id: int
) -> Screen:
    """Show what a head has answered to the same question; otherwise what the shelf has.

    Where it has nothing, the same question of this asker may be with a head already.
    """
    if given is None:
        waits = None
        if answer.band is Band.NONE:
            waits = await waiting.screen(context, answer.question, question_id)
        if waits is not None:
            return waits
        is_elsewhere = context.bot_data.is_elsewhere(answer)
        return context.renderer.answer(answer, question_id, is_elsewhere=is_elsewhere)
    passage = context.bot_data.pointed_at(given, question_id, context.member.unit)
    cards = await AnswerCards.of(context.bot_data, given)
    return cards.to_others(given, passage, question_id)


def _turn(before: Asked | None) -> Turn | None:
    """Return what was asked before, for a question that builds on it."""
    if before is None:
        return None
    return Turn(before.read_as or before.text, before.sop_id, before.section)


def _outcome(answer: Answer, given: HeadAnswer | None) -> QuestionOutcome:
    shown = answer.shown if given is None else None
    return QuestionOutcome(
        answer.band,
        sop_id=shown.sop.id if shown else None,
        section=shown.section.slug if shown else None,
        score=answer.probability,
        read_as=answer.question,
        answer_id=given.id if given is not None else None,
        offered=() if shown or given else tuple(address(hit.section) for hit in answer.offered),
    )
