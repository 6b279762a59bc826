"""The local Telegram in a separate process, controlled over its standard input."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from benchmarks.machine import cpu_seconds
from benchmarks.node import ROOT, TOKEN


@dataclass(frozen=True)
class Answers:
    """The seconds that the answers of one span took, ascending, and the length of the span."""

    latencies: list[float]
    seconds: float

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds


class Telegram:
    """The controlling end of that process."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.url: str = self._answer()["url"]

    @property
    def cpu(self) -> float:
        """Return the seconds of processor time that it has used."""
        return cpu_seconds([self._process.pid])

    def greet(self, seconds: float = 60.0) -> bool:
        """Ask one question. Return whether an answer came in time."""
        return bool(self._ask("greet", seconds=seconds)["answered"])

    def press(self, parallel: int, seconds: float) -> Answers:
        """Keep `parallel` chats waiting for answers, for so many seconds."""
        said = self._ask("press", parallel=parallel, seconds=seconds)
        return Answers(sorted(said["latencies"]), said["seconds"])

    def pace(self, per_second: float, seconds: float) -> Answers:
        """Ask at an even pace, for so many seconds."""
        said = self._ask("pace", per_second=per_second, seconds=seconds)
        return Answers(sorted(said["latencies"]), seconds)

    def _ask(self, what: str, **how: float) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": what, **how}) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the local Telegram has ended; its error stands above")
        said: dict[str, Any] = json.loads(line)
        if "error" in said:
            raise TimeoutError(said["error"])
        return said


@contextmanager
def telegram(members: int) -> Iterator[Telegram]:
    """Run a bare local Telegram with so many people for the length of the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", __name__, str(members)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Telegram(process)
    finally:
        process.kill()
        process.wait()


async def _serve(members: int) -> None:
    from benchmarks.updates.stage import Stage
    from botapi_emulator import Emulator

    async with Emulator(record=False) as emulator:
        emulator.add_bot(TOKEN)
        stage = Stage(emulator, members)
        _say({"url": emulator.url})
        while line := await asyncio.to_thread(sys.stdin.readline):
            try:
                _say(await _done(stage, json.loads(line)))
            except TimeoutError as error:
                _say({"error": str(error)})


async def _done(stage: Any, order: dict[str, Any]) -> dict[str, Any]:
    match order:
        case {"do": "greet", "seconds": seconds}:
            return {"answered": await stage.greet(seconds)}
        case {"do": "press", "parallel": parallel, "seconds": seconds}:
            latencies, took = await stage.press(int(parallel), seconds)
            return {"latencies": latencies, "seconds": took}
        case {"do": "pace", "per_second": per_second, "seconds": seconds}:
            return {"latencies": await stage.pace(per_second, seconds)}
        case _:
            raise ValueError(f"no such order: {order}")


def _say(what: dict[str, Any]) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
