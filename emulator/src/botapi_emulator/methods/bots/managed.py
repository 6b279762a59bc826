"""Bots that people made with this one: their tokens, and who may talk to them."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.parameters import identifiers
from botapi_emulator.world.bots import Bot

MOST_ADMITTED = 10
NOT_MANAGED = refusals.bad_request("BOT_INVALID")

Json = dict[str, Any]


async def get_managed_bot_token(call: Call) -> str:
    """The token of a bot."""
    return _managed(call).token


async def replace_managed_bot_token(call: Call) -> str:
    """Give a bot another token; the old one opens nothing more."""
    bot = _managed(call)
    call.world.renew_token(bot)
    return bot.token


async def get_managed_bot_access_settings(call: Call) -> Json:
    """Who may talk to a bot."""
    bot = _managed(call)
    settings: Json = {"is_access_restricted": bot.is_restricted}
    if bot.is_restricted:
        settings["added_users"] = [call.world.users[number].user() for number in bot.admitted]
    return settings


async def set_managed_bot_access_settings(call: Call) -> bool:
    """Say whether only its owner and some others may talk to a bot."""
    is_restricted, admitted = call.flag("is_access_restricted"), call.parsed("added_user_ids")
    named = identifiers.user_ids(admitted or [], MOST_ADMITTED) if is_restricted else []
    bot = _managed(call)
    if any(number not in call.world.users for number in named):
        raise refusals.USER_NOT_FOUND
    bot.is_restricted, bot.admitted = is_restricted, named
    return True


def _managed(call: Call) -> Bot:
    wanted = call.integer("user_id")
    found = (bot for bot in call.world.bots.values() if bot.id == wanted)
    bot = next(found, None)
    if bot is None or bot.manager_id != call.bot.id:
        raise NOT_MANAGED
    return bot
