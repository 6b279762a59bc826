"""What this process may send: a budget that no slow machine or network overdraws.

Telegram counts a message somewhere between its leaving and its answer, and takes thirty in any
second. So each message holds one of thirty places until a second after its answer, less what even
the fastest request needs. A slow request holds its place for longer; it makes no room too early.
"""

import asyncio
import heapq
import math
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import count

MOST = 30
# A little more than Telegram's second: the fastest request is slower than both its ways at their
# fastest.
SPAN_SECONDS = 1.01
# What hangs for longer has been counted long ago, or never will be.
_LONGEST_TRIP_SECONDS = 5.0
# What goes last is spread over the second, so that a place is soon free for what goes before it.
_SPREAD_AT_ONCE = 3
# The fastest of as many at least is what even the fastest needs; of few it may be a slow one.
_FEWEST_TRIPS = 100
_REMEMBERED_TRIPS = 10_000
# How often a process that has no share looks whether it has one now.
_NO_SHARE_SECONDS = 0.1


class Precedence(IntEnum):
    """Who goes first when places are scarce."""

    FIRST = 0
    USUAL = 1
    LAST = 2


def permitted() -> int:
    """Return how many messages Telegram takes in a second."""
    return MOST


precedence: ContextVar[Precedence] = ContextVar("precedence", default=Precedence.USUAL)


@dataclass(eq=False)
class Trip:
    """One request: when it left, and when its answer came."""

    left: float
    back: float | None = None


@dataclass(order=True)
class _Turn:
    precedence: Precedence
    number: int
    weight: int = field(compare=False)
    passes: "asyncio.Future[Trip]" = field(compare=False)

    def goes_before(self, newcomer: Precedence) -> bool:
        return self.precedence <= newcomer and not self.passes.done()


@dataclass
class _Fastest:
    """The shortest time that a request has needed lately."""

    trips: int = 0
    lately: float = math.inf
    before: float = math.inf

    def note(self, seconds: float) -> None:
        if self.trips == _REMEMBERED_TRIPS:
            self.trips, self.before, self.lately = 0, self.lately, math.inf
        self.trips += 1
        self.lately = min(self.lately, seconds)

    @property
    def seconds(self) -> float:
        is_known = self.trips >= _FEWEST_TRIPS or not math.isinf(self.before)
        return min(self.lately, self.before) if is_known else 0.0


class Budget:
    """The places of one process, and the line of those who wait for one."""

    def __init__(self, most: Callable[[], int]) -> None:
        self._most = most
        # An album is in it as often as it has pictures.
        self._trips: list[Trip] = []
        self._fastest = _Fastest()
        self._line: list[_Turn] = []
        self._numbers = count()
        self._spread_until = 0.0
        self._timer: asyncio.TimerHandle | None = None

    async def pass_one(self, weight: int = 1) -> Trip:
        """Wait for places, in the order of `precedence`, and take them."""
        passes: asyncio.Future[Trip] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._line, _Turn(precedence.get(), next(self._numbers), weight, passes))
        self._move_on()
        try:
            return await passes
        except asyncio.CancelledError:
            if not passes.cancelled():  # let through a moment ago, and not on its way
                self._trips = [trip for trip in self._trips if trip is not passes.result()]
            self._move_on()
            raise

    def is_back(self, trip: Trip, *, is_done: bool) -> None:
        """Note that the answer is there, or that none will come."""
        trip.back = _now()
        if is_done:  # a broken connection is no fast one
            self._fastest.note(trip.back - trip.left)
        self._move_on()

    def room(self, seconds: float, least: Precedence = Precedence.LAST) -> int:
        """Return how many more of this precedence may join the line and leave it in this time."""
        most, soon = self._most(), _now() + seconds
        held = sum(self._expected(trip) > soon for trip in self._trips)
        waiting = sum(turn.weight for turn in self._line if turn.goes_before(least))
        return min(most - held, math.ceil(most * seconds)) - waiting

    def _move_on(self) -> None:
        """Let through those who may go, and set a timer for the next."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._line:
            if self._line[0].passes.done():  # given up
                heapq.heappop(self._line)
                continue
            if (wait := self._wait(self._line[0])) > 0:
                self._timer = asyncio.get_running_loop().call_later(wait, self._move_on)
                return
            self._let_through(heapq.heappop(self._line))

    def _let_through(self, turn: _Turn) -> None:
        trip = Trip(_now())
        self._trips += [trip] * turn.weight
        if turn.precedence is Precedence.LAST:
            self._spread_until = max(self._spread_until, trip.left) + turn.weight / self._most()
        turn.passes.set_result(trip)

    def _wait(self, turn: _Turn) -> float:
        """Return the seconds until this one may go, unless an answer comes sooner."""
        now, most = _now(), self._most()
        if not most:
            return _NO_SHARE_SECONDS
        if len(self._trips) + turn.weight > most:
            self._trips = [trip for trip in self._trips if self._ends(trip) > now]
        wait = self._wait_for_places(min(turn.weight, most), most) - now
        if turn.precedence is Precedence.LAST:
            wait = max(wait, self._spread_until - _SPREAD_AT_ONCE / most - now)
        return wait

    def _wait_for_places(self, wanted: int, most: int) -> float:
        """Return the moment at which so many places are free."""
        lacking = wanted + len(self._trips) - most
        if lacking <= 0:
            return 0.0
        return sorted(self._ends(trip) for trip in self._trips)[lacking - 1]

    def _ends(self, trip: Trip) -> float:
        """Return when its place is free for certain."""
        longest = trip.left + _LONGEST_TRIP_SECONDS
        if trip.back is None:
            return longest
        return min(trip.back, longest) - self._fastest.seconds + SPAN_SECONDS

    def _expected(self, trip: Trip) -> float:
        return trip.left + SPAN_SECONDS if trip.back is None else self._ends(trip)


def _now() -> float:
    return asyncio.get_running_loop().time()
