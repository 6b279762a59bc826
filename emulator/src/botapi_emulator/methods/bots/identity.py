"""getMe, logOut, close."""

from typing import Any

from botapi_emulator.methods.call import Call


async def get_me(call: Call) -> dict[str, Any]:
    """The bot itself."""
    return {
        **call.bot.user(),
        "can_join_groups": True,
        "can_read_all_group_messages": call.bot.reads_all_groups,
        "supports_inline_queries": call.bot.answers_inline,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "can_manage_bots": call.bot.manages,
        "supports_guest_queries": call.bot.answers_guests,
        "supports_join_request_queries": call.bot.guards,
    }


async def log_out(_call: Call) -> bool:
    """Leave the cloud server; here nothing changes."""
    return True


async def close(_call: Call) -> bool:
    """Close the bot's instance before it moves; here nothing changes."""
    return True
