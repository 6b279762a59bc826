"""Practice reports: begun with two taps, sent to nobody, ended or made real with two taps."""

from telegram import Update

from bot.context import AppContext
from bot.handlers.anomalies import beginning, report
from bot.screens.anomalies import practice as screens
from bot.telegram import ForgedData, Screen, callback_arguments, reply, whole_number
from bot.texts.anomalies import forms as texts
from office.anomalies import REPORT, Anomaly, ReportAnswers, ReportStep
from office.forms import Form


async def coba_lapor(update: Update, context: AppContext) -> None:
    """Say what practising is, and let it be begun with a second tap."""
    await reply.send(update, screens.offer())


async def take(update: Update, context: AppContext) -> None:
    """Begin to practise, make a practice report real, or end it; end a drill."""
    match callback_arguments.arguments(update):
        case ("offer",):
            await reply.show(update, screens.offer())
        case ("begin",):
            await begin(update, context, beginning.PRACTICE)
        case ("example",):
            await begin(update, context, beginning.PRACTICE_EXAMPLE)
        case ("meant",):
            form = await context.office.forms.change(context.member, REPORT, meant)
            await report.show(update, context, form)
        case ("real", number):
            meant_as = beginning.from_practice(whole_number(number))
            await report.start(update, context, meant_as, is_below=True)
        case ("end", number):
            await context.office.anomalies.practising.end(whole_number(number), context.member)
            await reply.show(update, Screen(texts.PRACTICE_OVER))
        case ("stop", number):
            await context.office.anomalies.drilling.end(whole_number(number), context.member)
            await reply.show(update, Screen(texts.DRILL_OVER))
        case _:
            raise ForgedData


async def begin(update: Update, context: AppContext, how: str) -> None:
    """Begin to practise, unless a real report is being written: that one comes first."""
    form = await context.office.forms.of(context.member, REPORT)
    is_real = form is not None and form.is_begun and form.answers.is_meant
    if form is not None and is_real and not form.is_result_of(update.update_id):
        await reply.show(update, Screen(texts.REAL_DRAFT_FIRST))
        return
    await report.begin(update, context, how)


def meant(form: Form[ReportStep, ReportAnswers]) -> Form[ReportStep, ReportAnswers]:
    """Go on as a real report. It is sent with one more tap, below who gets it."""
    return form if form.answers.is_meant else form.at(form.step, is_practice=False, drill=None)


async def show(update: Update, context: AppContext, anomaly: Anomaly) -> None:
    """Show a practice report to its reporter."""
    await reply.show(update, screens.card(anomaly, context.bot_data.zone))
