"""The menu of commands: what each member sees derives from the one table of commands."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog
from rapidfuzz import fuzz, process
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import TelegramError

from bot.telegram.pace import backoff
from bot.texts.commands import CommandWords
from knowledge.reading.content import Content
from office.clock import Clock, sleep_until
from office.people import Member, People, Role

LOOKS_EVERY = timedelta(minutes=1)

_PLAIN = frozenset({Role.OFFICER})
_ALIKE = 60.0

log = structlog.get_logger("bot.telegram.menus")


def no_presets(_content: Content) -> Mapping[str, str]:
    """Offer no choice beforehand."""
    return {}


@dataclass(frozen=True)
class Command:
    """A command, its handler, and the roles that see it (none named: every member)."""

    name: str
    words: CommandWords
    handler: Callable[..., Coroutine[Any, Any, None]]
    roles: frozenset[Role] = frozenset()
    is_listed: bool = True
    presets: Callable[[Content], Mapping[str, str]] = no_presets
    """What a button can choose beforehand, and what people call it."""
    begin: Callable[..., Coroutine[Any, Any, None]] | None = None
    """Begins it with what a button has chosen, or "". None: the handler does, and nothing is."""

    @property
    def description(self) -> str:
        """What Telegram's menu says."""
        return self.words.menu

    def is_for(self, roles: frozenset[Role]) -> bool:
        return self.is_listed and (not self.roles or bool(self.roles & roles))


def listed(commands: Sequence[Command], roles: frozenset[Role]) -> list[Command]:
    """Return the commands that a member with these roles may use, in the order of the table."""
    return [command for command in commands if command.is_for(roles)]


def nearest(typed: str, commands: Sequence[Command]) -> str | None:
    """Return the name of the command most like what was typed, or None if none is similar."""
    names = [command.name for command in commands]
    found = process.extractOne(typed, names, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return found[0] if found else None


async def offer_everyone(bot: Bot, commands: Sequence[Command]) -> None:
    """Set the menu of every private chat that has none of its own."""
    await bot.set_my_commands(
        _entries(commands, frozenset()), scope=BotCommandScopeAllPrivateChats()
    )


async def offer(
    bot: Bot, commands: Sequence[Command], chat_id: int, roles: frozenset[Role]
) -> None:
    """Set the menu of one member's chat. It only shows: every command is authorised again."""
    await bot.set_my_commands(_entries(commands, roles), scope=BotCommandScopeChat(chat_id))


def _entries(commands: Sequence[Command], roles: frozenset[Role]) -> list[BotCommand]:
    return [BotCommand(command.name, command.description) for command in listed(commands, roles)]


@dataclass
class Menus:
    """Keeps each member's menu in step with their roles: posts begin and end by date alone."""

    people: People
    clock: Clock
    commands: tuple[Command, ...]
    _shown: dict[int, frozenset[Role]] = field(default_factory=dict)
    # What members without a post saw at the last look. None before it: a post may have ended before
    # the start.
    _before: frozenset[Role] | None = None
    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    def look(self) -> None:
        """Look now: somebody's roles may have changed."""
        self._woken.set()

    async def keep(self, bot: Bot) -> None:
        """Correct every member's menu that differs from their roles, until cancelled.

        Members who had no post at the last look either have the menu of every private chat.
        """
        while True:
            self._woken.clear()
            looked_at = self.clock.now()
            try:
                for member in await self.people.with_posts():
                    await self._offer(bot, member)
                self._before = _PLAIN
            except TelegramError as error:
                # Without its menu every command still works. The next look tries again.
                log.warning("a menu could not be set", reason=type(error).__name__)
            except Exception:
                # The database may be down for a while.
                log.exception("the menus could not be looked at")
            await self._rest(looked_at + LOOKS_EVERY)

    async def _offer(self, bot: Bot, member: Member) -> None:
        roles = self.people.roles(member)
        if roles != self._shown.get(member.id, self._before):
            try:
                await offer(bot, self.commands, member.telegram_id, roles)
            except TelegramError as error:
                if backoff.passes_by_itself(error):
                    raise
                log.info("a member takes no menu", member=member.id, reason=type(error).__name__)
        self._shown[member.id] = roles

    async def _rest(self, until: datetime) -> None:
        waits = [
            asyncio.ensure_future(self._woken.wait()),
            asyncio.ensure_future(sleep_until(self.clock, until)),
        ]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
