"""setMyCommands, getMyCommands, deleteMyCommands, each with scope and language."""

import re

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.world.bots import Scope
from botapi_emulator.world.events import Event

NAME = re.compile(r"[a-z0-9_]+")
NAME_LIMIT = 32
DESCRIPTION_LIMIT = 256
COMMANDS_LIMIT = 100
PLAIN_SCOPES = {
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
}


async def set_my_commands(call: Call) -> bool:
    """Set the menu of one scope and language."""
    commands = [_command(one) for one in call.data("commands") or []]
    if len(commands) > COMMANDS_LIMIT:
        raise refusals.COMMANDS_TOO_MANY
    call.bot.commands[_scope(call), call.text("language_code")] = commands
    call.world.emit(Event("commands", call.bot))
    return True


def _command(given: dict[str, str]) -> dict[str, str]:
    name = given["command"].strip().removeprefix("/")
    description = given["description"].strip()
    if not name:
        raise refusals.COMMAND_EMPTY
    if len(name) > NAME_LIMIT:
        raise refusals.COMMAND_TOO_LONG
    if not description:
        raise refusals.COMMAND_DESCRIPTION_EMPTY
    if len(description) > DESCRIPTION_LIMIT:
        raise refusals.COMMAND_DESCRIPTION_TOO_LONG
    if not NAME.fullmatch(name):
        raise refusals.COMMAND_INVALID
    return {"command": name, "description": description}


async def get_my_commands(call: Call) -> list[dict[str, str]]:
    """The menu of one scope and language; no fallback to wider scopes."""
    return call.bot.commands.get((_scope(call), call.text("language_code")), [])


async def delete_my_commands(call: Call) -> bool:
    """Let a scope fall back to the wider one."""
    call.bot.commands.pop((_scope(call), call.text("language_code")), None)
    call.world.emit(Event("commands", call.bot))
    return True


def _scope(call: Call) -> Scope:
    given = call.data("scope") or {"type": "default"}
    kind = str(given.get("type"))
    if kind in PLAIN_SCOPES:
        return kind, None, None
    wanted = str(given.get("chat_id"))
    if not wanted.lstrip("-").isdigit() or not call.world.chat(call.bot, int(wanted)):
        raise refusals.CHAT_NOT_FOUND
    return kind, int(wanted), given.get("user_id")
