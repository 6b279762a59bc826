"""A watch: a row of the table. It looks at one thing, and says what is wrong with it."""

import socket
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.bot_data import BotData
from bot.telegram.outgoing import AppBot
from office.care import CareWatch, Patience, TroubleKind
from office.services import Services
from office.settings import Settings

_NO_REST = timedelta(0)


@dataclass(frozen=True)
class CarePlace:
    """What the watches can look at."""

    bot: AppBot
    bot_data: BotData

    @property
    def services(self) -> Services:
        return self.bot_data.services

    @property
    def settings(self) -> Settings:
        return self.bot_data.settings

    @property
    def now(self) -> datetime:
        return self.services.clock.now()

    @property
    def machine(self) -> str:
        """The name of this machine; none where there is only one, whatever it is called today."""
        return "" if self.services.replicas.is_alone else socket.gethostname()


@dataclass(frozen=True)
class FoundTrouble:
    """What is wrong, with the values of its sentence."""

    kind: TroubleKind
    values: Mapping[str, str] = field(default_factory=dict)
    lasts: timedelta | None = None
    """How long it must last before it is told, where that is not the same for all of its watch."""


@dataclass(frozen=True)
class MachineWatch:
    """What is looked at, and when it is told. Its words are in `bot/texts/care.py`."""

    name: CareWatch
    look: Callable[[CarePlace], Awaitable[FoundTrouble | None]]
    patience: Patience = field(default_factory=Patience)
    rest: timedelta = _NO_REST
    """How long a look is good for. Most cost nothing and are made again each time."""
    sees: Callable[[CarePlace], bool] = lambda _: True
    """Whether this machine can see it. One that cannot tells of no trouble, and ends none."""
    of_machine: bool = False
    """Whether each machine may have its own trouble. Else all replicas share one."""
    tells: bool = True
    """Whether it is told by itself. If not, it is only shown by /kesehatan."""

    def patience_with(self, found: FoundTrouble) -> Patience:
        """Return how long that trouble must last, and when it is told again."""
        return self.patience if found.lasts is None else replace(self.patience, lasts=found.lasts)

    def place(self, place: CarePlace) -> str:
        """Return where its trouble is."""
        return place.machine if self.of_machine else ""
