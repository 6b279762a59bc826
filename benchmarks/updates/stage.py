"""The officers of the benchmark: they ask a bot on a local Telegram and time its answers."""

import asyncio
import itertools
import time
from typing import Any

from benchmarks.updates.questions import QUESTIONS
from botapi_emulator import Call, Emulator

FIRST_MEMBER = 800_000_001
_PATIENCE_SECONDS = 60.0


class Stage:
    """Posts questions of `members` people in turn, never two of one person at the same time."""

    def __init__(self, telegram: Emulator, members: int) -> None:
        self._telegram = telegram
        self._members = members
        self._numbers = itertools.count()
        self._asked_at: dict[int, float] = {}
        self._latencies: list[float] = []
        self._is_pressing = False
        self._answered = asyncio.Event()
        telegram.calls.on_call = self._heard

    async def greet(self, seconds: float) -> bool:
        """Ask one question and wait for its answer. Return whether it came in time."""
        self._ask()
        return await self._all_answered(seconds)

    async def press(self, parallel: int, seconds: float) -> tuple[list[float], float]:
        """Keep `parallel` chats waiting for an answer: when one gets it, another one asks.

        Returns:
            The seconds of each answer that came within the time, and the time.
        """
        self._latencies = []
        self._is_pressing = True
        began = time.perf_counter()
        for _ in range(parallel):
            self._ask()
        await asyncio.sleep(seconds)
        self._is_pressing = False
        latencies, took = self._latencies, time.perf_counter() - began
        self._latencies = []
        await self._see_all_answered()
        return latencies, took

    async def pace(self, per_second: float, seconds: float) -> list[float]:
        """Ask at an even pace, whatever the bot does. Return the seconds of each answer."""
        self._latencies = []
        began = time.perf_counter()
        for number in range(int(per_second * seconds)):
            await asyncio.sleep(began + number / per_second - time.perf_counter())
            self._ask()
        await self._see_all_answered()
        return self._latencies

    async def _see_all_answered(self) -> None:
        if not await self._all_answered(_PATIENCE_SECONDS):
            raise TimeoutError(f"{len(self._asked_at)} questions were never answered")

    async def _all_answered(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                while self._asked_at:
                    self._answered.clear()
                    await self._answered.wait()
        except TimeoutError:
            return False
        return True

    def _heard(self, call: Call) -> None:
        if call.method != "sendMessage":
            return
        asked_at = self._asked_at.pop(int(call.params["chat_id"]), None)
        if asked_at is None:
            return
        self._latencies.append(time.perf_counter() - asked_at)
        self._answered.set()
        if self._is_pressing:
            self._ask()

    def _ask(self) -> None:
        number = next(self._numbers)
        member = FIRST_MEMBER + number % self._members
        self._asked_at[member] = time.perf_counter()
        self._telegram.post_update(question(number, member))


def question(number: int, member: int) -> dict[str, Any]:
    """Return the update of a member who asks one of the questions."""
    person = {"id": member, "first_name": "Petugas"}
    return {
        "message": {
            "message_id": number + 1,
            "date": int(time.time()),
            "chat": {**person, "type": "private"},
            "from": {**person, "is_bot": False},
            # Step through the questions by a prime, so that neighbours do not ask the same.
            "text": QUESTIONS[number * 7919 % len(QUESTIONS)],
        }
    }
