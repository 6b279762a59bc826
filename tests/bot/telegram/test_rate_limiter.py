"""No second ever holds more messages than Telegram takes, however they come in."""

import asyncio
from typing import Any

import pytest

from bot.telegram.pace.rate_limiter import RateLimiter


class Line:
    """A network whose time is counted, not waited for; `trips` are the seconds of each request."""

    def __init__(self) -> None:
        self.time = 0.0
        self.window = RateLimiter(now=lambda: self.time, sleep=self._sleep)
        self.left: list[float] = []

    async def _sleep(self, seconds: float) -> None:
        self.time += seconds

    async def send(self, endpoint: str = "sendMessage", trip: float = 0.0) -> None:
        async def request() -> bool:
            self.left.append(self.time)
            self.time += trip
            return True

        assert await self._request(endpoint, request)

    async def _request(self, endpoint: str, request: Any) -> Any:
        return await self.window.process_request(request, (), {}, endpoint, {}, None)

    def most_in_a_second(self) -> int:
        return max(sum(value <= other < value + 1 for other in self.left) for value in self.left)


@pytest.fixture
def line() -> Line:
    return Line()


async def test_thirty_go_at_once_and_the_next_waits_for_its_second(line: Line) -> None:
    for _ in range(31):
        await line.send()

    assert line.left[:30] == [0.0] * 30
    assert line.left[30] == pytest.approx(1.005)


async def test_a_hundred_at_once_keep_to_the_limit(line: Line) -> None:
    await asyncio.gather(*(line.send() for _ in range(100)))

    assert line.most_in_a_second() == 30


async def test_a_message_that_arrived_late_puts_off_the_thirtieth_after_it(line: Line) -> None:
    await line.send(trip=0.1)
    for _ in range(29):
        await line.send()

    await line.send()

    assert line.left[30] == pytest.approx(1.105)


async def test_a_request_that_hung_puts_off_nobody_for_long(line: Line) -> None:
    await line.send(trip=0.9)
    for _ in range(29):
        await line.send()

    await line.send()

    assert line.left[30] == pytest.approx(1.255)


@pytest.mark.parametrize("endpoint", ["answerCallbackQuery", "editMessageText", "sendChatAction"])
async def test_what_is_no_message_never_waits(line: Line, endpoint: str) -> None:
    for _ in range(100):
        await line.send(endpoint)

    assert line.time == 0.0


async def test_a_failed_request_still_counts(line: Line) -> None:
    async def fail() -> bool:
        raise ConnectionError

    for _ in range(30):
        with pytest.raises(ConnectionError):
            await line._request("sendMessage", fail)

    await line.send()

    assert line.left == [pytest.approx(1.005)]
