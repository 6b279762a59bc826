"""At the end of a round slow is told from lost."""

import asyncio
from pathlib import Path

import pytest

from tests.chaos.judging import ending
from tests.chaos.machines.pulse import Pulse


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_EVENING_SECONDS", "_GRACE_SECONDS"):
        monkeypatch.setattr(ending, name, 0.05)


async def test_who_is_late_is_no_fault_and_who_never_ends_is(tmp_path: Path) -> None:
    lives = [
        # These two really take their time: it is what is measured.
        asyncio.create_task(asyncio.sleep(seconds), name=name)
        for name, seconds in (("in time", 0), ("late", 0.07), ("never", 60))
    ]

    late, unfinished = await ending.people_ended(lives, Pulse(tmp_path))

    assert (late, unfinished) == (1, ["never"])


async def test_a_slow_machine_is_given_more_time(tmp_path: Path) -> None:
    pulse = Pulse(tmp_path)
    pulse.note(3.0)
    # It really takes its time: it is what is measured.
    life = asyncio.create_task(asyncio.sleep(0.1), name="slow")

    assert await ending.people_ended([life], pulse) == (0, [])
