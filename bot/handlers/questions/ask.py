"""A question typed into the chat, or after /tanya: the heart of the bot."""

import re

from telegram import Update

from bot.context import AppContext
from bot.screens.questions import MOST_CHOICES, Renderer
from bot.telegram import reply
from bot.telegram.screen import Screen
from bot.texts import talk
from knowledge.search.answer import Answer
from knowledge.search.smalltalk import is_small_talk
from knowledge.shelf import Passage
from office.questions import Outcome, Question
from office.questions.pace import Pace

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


async def asked(update: Update, context: AppContext, text: str) -> None:
    """Answer a text; a number alone may be an option of the choice above."""
    text = text.strip()
    if number := _NUMBER.fullmatch(text):
        question = await context.questions.unchosen(context.member)
        if question is not None:
            await _choose(update, context, question, int(number[1]))
            return
    await _answer(update, context, text)


async def _choose(update: Update, context: AppContext, question: Question, number: int) -> None:
    """Take a typed number for a tap on that option of the choice above."""
    hits = context.bot_data.shelf.answer(question.text).hits[:MOST_CHOICES]
    if not 1 <= number <= len(hits):
        await reply.send(update, Screen(talk.no_such_option(len(hits))))
        return
    hit = hits[number - 1]
    passage = Passage(hit.sop, hit.section)
    await reply.send(update, renderer(context).passage(passage, question.id))
    await context.questions.choose(question.id, context.member, hit.sop.id, hit.section.slug)


async def _answer(update: Update, context: AppContext, question: str) -> None:
    if not any(letter.isalnum() for letter in question):
        await reply.send(update, Screen(talk.EMPTY))
    elif len(question) > LONGEST_QUESTION:
        await reply.send(update, Screen(talk.too_long(LONGEST_QUESTION)))
    elif kind := is_small_talk(question):
        await reply.send(update, Screen(talk.SMALL_TALK[kind]))
    else:
        await _look_up(update, context, question)


async def _look_up(update: Update, context: AppContext, question: str) -> None:
    await _keep_pace(update, context)
    with context.bot_data.metrics.searching():
        answer = context.bot_data.shelf.answer(question)
    screen = renderer(context).answer(answer, update.update_id)
    if context.masked:
        await reply.send(update, Screen(talk.masked(context.masked)))
    # Sent first, recorded after: a crash in between repeats an answer and never loses one.
    await reply.send(update, screen)
    await context.questions.record(update.update_id, context.member, question, _outcome(answer))
    context.bot_data.metrics.answered(answer.band)


async def _keep_pace(update: Update, context: AppContext) -> None:
    """Hold back a member who asks faster than anybody can read, and tell him once."""
    clock = context.clock
    pace = context.bot_data.paces.setdefault(context.member.telegram_id, Pace())
    if pace.wait(clock.now()) and not pace.is_slowed:
        pace.is_slowed = True
        await reply.send(update, Screen(talk.SLOW_DOWN))
    while wait := pace.wait(clock.now()):
        async with context.bot_data.resting():
            await clock.sleep(wait)
    pace.note(clock.now())


def renderer(context: AppContext) -> Renderer:
    """The renderer of today's library."""
    bot_data = context.bot_data
    today = bot_data.services.people.today()
    return Renderer(bot_data.shelf.library, bot_data.directory, today, bot_data.has_script)


def _outcome(answer: Answer) -> Outcome:
    if not answer.hits:
        return Outcome(answer.band)
    best = answer.hits[0]
    if answer.section is None:
        return Outcome(answer.band, score=best.score)
    return Outcome(answer.band, best.sop.id, answer.section.slug, best.score)
