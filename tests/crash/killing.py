"""The real program under people's hands, killed at every request and started again at once."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from botapi_emulator import Call, Emulator, Person
from office.clock import HandMovedClock
from office.people import NewMember
from office.services import open_services, verify_histories
from office.settings import Settings
from tests.chaos.play.flight import in_flight
from tests.conftest import WIB
from tests.crash.cast import employs
from tests.office.rows import rows
from tests.program import Program
from tests.shifted_clock import ShiftedClock
from tests.waiting import until

MORNING = datetime(2026, 11, 25, 9, 0, tzinfo=WIB)
# By getMe the program only introduces itself; menus are set again at every start.
_NO_STEP = ("getMe", "setMyCommands")


class Phoenix:
    """The real program, started again at once whenever it is killed."""

    def __init__(self, program: Program, telegram: Emulator, settings: Settings) -> None:
        self._program = program
        self._telegram = telegram
        self._url = settings.database_url
        self._rising: asyncio.Task[None] | None = None
        self._sent_in_earlier_lives = 0
        self.kills = 0
        # What was sent and, as the database tells it, not noted at a kill: it may be sent again.
        self.in_flight: Counter[str] = Counter()

    def kill(self) -> None:
        """kill -9, and up again."""
        if self._rising is not None and not self._rising.done():
            return
        self._program.kill()
        self.kills += 1
        self._rising = asyncio.ensure_future(self._rise())

    async def _rise(self) -> None:
        await self._program.wait()
        await self._note_flight()
        self._program.start()

    async def _note_flight(self) -> None:
        flight = await in_flight(self._url)
        chats = {*flight.chats, *(chat for _kind, _about, chat in flight.messages)}
        sent = self._telegram.calls["sendMessage"]
        of_this_life = sent[self._sent_in_earlier_lives :]
        self._sent_in_earlier_lives = len(sent)
        self.in_flight.update({_name(call) for call in of_this_life if _chat_id(call) in chats})

    async def end(self) -> None:
        if self._rising is not None:
            await self._rising
        self._program.kill()
        await self._program.wait()


@dataclass
class Killer:
    """Kills the program once at every request of the timeline.

    `before`: when a request arrives. `after`: when it was carried out and nobody knows of it yet.
    `between`: in the moments after updates were handed over, a little later each time.
    """

    program: Phoenix
    when: str
    seen: set[str] = field(default_factory=set)

    def arrives(self, call: Call) -> bool:
        return self.when == "before" and self._kills_at(call)

    def is_carried_out(self, call: Call) -> bool:
        if self.when == "between" and call.method == "getUpdates" and call.result:
            delay = (len(self.seen) % 12) * 0.004
            if self._is_new(call):
                asyncio.get_running_loop().call_later(delay, self.program.kill)
            return False
        return self.when == "after" and call.refusal is None and self._kills_at(call)

    def _kills_at(self, call: Call) -> bool:
        if call.method in _NO_STEP or (call.method == "getUpdates" and not call.result):
            return False
        if not self._is_new(call):
            return False
        self.program.kill()
        return True

    def _is_new(self, call: Call) -> bool:
        step = _name(call)
        if call.method == "getUpdates":
            step += str([update["update_id"] for update in call.result or ()])
        is_new = step not in self.seen
        self.seen.add(step)
        return is_new


def _name(call: Call) -> str:
    words = (call.text(name) for name in ("chat_id", "message_id", "text"))
    return "|".join([call.method, *words])


def _chat_id(call: Call) -> int:
    return int(call.text("chat_id"))


@asynccontextmanager
async def running(
    telegram: Emulator, settings: Settings, folder: Path
) -> AsyncIterator[tuple[Phoenix, ShiftedClock]]:
    clock = ShiftedClock(folder / "clock")
    clock.put_to(MORNING)
    program = Program(settings, clock=clock)
    program.start()
    phoenix = Phoenix(program, telegram, settings)
    try:
        yield phoenix, clock
    finally:
        await phoenix.end()


@asynccontextmanager
async def story(
    telegram: Emulator,
    settings: Settings,
    folder: Path,
    when: str,
    *newcomers: NewMember,
    kills: int = 3,
) -> AsyncIterator[tuple[list[Person], ShiftedClock]]:
    """Let people act while the program is killed at every request.

    At its end nothing is open, every history is whole, and nobody was told twice without a reason.
    """
    people = await employs(telegram, settings, HandMovedClock(MORNING), *newcomers)
    async with running(telegram, settings, folder) as (program, clock):
        telegram.faults.watch(Killer(program, when))
        yield people, clock
        telegram.faults.lift()
    # What a person does while the program dies is no kill of its own.
    assert program.kills > kills, "the story was hardly disturbed"
    async with open_services(settings, HandMovedClock(MORNING)) as services:
        assert await verify_histories(services.database) == []
        assert await services.inbox.count_open() == 0
    assert told_again(telegram) <= program.in_flight, "told twice, and not in flight at a kill"


async def found(settings: Settings, query: Any) -> list[Any]:
    """All that a query finds in the program's database."""
    async with open_services(settings, HandMovedClock(MORNING)) as services:
        return await rows(services.database, query)


async def sees(person: Person, fragment: str) -> None:
    """Wait until it stands in somebody's chat, however often the program falls meanwhile."""
    await until(lambda: any(fragment in message.text for message in person.chat))


async def all_is_sent(settings: Settings) -> None:
    """Wait until nothing waits in the outbox any more."""
    async with open_services(settings, HandMovedClock(MORNING.replace(hour=20))) as services:

        async def is_sent() -> bool:
            return not (await services.outbox.health()).depth

        await until(is_sent)


async def types(person: Person, text: str, then: str) -> None:
    await person.types(text)
    await sees(person, then)


async def presses(person: Person, label: str, then: str) -> None:
    await until(lambda: any(label in str(message.buttons) for message in person.chat))
    await person.taps(label)
    await sees(person, then)


async def replies(person: Person, *, to: str, text: str, then: str) -> None:
    """Telegram's own reply to the newest message with these words."""
    await sees(person, to)
    message = next(one for one in reversed(person.chat) if to in one.text)
    await person.replies(message, text)
    await sees(person, then)


def told_again(telegram: Emulator) -> Counter[str]:
    """Which messages were written to the same person more than once, and how often too often."""
    sent = Counter(_name(call) for call in telegram.calls["sendMessage"] if call.result)
    return sent - Counter(list(sent))
