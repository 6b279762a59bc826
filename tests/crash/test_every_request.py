"""One whole timeline, from /lapor to its end, in which the program is killed at every request."""

import asyncio
import time
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from emulator import Emulator, Person
from emulator.call import Call
from office.anomalies import store
from office.anomalies.audit import verify
from office.anomalies.models import Event
from office.clock import HandMovedClock
from office.people import NewMember, Role
from office.services import open_services
from office.settings import Settings
from tests.conftest import WIB
from tests.crash.cast import employs
from tests.program import Program
from tests.shifted_clock import ShiftedClock
from tests.waiting import until

DOUBT = "Satu pendamping memegang berkas lima pemohon"
MORNING = datetime(2026, 11, 25, 9, 0, tzinfo=WIB)
# By getMe the program only introduces itself; menus are set again at every start.
_NO_STEP = ("getMe", "setMyCommands")
_NOTED_WITHIN_SECONDS = 1.0


class Phoenix:
    """The real program, started again at once whenever it is killed."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._rising: asyncio.Task[None] | None = None
        self.kills = 0

    def kill(self) -> None:
        """kill -9, and up again."""
        if self._rising is not None and not self._rising.done():
            return
        self._program.kill()
        self.kills += 1
        self._rising = asyncio.ensure_future(self._rise())

    async def _rise(self) -> None:
        await self._program.wait()
        self._program.start()

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
    # What was carried out a moment ago: who asked for it may not have noted it yet.
    recent: deque[tuple[float, str]] = field(default_factory=lambda: deque(maxlen=50))
    in_flight: Counter[str] = field(default_factory=Counter)

    def arrives(self, call: Call) -> bool:
        return self.when == "before" and self._kills_at(call)

    def is_carried_out(self, call: Call) -> bool:
        if call.refusal is None:
            self.recent.append((time.monotonic(), _name(call)))
        if self.when == "between" and call.method == "getUpdates" and call.result:
            delay = (len(self.seen) % 12) * 0.004
            if self._is_new(call):
                asyncio.get_running_loop().call_later(delay, self._kill)
            return False
        return self.when == "after" and call.refusal is None and self._kills_at(call)

    def _kills_at(self, call: Call) -> bool:
        if call.method in _NO_STEP or (call.method == "getUpdates" and not call.result):
            return False
        if not self._is_new(call):
            return False
        self._kill()
        return True

    def _kill(self) -> None:
        since = time.monotonic() - _NOTED_WITHIN_SECONDS
        self.in_flight.update({name for at, name in self.recent if at >= since})
        self.program.kill()

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


@asynccontextmanager
async def running(settings: Settings, folder: Path) -> AsyncIterator[tuple[Phoenix, ShiftedClock]]:
    clock = ShiftedClock(folder / "clock")
    clock.put_to(MORNING)
    program = Program(settings, clock=clock)
    program.start()
    phoenix = Phoenix(program)
    try:
        yield phoenix, clock
    finally:
        await phoenix.end()


async def sees(person: Person, fragment: str) -> None:
    """Wait until it stands in somebody's chat, however often the program falls meanwhile."""
    await until(lambda: any(fragment in one.text for one in person.chat))


async def all_is_sent(settings: Settings) -> None:
    """Wait until nothing waits in the outbox any more."""
    async with open_services(settings, HandMovedClock(MORNING.replace(hour=20))) as services:

        async def is_sent() -> bool:
            return not (await services.outbox.health()).depth

        await until(is_sent)


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


# Each once: what was done twice would stand here twice.
STORY = [
    Event.REPORTED,
    Event.NOTIFIED,
    Event.REMINDED,
    Event.NOTIFIED,
    Event.ESCALATED,
    Event.NOTIFIED,
    Event.ACKNOWLEDGED,
    Event.PROMISED,
    Event.ASKED,
    Event.ANSWERED,
    Event.RESOLVED,
]


# Slow: some eighty kills each. One kill of each kind is in the files beside this one.
@pytest.mark.slow
@pytest.mark.crash
@pytest.mark.timeout(150)
@pytest.mark.parametrize("when", ["before", "after", "between"])
async def test_killed_at_every_step_of_the_story_nothing_is_lost_and_nothing_told_twice(
    telegram: Emulator, settings: Settings, tmp_path: Path, when: str
) -> None:
    rina, sri, bambang = await employs(
        telegram,
        settings,
        HandMovedClock(MORNING),
        NewMember("Rina", "kanim", (Role.OFFICER,)),
        NewMember("Sri", "kanim", (Role.SECTION_HEAD,), "inteldakim"),
        NewMember("Bambang", "kanim", (Role.HEAD_OF_OFFICE,)),
    )

    async with running(settings, tmp_path) as (program, clock):
        killer = Killer(program, when)
        telegram.faults.watch(killer)
        await rina.types("/lapor")
        await sees(rina, "1/8")
        await presses(rina, "Calo", then="2/8")
        await rina.types(DOUBT)
        await sees(rina, "3/8")
        await presses(rina, "Kantor Imigrasi Muara Enim", then="4/8")
        await presses(rina, "Lewati", then="5/8")
        await presses(rina, "Lewati", then="6/8")
        await presses(rina, "Mendesak", then="7/8")
        await presses(rina, "Tidak", then="8/8")
        await presses(rina, "Lewati", then="Penerima:")
        await presses(rina, "Kirim laporan", then="sudah terkirim")
        await sees(sri, DOUBT)

        await all_is_sent(settings)
        clock.put_to(MORNING.replace(minute=6))
        await sees(sri, "lebih baru")
        await all_is_sent(settings)
        clock.put_to(MORNING.replace(minute=12))
        await sees(bambang, DOUBT)
        await sees(rina, "dinaikkan")
        await presses(bambang, "Terima", then="Kapan ada kemajuan?")
        await sees(rina, "diterima oleh Bambang")
        await sees(sri, "diterima oleh Bambang")
        await presses(bambang, "Dalam 1 jam kerja", then="janji 25 November")
        await sees(rina, "ada kemajuan sebelum")
        await replies(bambang, to="KJ-0001 — ", text="Ia masih di sana?", then="belum dikirim")
        await presses(bambang, "Tanya pelapor", then="dikirim kepada pelapor")
        await sees(rina, "Ia masih di sana?")
        await replies(rina, to="Pertanyaan", text="Ia di parkiran", then="sudah diteruskan")
        await sees(bambang, "Anda bertanya: Ia masih di sana?")
        await presses(bambang, "Selesai", then="Bagaimana hasilnya?")
        await presses(bambang, "Dirujuk", then="apa yang membantu")
        await bambang.types("Pendampingnya sudah dipanggil.")
        await sees(rina, "Pendampingnya sudah dipanggil.")
        await sees(sri, "selesai")
        await all_is_sent(settings)
        telegram.faults.lift()

    assert program.kills > 10, "the timeline was hardly disturbed"
    async with open_services(settings, HandMovedClock(MORNING)) as services:
        assert await verify(services.database) == []
        assert await services.inbox.count_open() == 0
        async with services.database.read() as session:
            assert await store.anomaly_ids(session) == [1]
            entries = await store.history(session, 1)
    assert [one.event for one in entries] == STORY
    assert told_again(telegram) <= killer.in_flight, "told twice, and not in flight at a kill"
