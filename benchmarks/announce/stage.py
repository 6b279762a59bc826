"""The scene of one measurement: a Telegram with its real limits, an office, the real program."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlmodel import col, select

from benchmarks.announce.office import People, enrol
from benchmarks.announce.trainer import WORDS
from benchmarks.announce.wire import Wire
from benchmarks.content import always_open
from benchmarks.node import TOKEN, Node, pandu
from bot.content.rules import OfficeRules
from botapi_emulator import Emulator, Limits
from knowledge.shelf import Shelf
from office.announcements import AnnouncementNotice
from office.clock import SystemClock
from office.outbox import MessageState, OutboxMessage
from office.outbox.models import EARLIER
from office.people import Member
from office.services import Services, open_services
from office.settings import load

LATENCY_SECONDS = 0.08
_LOOK_EVERY_SECONDS = 0.25


@dataclass
class Stage:
    """Everything that a scenario moves or reads. `nodes` are the running processes of the bot."""

    telegram: Emulator
    limits: Limits
    wire: Wire
    people: People
    services: Services
    folder: Path
    database_url: str
    nodes: list[Node] = field(default_factory=list)

    async def start(self) -> None:
        """Start one more process, and wait until it is ready."""
        log = self.folder / "pandu.log"
        environment = {"OFFICE_DIR": str(self.folder / "kantor")}
        self.nodes.append(
            await asyncio.to_thread(
                pandu, self.database_url, self.telegram.url, log, environment=environment
            )
        )

    async def marked_as_going_out(self, node: Node) -> set[int]:
        """Return the chats whose copy a dead process marked before sending, but not after."""
        owner = "sqlite" if self.services.database.is_sqlite else f"%:{node.pid}:%"
        async with self.services.database.read() as session:
            found = await session.exec(
                select(Member.telegram_id)
                .join(OutboxMessage, col(OutboxMessage.recipient_id) == col(Member.id))
                .where(
                    OutboxMessage.kind == AnnouncementNotice.MESSAGE,
                    OutboxMessage.state == MessageState.WAITING,
                    col(OutboxMessage.owner).like(owner),
                    col(OutboxMessage.started_at) > EARLIER,
                )
            )
            return set(found.all())

    async def until_over(self) -> None:
        """Wait until every copy that can arrive has arrived."""
        while await self._is_open() or self.wire.in_flight:  # noqa: ASYNC110 - others change it
            await asyncio.sleep(_LOOK_EVERY_SECONDS)

    async def _is_open(self) -> bool:
        """Whether a copy waits or is being sent. There is only one announcement."""
        open_states = (MessageState.WAITING, MessageState.HELD)
        async with self.services.database.read() as session:
            found = await session.exec(
                select(OutboxMessage.id)
                .where(
                    OutboxMessage.kind == AnnouncementNotice.MESSAGE,
                    col(OutboxMessage.state).in_(open_states),
                )
                .limit(1)
            )
            return found.first() is not None


@asynccontextmanager
async def stage(
    folder: Path, database_url: str, recipients: int, processes: int
) -> AsyncIterator[Stage]:
    """Set the scene for the block. The processes end with it."""
    settings = load(_env_file=None, database_url=database_url, office_dir=always_open(folder))
    rules = OfficeRules(Shelf(settings.layers), settings.zone)
    limits = Limits()
    async with (
        Emulator(limits=limits, patience=30) as telegram,
        open_services(settings, SystemClock(), rules) as services,
    ):
        telegram.add_bot(TOKEN, "pandu_bot", "Pandu")
        people = await enrol(telegram, services, recipients)
        wire = Wire(WORDS, frozenset(person.id for person in people.officers))
        telegram.faults.watch(wire)
        telegram.calls.on_call = wire.answered
        telegram.faults.delay(LATENCY_SECONDS)
        scene = Stage(telegram, limits, wire, people, services, folder, database_url)
        try:
            for _ in range(processes):
                await scene.start()
            yield scene
        finally:
            for node in scene.nodes:
                await asyncio.to_thread(node.stop)
