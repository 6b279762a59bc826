"""An SOP is turned off, on again, or withdrawn with a reason and what to do instead."""

from telegram import Update

from bot.context import AppContext
from bot.handlers.revisions import draft_text
from bot.screens.revisions import writing as screens
from bot.screens.revisions.writing import WritingForm
from bot.telegram import reply
from bot.telegram.screen import Screen
from bot.texts.revisions import writing as texts
from knowledge.reading.revising.manuscript import Manuscript
from office.revisions import SOP_TEXT, WritingStep, Written
from office.revisions.drafting import Received, Target

Arguments = tuple[str, ...]

LONGEST = 300


async def switch(update: Update, context: AppContext, _: Arguments) -> None:
    """Turn the chosen SOP off, or on again. It is reviewed like any other text."""
    target = await _target(context)
    said = await context.office.revisions.drafting.switched(target)
    await reply.acknowledge(update)
    await _take(update, context, target, said, begins=True)


async def ask(update: Update, context: AppContext, _: Arguments) -> None:
    """Ask why the chosen SOP is withdrawn."""
    await _target(context)
    form = await context.office.forms.go_to(context.member, SOP_TEXT, WritingStep.REASON)
    await reply.show(update, screens.reason(form))


async def typed(update: Update, context: AppContext, form: WritingForm, said: str) -> None:
    """Take the reason, and then what to do instead. Both end in the preview."""
    words = _as_end_of_sentence(said)
    if len(words) > LONGEST:
        await reply.send(update, Screen(texts.TOO_LONG.format(most=LONGEST)))
    elif form.step is WritingStep.REASON:
        await context.office.forms.change(
            context.member, SOP_TEXT, lambda it: it.at(WritingStep.INSTEAD, reason=words)
        )
        await reply.show(update, screens.instead())
    else:
        target = await _target(context)
        drafting = context.office.revisions.drafting
        text = await drafting.withdrawn(target, form.answers.reason, words)
        await _take(update, context, target, text)


async def _target(context: AppContext) -> Target:
    written = (await draft_text.form_of(context)).answers
    return await context.office.revisions.drafting.target(written.path)


async def _take(
    update: Update, context: AppContext, target: Target, text: str, *, begins: bool = False
) -> None:
    written, sent = Written(**target.values), Received(Manuscript.of(text))
    await draft_text.take(update, context, written, sent, begins=begins)


def _as_end_of_sentence(said: str) -> str:
    """Return words as they end a sentence: "Aturannya diganti." becomes "aturannya diganti"."""
    words = " ".join(said.split()).rstrip(" .")
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
