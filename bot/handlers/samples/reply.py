"""What a colleague does who is asked how they would ask about an SOP."""

from typing import Any, Final

from telegram import Message, Update

from bot.context import AppContext
from bot.handlers.feature import Code
from bot.screens.samples import card
from bot.screens.samples.card import ABOUT, SampleButton
from bot.telegram import callback_arguments, reply
from bot.telegram.callback_data import ForgedData, whole_number
from bot.telegram.screen import Screen
from bot.telegram.typed import typed_text
from bot.texts import forms as form_texts
from bot.texts import samples as texts
from office.forms import Form
from office.samples import SAMPLES, NoSampleFits, SampleAnswers, SampleRequestOver, SampleStep


async def pressed(update: Update, context: AppContext) -> None:
    """Begin to write, or skip."""
    match callback_arguments.arguments(update):
        case (SampleButton.WRITE, number):
            await _begin(update, context, whole_number(number))
        case (SampleButton.SKIP, number):
            await context.office.samples.replies.skip(whole_number(number), context.member)
            await reply.show(update, Screen(texts.SKIPPED))
        case _:
            raise ForgedData


async def _begin(update: Update, context: AppContext, request_id: int) -> None:
    await context.office.samples.replies.seen_by(request_id, context.member)
    form = await context.office.forms.begin(
        context.member, SAMPLES, SampleStep.WORDS, SampleAnswers(request_id)
    )
    await reply.acknowledge(update)
    await show(update, context, form)


async def show(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Ask for the words, in a new message: the request stays where it is."""
    replies = context.office.samples.replies
    request = await replies.seen_by(form.answers.request_id, context.member)
    sop = context.bot_data.shelf.library.get(request.sop_id)
    if sop is None:
        raise SampleRequestOver
    await reply.send(update, card.prompt(sop))


async def typed(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Take the words of the form."""
    await _take(update, context, form.answers.request_id)


async def _take(update: Update, context: AppContext, request_id: int) -> None:
    replies, text = context.office.samples.replies, typed_text(update)
    try:
        checked = await replies.answer(request_id, context.member, text)
    except NoSampleFits as refusal:
        await reply.send(update, card.again(texts.none_fits(refusal), request_id))
        return
    await reply.send(update, Screen(texts.taken(checked)))


def _named_in(original: Message) -> tuple[int, ...]:
    """Return the request that a message of the bot asks about."""
    is_ours = original.from_user is not None and original.from_user.is_bot
    named = ABOUT.search(original.text or "") if is_ours else None
    return (whole_number(named[1]),) if named is not None else ()


async def _reply(update: Update, context: AppContext, named: tuple[int, ...]) -> None:
    if not typed_text(update):
        await reply.send(update, Screen(form_texts.NO_FILES), is_quoting=True)
        return
    await _take(update, context, *named)


CODE: Final = Code(_named_in, _reply)
