"""Telegram never has to refuse: not beside a flood, on a slow network, or with two replicas."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from random import Random

import pytest

from bot.telegram.pace import budget
from bot.telegram.pace.budget import MOST, Precedence
from bot.telegram.pace.rate_limiter import RateLimiter
from botapi_emulator import Limits
from tests.bot.telegram.moved_loop import moved, passes, passing

COPIES = 300


@dataclass
class Telegram:
    """Telegram's rule, and a network whose two ways take a time drawn for each request."""

    trip: Callable[[], tuple[float, float]] = lambda: (0.04, 0.04)
    limits: Limits = field(default_factory=lambda: Limits(clock=passing))
    arrived: list[float] = field(default_factory=list)

    async def takes(
        self,
        limiter: RateLimiter,
        chat: int,
        precedence: Precedence = Precedence.USUAL,
        method: str = "sendMessage",
    ) -> None:
        """Carry a request there and back. It fails if Telegram refuses."""

        async def request() -> bool:
            there, back = self.trip()
            await passes(there)
            with suppress(Exception):  # counted by the limits
                self.limits.check(1, str(chat))
                self.arrived.append(passing())
            await passes(back)
            return True

        budget.precedence.set(precedence)
        await limiter.process_request(request, (), {}, method, {"chat_id": chat}, None)

    @property
    def per_second(self) -> float:
        return (len(self.arrived) - 1) / (max(self.arrived) - min(self.arrived))


async def announces(telegram: Telegram, limiter: RateLimiter, copies: int = COPIES) -> None:
    """Send as the sender does: as many as have room, each to another chat."""
    numbers = iter(range(1_000, 1_000 + copies))
    tasks = set()
    left = copies
    while left:
        for _ in range(min(left, max(0, limiter.room(0.4)))):
            left -= 1
            tasks.add(asyncio.create_task(telegram.takes(limiter, next(numbers), Precedence.LAST)))
        await passes(0.2)
    await asyncio.gather(*tasks)


async def talks(telegram: Telegram, limiter: RateLimiter, chat: int, answers: int) -> None:
    """Answer a person who never waits: an edited screen and a message in turn."""
    methods = (("sendMessage", "editMessageText")[number % 2] for number in count())
    for _ in range(answers):
        await telegram.takes(limiter, chat, method=next(methods))


def shaky(most: float) -> Callable[[], tuple[float, float]]:
    """Return trips of 80 ms, of which many take longer, either way."""
    chance = Random(31)

    def trip() -> tuple[float, float]:
        return 0.04 + chance.choice((0, 0, most)) * chance.random(), 0.04 + most * chance.random()

    return trip


@pytest.mark.parametrize("most", [0.0, 0.01, 0.3], ids=["even", "jitter", "a loaded machine"])
@moved
async def test_an_announcement_is_never_refused_and_keeps_the_pace(most: float) -> None:
    telegram, limiter = Telegram(shaky(most)), RateLimiter()

    await announces(telegram, limiter)

    assert telegram.limits.refused == 0
    assert len(telegram.arrived) == COPIES
    if not most:
        assert telegram.per_second >= 0.97 * MOST


@pytest.mark.parametrize("most", [0.0, 0.3], ids=["even", "a loaded machine"])
@moved
async def test_what_people_provoke_and_what_the_office_sends_share_one_budget(most: float) -> None:
    telegram, limiter = Telegram(shaky(most)), RateLimiter()
    waits: list[float] = []

    async def urgent() -> None:
        for _ in range(5):
            await passes(1.7)
            began = passing()
            await telegram.takes(limiter, 7, Precedence.FIRST)
            waits.append(passing() - began)

    floods = (talks(telegram, limiter, chat, answers=25) for chat in range(10, 16))
    await asyncio.gather(announces(telegram, limiter), urgent(), *floods)

    assert telegram.limits.refused == 0
    assert max(waits) <= 1.2 + most


@moved
async def test_urgent_ones_overtake_those_that_wait() -> None:
    telegram, limiter = Telegram(), RateLimiter()
    others = [asyncio.create_task(telegram.takes(limiter, n, Precedence.LAST)) for n in range(60)]
    await passes(1.05)
    began = passing()

    await telegram.takes(limiter, 999, Precedence.FIRST)

    assert passing() - began <= 0.08 + 2 / MOST
    await asyncio.gather(*others)
    assert telegram.limits.refused == 0


