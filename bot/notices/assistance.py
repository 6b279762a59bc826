"""The renderers of the silent help. Each reads the call anew: what is over is never told."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens.assistance import call as screens
from bot.telegram import Screen, confidential
from bot.telegram.outgoing import Outgoing
from bot.texts import assistance as texts
from office.assistance import HelpCall, HelpNotice, HelpState
from office.outbox import OutboxMessage


async def called(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Say it without a sound."""
    call = await _call(message, bot_data)
    if call is None or call.state is not HelpState.CALLED:
        return None
    screen = await screens.card(bot_data, call, message.recipient_id)
    return Outgoing(Screen(screen.html, screen.rows, is_protected=True, is_silent=True))


async def rings(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Say it with a sound, in place of what came without. Undone, or somebody comes: say nothing.

    An edit makes no sound, so the old message goes and a new one comes.
    """
    call = await _call(message, bot_data)
    if call is None or call.state is not HelpState.CALLED:
        return None
    before = await _shown(message, bot_data)
    screen = await screens.card(bot_data, call, message.recipient_id)
    return Outgoing(
        screen, edit_of=before.message_id if before else None, drops_files=before is not None
    )


async def changed(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Let a message show how the call stands, unless a later one has taken its place."""
    call, shown = await _call(message, bot_data), await _shown(message, bot_data)
    if call is None or shown is None or shown.id != int(message.detail):
        return None
    screen = await screens.card(bot_data, call, message.recipient_id)
    return Outgoing(screen, edit_of=shown.message_id)


async def screen(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Let the caller's screen show how the call stands."""
    call = await _call(message, bot_data)
    if call is None or call.screen_id is None:
        return None
    return Outgoing(await screens.caller(bot_data, call), edit_of=call.screen_id)


async def tidied(message: OutboxMessage, _bot_data: BotData) -> Outgoing | None:
    """Delete the typed command."""
    return Outgoing(Screen(texts.CHECKING), deletes=(int(message.detail),))


async def tried(_message: OutboxMessage, _bot_data: BotData) -> Outgoing | None:
    """Try whether a chat takes what is sent. Nothing is shown that stays, and nothing sounds."""
    return Outgoing(Screen(""), is_trial=True)


async def test_failed(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell an admin why the self-test failed, unless a later one has passed."""
    selftest = bot_data.services.assistance.selftest
    test = await selftest.test(message.about or 0)
    if test is None or not await selftest.has_failed():
        return None
    lost = await selftest.not_reached(test.id)
    names = await bot_data.services.people.names(set(lost))
    named = [names[it] for it in lost if it in names]
    return Outgoing(confidential(texts.test_failed(named, test.tried, test.slowest_seconds)))


async def _call(message: OutboxMessage, bot_data: BotData) -> HelpCall | None:
    return await bot_data.services.assistance.calls.reread(message.about or 0)


async def _shown(message: OutboxMessage, bot_data: BotData) -> OutboxMessage | None:
    """Return the message that the recipient has of the call: the latest of both kinds."""
    outbox = bot_data.services.outbox
    kinds = (HelpNotice.CALLED, HelpNotice.RINGS)
    found = [
        each
        for kind in kinds
        for each in await outbox.arrived(kind, message.about, message.recipient_id)
    ]
    return max(found, key=lambda each: each.id, default=None)


ASSISTANCE: Mapping[str, Renderer] = {
    HelpNotice.CALLED: called,
    HelpNotice.RINGS: rings,
    HelpNotice.CHANGED: changed,
    HelpNotice.SCREEN: screen,
    HelpNotice.TIDIED: tidied,
    HelpNotice.TRIED: tried,
    HelpNotice.TEST_FAILED: test_failed,
}
