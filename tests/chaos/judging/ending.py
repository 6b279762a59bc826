"""The end of a round: everybody and everything finishes, and slow is told from lost.

Patience is meant for a machine at rest and grows with its slowness. What ends after that, while
something still moves, was slow. Only what never ends is left undone.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from botapi_emulator import Emulator
from office.announcements.rules.states import State
from office.changes.notices import ChangeNotice
from office.outbox.models import MessageState
from office.services import Services
from tests.chaos.judging import picture
from tests.chaos.judging.picture import Picture
from tests.chaos.machines.pulse import Pulse
from tests.chaos.play import revisions
from tests.shifted_clock import ShiftedClock

# What has begun in the storm may end; then nothing may be left.
_EVENING_SECONDS = 60.0
_CALM_SECONDS = 90.0
# So long after its time something may still come, if the machine is at rest.
_GRACE_SECONDS = 60.0
_STILL_FOR_SECONDS = 1.5
_LOOKS_EVERY = 0.4


@dataclass(frozen=True)
class Ending:
    """Who and what was late, and who never ended; `is_calm`: nothing is left to do."""

    late_people: int
    late_things: int
    unfinished: tuple[str, ...]
    is_calm: bool

    @property
    def late(self) -> int:
        return self.late_people + self.late_things


async def awaited(
    lives: list[asyncio.Task[None]],
    telegram: Emulator,
    services: Services,
    clock: ShiftedClock,
    pulse: Pulse,
) -> Ending:
    """Let everybody finish what they have begun, and the program, too."""
    late_people, unfinished = await people_ended(lives, pulse)
    _opens(services, clock)
    look = _Look(telegram, services)
    is_calm, late_things = await _calms_down(look, pulse)
    if is_calm and (news_at := await _news_of_today(services)):
        clock.put_to(news_at + timedelta(seconds=1))
        is_calm, more = await _calms_down(look, pulse)
        late_things += more
    return Ending(late_people, late_things, tuple(unfinished), is_calm)


async def _calms_down(look: "_Look", pulse: Pulse) -> tuple[bool, int]:
    """Whether nothing is left to do any more, and how many things were late."""
    if await _is_still(look.is_busy, _CALM_SECONDS * pulse.slowness):
        return True, 0
    late = await look.left()
    return await _is_still(look.is_busy, _GRACE_SECONDS * pulse.slowness), late


async def picture_of_calm(telegram: Emulator, services: Services, pulse: Pulse) -> Picture:
    """What is judged: the office when nothing is left to do, if that ever comes.

    The clock goes on while keys are changed: what falls due meanwhile is not left undone, and what
    is sent while the tables are read would be missing in them.
    """
    look, until = _Look(telegram, services), time.monotonic() + _GRACE_SECONDS * pulse.slowness
    while True:
        left = until - time.monotonic()
        is_calm = left > 0 and await _is_still(look.is_busy, left)
        seen = await picture.taken(services)
        if not is_calm or not (_left(seen) or look.hears_something()):
            return seen


async def _news_of_today(services: Services) -> datetime | None:
    """When the last news of changed SOPs go out, if that is today; they wait for a while."""
    seen, zone = await picture.taken(services), services.people.zone
    due = [
        message.due_at
        for message in seen.messages
        if message.kind == ChangeNotice.CHANGED
        and message.state is MessageState.WAITING
        and message.due_at.astimezone(zone).date() == seen.at.astimezone(zone).date()
    ]
    return max(due, default=None)


async def people_ended(lives: list[asyncio.Task[None]], pulse: Pulse) -> tuple[int, list[str]]:
    """How many were late, and who had to be sent home."""
    late = await _late_after(lives, _EVENING_SECONDS * pulse.slowness)
    unfinished = await _late_after(late, _GRACE_SECONDS * pulse.slowness)
    for life in unfinished:
        life.cancel()
    await asyncio.gather(*unfinished, return_exceptions=True)
    for life in lives:
        if life not in unfinished:
            life.result()  # a mistake of theirs is ours
    return len(late) - len(unfinished), [life.get_name() for life in unfinished]


async def _late_after(lives: list[asyncio.Task[None]], seconds: float) -> list[asyncio.Task[None]]:
    if not lives:
        return []
    _, late = await asyncio.wait(lives, timeout=seconds)
    return list(late)


def _opens(services: Services, clock: ShiftedClock) -> None:
    """At night some things wait for the morning."""
    hours, now = services.rules().hours, clock.now()
    if not hours.is_open(now):
        clock.put_to(hours.next_opening(now) + timedelta(seconds=1))


async def _is_still(is_busy: Callable[[], Awaitable[bool]], within: float) -> bool:
    """Wait until nothing is left to do, and nothing has come for a while."""
    still_since = time.monotonic()
    try:
        async with asyncio.timeout(within):
            while time.monotonic() - still_since < _STILL_FOR_SECONDS:
                # Other processes are looked at: nothing tells when they are done.
                await asyncio.sleep(_LOOKS_EVERY)
                if await is_busy():
                    still_since = time.monotonic()
    except TimeoutError:
        return False
    return True


class _Look:
    """Looks whether anything is left to do, or something was sent since the last look."""

    def __init__(self, telegram: Emulator, services: Services) -> None:
        self._telegram = telegram
        self._services = services
        self._calls = len(telegram.calls)

    async def is_busy(self) -> bool:
        return self.hears_something() or bool(await self.left())

    def hears_something(self) -> bool:
        """Whether more than a poll has come since the last look."""
        before, self._calls = self._calls, len(self._telegram.calls)
        return self._calls - before > 1

    async def left(self) -> int:
        """How many things are left to do."""
        (bot,) = self._telegram.world.bots.values()
        seen = await picture.taken(self._services)
        return len(bot.updates) + _left(seen)


def _left(seen: Picture) -> int:
    due = [
        *(
            report
            for report in seen.anomalies.values()
            if report.due_at and report.due_at <= seen.at
        ),
        *(
            verification
            for verification in seen.verifications
            if verification.due_at and verification.due_at <= seen.at
        ),
        *(draft for draft in seen.drafts.values() if draft.due_at and draft.due_at <= seen.at),
        *revisions.unstarted(seen),
        *revisions.unnoticed(seen),
    ]
    news = [
        announcement
        for announcement in seen.announcements.values()
        if announcement.state in {State.RUNNING, State.SCHEDULED}
    ]
    return len(due) + len(news) + len(seen.unsent) + seen.open_updates
