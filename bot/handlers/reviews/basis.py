"""/aturan: something on which SOPs rest has changed. It is shown what that touches, and marked."""

from typing import Any

from telegram import Update

from bot.access import demand
from bot.context import AppContext
from bot.screens import forms as form_screens
from bot.screens.reviews.card import ReviewCards
from bot.telegram import Screen, reply
from bot.telegram.typed import typed_text
from bot.texts import reviews as texts
from office.forms import Form, NoForm
from office.reviews import BASIS, REPORTERS, BasisAnswers, BasisStep, Touched

Arguments = tuple[str, ...]


async def aturan(update: Update, context: AppContext) -> None:
    """Take what has changed, or show what is marked and ask."""
    demand(context, *REPORTERS)
    if said := " ".join(context.args or []):
        await _take(update, context, said)
        return
    if found := await context.office.reviews.basis.progress():
        await reply.send(update, ReviewCards.of(context.bot_data).progress(found))
    form = await context.office.forms.begin(context.member, BASIS)
    await show(update, context, form)


async def show(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Ask what has changed, or whether it is to be marked."""
    if form.step is BasisStep.WORDS:
        await reply.show(update, Screen(texts.ASK_HOW, (form_screens.last_row(form),)))
    else:
        answers: BasisAnswers = form.answers
        touched = context.office.reviews.basis.touched(answers.documents, answers.changed)
        await reply.show(update, _sure(context, touched))


async def typed(update: Update, context: AppContext, _form: Form[Any, Any]) -> None:
    """Take the sentence that says what has changed."""
    await _take(update, context, typed_text(update))


async def _take(update: Update, context: AppContext, said: str) -> None:
    touched = context.office.reviews.basis.understood(said)
    if touched is None:
        await reply.send(update, Screen(texts.NOT_UNDERSTOOD))
    elif not touched.lines and not touched.texts:
        await reply.send(update, Screen(texts.NOBODY_RESTS))
    else:
        answers = BasisAnswers(said, touched.changed, touched.documents)
        await context.office.forms.begin(context.member, BASIS, BasisStep.SURE, answers)
        await reply.send(update, _sure(context, touched))


def _sure(context: AppContext, touched: Touched) -> Screen:
    version = _version(touched.documents, touched.changed)
    return ReviewCards.of(context.bot_data).sure(touched, version)


def _version(documents: tuple[str, ...], changed: str) -> str:
    return form_screens.version(*documents, changed)


async def mark(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Mark what the screen above shows."""
    demand(context, *REPORTERS)
    form = await context.office.forms.of(context.member, BASIS)
    if form is None:
        raise NoForm(BASIS.topic)
    answers: BasisAnswers = form.answers
    if _version(answers.documents, answers.changed) != arguments[0]:
        await reply.show(update, form_screens.replaced())
        return
    basis = context.office.reviews.basis
    touched = await basis.mark(answers.documents, answers.changed, context.member)
    await reply.show(update, ReviewCards.of(context.bot_data).marked(touched))


async def unmark(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Take a mark back, with all that was marked together."""
    demand(context, *REPORTERS)
    basis = context.office.reviews.basis
    documents = await basis.marked_with(arguments[0])
    await basis.unmark(documents, context.member)
    await reply.show(update, Screen(texts.UNMARKED))
