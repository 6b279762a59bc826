"""A bot as Telegram knows it: identity, profile, command menus, waiting updates, webhook."""

import re
from dataclasses import dataclass, field
from typing import Any

from botapi_emulator.world.owned.stars import Ledger
from botapi_emulator.world.updates import UpdateQueue

TOKEN_FORM = re.compile(r"[0-9]{1,18}:[\w-]+", re.ASCII)
Scope = tuple[str, int | None, int | None]
"""A command scope: its type, chat and user."""


@dataclass
class Webhook:
    """Where updates are pushed, and how the last pushes went."""

    url: str
    secret_token: str | None = None
    max_connections: int = 40
    ip_address: str = ""
    has_certificate: bool = False
    last_error_at: int | None = None
    last_error: str | None = None

    def is_like(self, other: "Webhook") -> bool:
        """Whether it leads to the same place in the same way."""
        mine, its = (
            (one.url, one.secret_token, one.max_connections, one.ip_address)
            for one in (self, other)
        )
        return mine == its


@dataclass(eq=False)
class Bot:
    """One bot. `token` opens its API; `updates` waits for its poller or webhook.

    `poll_number` counts getUpdates requests, so that an older one learns of a newer one.
    """

    id: int
    token: str
    username: str
    name: str
    updates: UpdateQueue = field(default_factory=UpdateQueue)
    webhook: Webhook | None = None
    commands: dict[tuple[Scope, str], list[dict[str, str]]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int | None, dict[str, Any]] = field(default_factory=dict)
    default_rights: dict[bool, dict[str, Any]] = field(default_factory=dict)
    """The rights it asks for where it is added, in groups (False) and in channels (True)."""
    games: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Its games as Game objects, by their short names; what is not here is shown by its name."""
    stars: Ledger = field(default_factory=Ledger)
    photos: list[list[dict[str, Any]]] = field(default_factory=list)
    """The photos of its profile, the newest first."""
    verifies: bool = False
    """Whether it speaks for an organization that verifies others."""
    reads_all_groups: bool = False
    """Whether privacy mode is off: it reads everything in groups, not only what is for it."""
    answers_inline: bool = False
    answers_guests: bool = False
    """Whether people may ask it in chats that it is not in."""
    guards: bool = False
    """Whether it decides at once on who asks to join."""
    manages: bool = False
    """Whether people may make bots with it."""
    manager_id: int = 0
    owner_id: int = 0
    """The bot and the person that it was made by, if it is a managed one."""
    is_restricted: bool = False
    admitted: list[int] = field(default_factory=list)
    """Whether only its owner and these people may talk to it."""
    last_message_id: int = 0
    poll_number: int = 0

    def user(self) -> dict[str, Any]:
        """The bot as a User object in messages."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.names.get("", self.name),
            "username": self.username,
        }

    def admits(self, user_id: int) -> bool:
        """Whether somebody may talk to it."""
        return not self.is_restricted or user_id in {self.owner_id, *self.admitted}

    def game_called(self, title: str) -> str:
        """The short name of a game; one that was not set up is called by it."""
        names = (name for name, game in self.games.items() if game["title"] == title)
        return next(names, title)

    def end_polls(self) -> None:
        """End every getUpdates request that waits, as a newer one would."""
        self.poll_number += 1
        self.updates.wake()

    def next_message_id(self) -> int:
        """Count one message on."""
        self.last_message_id += 1
        return self.last_message_id

    def commands_for(self, chat_id: int, language: str = "") -> list[dict[str, str]]:
        """The command menu a person sees in a private chat, the narrowest scope first."""
        scopes: list[Scope] = [
            ("chat", chat_id, None),
            ("all_private_chats", None, None),
            ("default", None, None),
        ]
        for scope in scopes:
            for wanted in (language, ""):
                if commands := self.commands.get((scope, wanted)):
                    return commands
        return []
