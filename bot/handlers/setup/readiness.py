"""/siapkan: what is missing before real data; what Pandu cannot see is asked and answered here."""

from telegram import Update

from bot.access import demand
from bot.context import AppContext
from bot.handlers.setup import paper
from bot.screens.setup import SetupScreens, SetupTap
from bot.telegram import ForgedData, callback_arguments, reply, whole_number
from bot.texts import setup as texts
from bot.texts.figures import paper as paper_texts
from office.people import Role
from office.setup import ASKED, PAPER, SEERS, ReadinessStep, StepAnswer

_ANSWERS = {SetupTap.YES: StepAnswer.YES, SetupTap.NOT_YET: StepAnswer.NOT_YET}


async def siapkan(update: Update, context: AppContext) -> None:
    """Show how far the office is, from what is true at this moment."""
    demand(context, *SEERS)
    screens = await SetupScreens.of(context.bot_data)
    await reply.send(update, screens.overview())
    await _hand_over(context, screens)


async def pressed(update: Update, context: AppContext) -> None:
    """Ask a step, take its answer, or take that back."""
    demand(context, *SEERS)
    # Who turns to something else is not asked for lines any more.
    await context.office.forms.discard(context.member, PAPER.topic)
    match callback_arguments.arguments(update):
        case (SetupTap.STEPS,):
            await reply.show(update, (await SetupScreens.of(context.bot_data)).overview())
        case (SetupTap.ANSWERS,):
            await reply.show(update, (await SetupScreens.of(context.bot_data)).answers())
        case (SetupTap.PAPER,):
            await paper.begin(update, context)
        case (SetupTap.ASK, step) if step in ASKED:
            screens = await SetupScreens.of(context.bot_data)
            await reply.show(update, screens.question(ReadinessStep(step)))
        case (SetupTap.YES | SetupTap.NOT_YET as said, step) if step in ASKED:
            await _answer(update, context, ReadinessStep(step), _ANSWERS[SetupTap(said)])
        case (SetupTap.UNDO, number):
            await _undo(update, context, whole_number(number))
        case _:
            raise ForgedData


async def _answer(
    update: Update, context: AppContext, step: ReadinessStep, answer: StepAnswer
) -> None:
    number = await context.office.setup.answer(context.member, step, answer)
    screens = await SetupScreens.of(context.bot_data)
    await reply.show(update, screens.after(step, answer, number))
    await _hand_over(context, screens)


async def _hand_over(context: AppContext, screens: SetupScreens) -> None:
    """Let the head of office know what waits for them, once the admin has done their part."""
    office = context.office
    opening = office.rules().hours.next_opening(office.clock.now())
    await office.setup.hand_over(screens.found, context.member, opening)


async def _undo(update: Update, context: AppContext, number: int) -> None:
    step = await context.office.setup.undo(context.member, number)
    screens = await SetupScreens.of(context.bot_data)
    if step is None:
        await reply.show(update, screens.paper(paper_texts.UNDONE, is_asked=False))
    else:
        await reply.show(update, screens.question(step, texts.undone(step)))


async def note(context: AppContext) -> str:
    """Return the line above the screens of an admin; empty once the office is live."""
    setup = context.office.setup
    if Role.ADMIN not in context.office.people.roles(context.member) or await setup.is_live():
        return ""
    return texts.note(await setup.look())
