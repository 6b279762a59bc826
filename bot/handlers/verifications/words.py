"""What a button of a verification asks for: a day, a letter's number, a person."""

from typing import Any

from telegram import Update

from bot.context import AppContext
from bot.handlers.verifications.days import interview, typed_day
from bot.screens.verifications.card import SKIPPED, VerificationCards
from bot.telegram import ForgedData, Screen, pressed_day, reply, whole_number
from bot.telegram.typed import typed_text
from bot.texts.posts import no_date
from bot.texts.verifications import card as texts
from office.calendar import Unclear
from office.forms import NoForm
from office.people import Member
from office.verifications import (
    LONGEST_WORDS,
    VERIFICATION_WORDS,
    Channel,
    IssuerOutcome,
    VerificationEnded,
    VerificationWords,
    Wanted,
    WordsForm,
)


async def request(
    update: Update, context: AppContext, step: Wanted, answers: VerificationWords
) -> None:
    """Ask in a new message, so that the card stays where it is."""
    one = await context.office.verifications.queries.seen_by(
        answers.verification_id, context.member
    )
    if not (one.is_open or (step is Wanted.ANSWERED_BY and one.may_be_answered)):
        raise VerificationEnded
    form = await context.office.forms.begin(context.member, VERIFICATION_WORDS, step, answers)
    await reply.acknowledge(update)
    await reply.send(update, await _question(context, form))


async def show(update: Update, context: AppContext, form: WordsForm) -> None:
    """Ask again."""
    await reply.show(update, await _question(context, form))


async def take_answer(update: Update, context: AppContext, step: str, value: str) -> None:
    """Take the answer of a button, if the form is still at its question."""
    form = await context.office.forms.of(context.member, VERIFICATION_WORDS)
    if form is None:
        raise NoForm(VERIFICATION_WORDS.topic)
    if form.step != step:
        await show(update, context, form)
        return
    match form.step:
        case Wanted.CHANNEL if value in list(Channel):
            await _next(update, context, form, channel=Channel(value))
        case Wanted.ANSWERED_BY if value == SKIPPED:
            await _next(update, context, form, answered_by="")
        case Wanted.PERSON:
            await _give(update, context, form, whole_number(value))
        case Wanted.INTERVIEWED_ON:
            await _interviewed(update, context, form, value)
        case Wanted.SENT_ON | Wanted.EXPECTED_ON | Wanted.ANSWERED_ON:
            await _on(update, context, form, value)
        case _:
            raise ForgedData


async def typed(update: Update, context: AppContext, form: WordsForm) -> None:
    """Take a typed answer."""
    text = typed_text(update)
    if len(text) > LONGEST_WORDS:
        await reply.send(update, Screen(texts.TOO_LONG.format(most=LONGEST_WORDS)))
        return
    match form.step:
        case Wanted.SUSPENSION:
            number = form.answers.verification_id
            following = context.office.verifications.following
            await following.suspend(number, context.member, text)
        case Wanted.ANSWERED_BY:
            await _next(update, context, form, answered_by=text)
        case Wanted.PERSON:
            await reply.send(update, await _question(context, form, text))
        case _:
            await _typed_day(update, context, form, text)


async def _typed_day(update: Update, context: AppContext, form: WordsForm, text: str) -> None:
    try:
        day = typed_day(text, context.office.people.today())
    except Unclear:
        await reply.send(update, Screen(no_date(context.office.people.today())))
        return
    if form.step is Wanted.INTERVIEWED_ON:
        await _interviewed(update, context, form, day.isoformat())
    else:
        await _on(update, context, form, day.isoformat())


async def _on(update: Update, context: AppContext, form: WordsForm, value: str) -> None:
    """Take a day. That of the letter leads to the next question; any other is the last answer."""
    day, answers, by = pressed_day(value), form.answers, context.member
    following, number = context.office.verifications.following, answers.verification_id
    match form.step:
        case Wanted.SENT_ON:
            context.office.verifications.following.shared.check_past(day)
            await _next(update, context, form, sent_on=day)
        case Wanted.EXPECTED_ON if answers.channel is not None and answers.sent_on is not None:
            await following.sent(
                number, by, answers.channel, answers.sent_on, day, is_chasing=answers.is_chasing
            )
            await noted(update)
        case Wanted.ANSWERED_ON if answers.outcome is not None:
            await following.close(number, by, answers.outcome, day, answers.answered_by)
            await noted(update)
        case _:
            raise ForgedData


async def no_answer(update: Update, context: AppContext, verification_id: int) -> None:
    """Close without an answer. Neither a person nor a day is asked for."""
    await context.office.verifications.following.close(
        verification_id, context.member, IssuerOutcome.NO_ANSWER, context.office.people.today()
    )
    await noted(update)


async def _interviewed(update: Update, context: AppContext, form: WordsForm, value: str) -> None:
    application, day = interview(value)
    await context.office.verifications.following.interviewed(
        form.answers.verification_id, context.member, application, day
    )
    await noted(update)


async def _give(update: Update, context: AppContext, form: WordsForm, member_id: int) -> None:
    await context.office.verifications.following.assign(
        form.answers.verification_id, context.member, member_id
    )
    await noted(update)


async def _next(update: Update, context: AppContext, form: WordsForm, **answer: Any) -> None:
    step = form.step
    moved = await context.office.forms.answer(context.member, VERIFICATION_WORDS, step, **answer)
    await show(update, context, moved)


async def _question(context: AppContext, form: WordsForm, part: str = "") -> Screen:
    one = await context.office.verifications.queries.seen_by(
        form.answers.verification_id, context.member
    )
    cards = await VerificationCards.of(context.bot_data, one)
    people: list[Member] = []
    if form.step is Wanted.PERSON:
        people = [
            it for it in await context.office.posts.candidates(part) if it.id != one.holder_id
        ]
        if not people:
            return Screen(texts.NOBODY_FOUND)
    return cards.asked(one, form, people)


async def noted(update: Update) -> None:
    """Close the question of a tapped button. The outbox shows how it stands now."""
    if update.callback_query is not None:
        await reply.show(update, Screen(texts.NOTED))
