"""/dampingi and its buttons: a call is made with one tap, answered with one, and ended with one.

What a tap changes is edited by the outbox, the tapped message too: once, before all else, and at
the pace that Telegram takes.
"""

from collections.abc import Awaitable, Callable, Mapping

from telegram import Update

from bot.context import AppContext
from bot.handlers.anomalies import beginning, report
from bot.handlers.assistance import prepare
from bot.screens.assistance import call as screens
from bot.screens.assistance.actions import HelpButton
from bot.telegram import ForgedData, callback_arguments, reply, whole_number
from office.assistance import HelpCall, HelpEnding


async def dampingi(update: Update, context: AppContext) -> None:
    """Call, and let the typed command leave the chat."""
    typed = update.message.message_id if update.message else None
    await _show(update, context, await context.office.assistance.calls.make(context.member, typed))


async def pressed(update: Update, context: AppContext) -> None:
    """Do what the button says."""
    match callback_arguments.arguments(update):
        case (act, *arguments) if act in _ACTS and len(arguments) < _TOO_MANY:
            await _ACTS[HelpButton(act)](update, context, *arguments)
        case _:
            raise ForgedData


async def _ask(update: Update, context: AppContext, *_: str) -> None:
    await _show(update, context, await context.office.assistance.calls.make(context.member))


async def _show(update: Update, context: AppContext, call: HelpCall) -> None:
    """Show the caller's screen, and note which message it is. An older one loses its buttons."""
    screen = await screens.caller(context.bot_data, call)
    shown = await reply.show_newest(update, screen, call.screen_id or 0)
    await context.office.assistance.calls.keep_screen(call, shown)


async def _end(update: Update, context: AppContext, *arguments: str) -> None:
    match arguments:
        case (number, (HelpEnding.MISTAKE | HelpEnding.SAFE | HelpEnding.DONE) as ending):
            await context.office.assistance.calls.end(
                whole_number(number), context.member, HelpEnding(ending)
            )
            await reply.acknowledge(update)
        case _:
            raise ForgedData


async def _report(update: Update, context: AppContext, *arguments: str) -> None:
    """Begin the report below, filled in. The call is over once it has begun."""
    call = await context.office.assistance.calls.own(_number(arguments), context.member)
    await report.start(update, context, beginning.after_call(call.id), is_below=True)


async def _come(update: Update, context: AppContext, *arguments: str) -> None:
    await context.office.assistance.calls.come(_number(arguments), context.member)
    await reply.acknowledge(update)


async def _stay_away(update: Update, context: AppContext, *arguments: str) -> None:
    await context.office.assistance.calls.stay_away(_number(arguments), context.member)
    await reply.acknowledge(update)


def _number(arguments: tuple[str, ...]) -> int:
    return whole_number(arguments[0] if arguments else "")


_TOO_MANY = 3
_ACTS: Mapping[HelpButton, Callable[..., Awaitable[None]]] = {
    HelpButton.ASK: _ask,
    HelpButton.COME: _come,
    HelpButton.NOT_COMING: _stay_away,
    HelpButton.END: _end,
    HelpButton.REPORT: _report,
    HelpButton.SETTING: prepare.show,
    HelpButton.CHOOSE: prepare.choose,
    HelpButton.NAME: prepare.name,
}
