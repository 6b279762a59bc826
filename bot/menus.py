"""The menu of commands: what each member sees is derived from the one table of commands."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from office.people import Role


@dataclass(frozen=True)
class Command:
    """A command, its handler, and the roles that see it (none named: every member)."""

    name: str
    description: str
    handler: Callable[..., Coroutine[Any, Any, None]]
    roles: frozenset[Role] = frozenset()
    is_listed: bool = True

    def is_for(self, roles: frozenset[Role]) -> bool:
        return self.is_listed and (not self.roles or bool(self.roles & roles))


def listed(commands: Sequence[Command], roles: frozenset[Role]) -> list[Command]:
    """The commands that a member with these roles may use, in the order of the table."""
    return [command for command in commands if command.is_for(roles)]


async def offer_everyone(bot: Bot, commands: Sequence[Command]) -> None:
    """Set the menu that every private chat shows until it has one of its own."""
    await bot.set_my_commands(
        _entries(commands, frozenset()), scope=BotCommandScopeAllPrivateChats()
    )


async def offer(
    bot: Bot, commands: Sequence[Command], chat_id: int, roles: frozenset[Role]
) -> None:
    """Set the menu of one member's chat. It only shows; every command is checked again."""
    await bot.set_my_commands(_entries(commands, roles), scope=BotCommandScopeChat(chat_id))


def _entries(commands: Sequence[Command], roles: frozenset[Role]) -> list[BotCommand]:
    return [BotCommand(command.name, command.description) for command in listed(commands, roles)]
