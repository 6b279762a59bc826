"""A newcomer's first minutes: one question, one practice report, what becomes of their words."""

from typing import Any

from telegram import Update

from bot.context import AppContext
from bot.handlers.anomalies import beginning, practice
from bot.handlers.questions import ask
from bot.screens.people import first_minutes as screens
from bot.telegram import ForgedData, callback_arguments, reply
from office.forms import Form
from office.membership import FIRST_MINUTES, FirstStep


async def take(update: Update, context: AppContext) -> None:
    """Go on where they were left, try the step that is shown, or skip it."""
    match callback_arguments.arguments(update):
        case ():
            form = await context.office.forms.of(context.member, FIRST_MINUTES)
            await _show(update, context, form.step if form is not None else FirstStep.ASK)
        case ("ask",):
            await _try_question(update, context)
        case ("practise",):
            await _try_practice(update, context)
        case ("skip", step) if step in list(FirstStep):
            await _show(update, context, FirstStep(step))
        case _:
            raise ForgedData


async def show(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Show the step at which a member is."""
    await _draw(update, context, form.step)


async def typed(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Show the step again. No step takes what is typed."""
    await show(update, context, form)


async def _try_question(update: Update, context: AppContext) -> None:
    """Ask the question of their role, and go on below its answer."""
    roles = context.office.people.roles(context.member)
    await _keep(context, FirstStep.PRACTISE)
    await reply.acknowledge(update)
    await ask.asked(update, context, screens.question(roles))
    await reply.send(update, screens.step(FirstStep.PRACTISE, roles))


async def _try_practice(update: Update, context: AppContext) -> None:
    """Say what becomes of their words, and let them send a practice report below that."""
    await _keep(context, FirstStep.WORDS)
    await _draw(update, context, FirstStep.WORDS)
    with reply.below():
        await practice.begin(update, context, beginning.PRACTICE_EXAMPLE)
    await context.office.forms.finish(context.member, FIRST_MINUTES.topic)


async def _show(update: Update, context: AppContext, step: FirstStep) -> None:
    await _keep(context, step)
    await _draw(update, context, step)
    if step is FirstStep.WORDS:
        await context.office.forms.finish(context.member, FIRST_MINUTES.topic)


async def _draw(update: Update, context: AppContext, step: FirstStep) -> None:
    await reply.show(update, screens.step(step, context.office.people.roles(context.member)))


async def _keep(context: AppContext, step: FirstStep) -> None:
    await context.office.forms.begin(context.member, FIRST_MINUTES, step)