@moved
async def test_a_copy_whose_files_have_gone_ahead_is_finished_beside_a_storm_of_taps() -> None:
    telegram, limiter = Telegram(), RateLimiter()
    chats = count(100)

    async def taps() -> None:
        while passing() < 60:
            await telegram.takes(limiter, next(chats))

    async def request() -> bool:
        return True

    async def copy() -> None:
        budget.precedence.set(Precedence.LAST)
        for method in ("sendMediaGroup", "sendMessage"):
            await limiter.process_request(request, (), {}, method, {"chat_id": 1}, None)
            await passes(0.1)
        done.append(passing())

    done: list[float] = []
    await asyncio.gather(copy(), *(taps() for _ in range(32)))

    assert done[0] < 3


@moved
async def test_two_replicas_send_no_more_than_one() -> None:
    telegram = Telegram(shaky(0.05))
    replicas = [RateLimiter(lambda: MOST // 2) for _ in range(2)]

    await asyncio.gather(*(announces(telegram, limiter) for limiter in replicas))

    assert telegram.limits.refused == 0
    assert telegram.per_second >= 0.9 * MOST


@moved
async def test_one_chat_gets_eight_at_once_and_then_one_a_second() -> None:
    telegram, limiter = Telegram(), RateLimiter()

    await asyncio.gather(*(telegram.takes(limiter, 5) for _ in range(11)))

    assert telegram.arrived == pytest.approx([0.04] * 8 + [1.04, 2.04, 3.04])


@moved
async def test_an_album_takes_a_place_for_each_of_its_pictures() -> None:
    telegram, limiter = Telegram(), RateLimiter()

    async def album() -> bool:
        return True

    for chat in range(3):
        data = {"chat_id": chat, "media": ["one picture"] * 9}
        await limiter.process_request(album, (), {}, "sendMediaGroup", data, None)

    assert limiter.room(0.01) <= 3
    assert telegram.limits.refused == 0


@pytest.mark.parametrize("endpoint", ["answerCallbackQuery", "sendChatAction", "getFile"])
@moved
async def test_what_telegram_does_not_count_never_waits(endpoint: str) -> None:
    limiter = RateLimiter()

    async def request() -> bool:
        return True

    for _ in range(100):
        await limiter.process_request(request, (), {}, endpoint, {"chat_id": 1}, None)

    assert passing() == 0
    assert limiter.room(10) == MOST


@moved
async def test_requests_that_hang_hold_up_the_others_for_some_seconds_only() -> None:
    telegram, limiter = Telegram(lambda: (0.04, 60.0)), RateLimiter()
    hanging = [asyncio.create_task(telegram.takes(limiter, n)) for n in range(MOST)]
    await passes(0.1)
    telegram.trip = lambda: (0.04, 0.04)

    await telegram.takes(limiter, 999)

    assert 5 < passing() < 6
    await asyncio.gather(*hanging)


@moved
async def test_a_failed_request_still_counts_and_one_that_is_given_up_does_not() -> None:
    telegram, limiter = Telegram(), RateLimiter()

    async def fails() -> bool:
        raise ConnectionError

    for chat in range(MOST):
        with pytest.raises(ConnectionError):
            await limiter.process_request(fails, (), {}, "sendMessage", {"chat_id": chat}, None)
    given_up = asyncio.create_task(telegram.takes(limiter, 998))
    await asyncio.sleep(0)
    given_up.cancel()

    await telegram.takes(limiter, 999)

    assert telegram.arrived == [pytest.approx(1.01 + 0.04)]


@moved
async def test_who_gives_up_keeps_no_places_and_holds_up_nobody() -> None:
    limits = budget.Budget(budget.permitted)
    trip = await limits.pass_one(weight=21)
    album = asyncio.create_task(limits.pass_one(weight=10))
    answer = asyncio.create_task(limits.pass_one(weight=9))
    await asyncio.sleep(0)

    album.cancel()
    limits.is_back(await answer, is_done=True)

    assert passing() == 0
    limits.is_back(trip, is_done=True)
    late = asyncio.create_task(limits.pass_one())
    # It has been let through just now, and has not left.
    asyncio.get_running_loop().call_at(budget.SPAN_SECONDS + 1e-10, late.cancel)
    await asyncio.wait([late])
    assert passing() == pytest.approx(budget.SPAN_SECONDS)
    assert limits.room(1) == MOST


@moved
async def test_a_line_has_room_before_those_who_go_later() -> None:
    limits = budget.Budget(budget.permitted)
    await limits.pass_one(weight=MOST)
    waiting = []
    for precedence, messages in ((Precedence.LAST, 12), (Precedence.USUAL, 10)):
        budget.precedence.set(precedence)
        waiting += [asyncio.create_task(limits.pass_one()) for _ in range(messages)]
    await passes(0.7)

    rooms = [limits.room(0.4, precedence) for precedence in Precedence]

    assert rooms == [12, 2, -10]
    for turn in waiting:
        turn.cancel()
    await asyncio.wait(waiting)
    assert limits.room(0.4) == 12
