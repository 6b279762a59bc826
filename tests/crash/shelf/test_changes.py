"""The real program is killed around reloads of its content; each change is told, and told once."""

import asyncio
from itertools import pairwise
from pathlib import Path

import pytest
from sqlmodel import col, select

from botapi_emulator import Emulator
from knowledge.reading.layers import Layers
from office.changes import SectionInForce, SopChange
from office.clock import HandMovedClock
from office.questions import QuestionOutcome
from office.services import Services, open_services
from office.settings import Settings
from tests.cast.people import RINA
from tests.crash.cast import employs, nothing_is_left
from tests.crash.killing import MORNING
from tests.journeys.conftest import copied_content
from tests.office.rows import rows
from tests.program import Program
from tests.shifted_clock import ShiftedClock
from tests.waiting import until

OLD = "per buku"
# So long after a file was saved: before its reload, within it, and around the news of it.
KILLED_AFTER = (0.3, 0.6, 0.9, 1.2, 1.6, 2.0)


@pytest.fixture
def content(tmp_path: Path, training_table: str) -> Layers:
    """A folder of its own: the story changes a file in it."""
    return copied_content(tmp_path, training_table)


async def words_in_force(services: Services) -> str:
    return "\n".join(await rows(services.database, select(SectionInForce.words)))


# Slow: seven starts of the program, each with a moment to be killed in.
@pytest.mark.slow
@pytest.mark.crash
@pytest.mark.timeout(180)
async def test_kill_9_around_reloads_loses_no_change_and_tells_none_twice(
    telegram: Emulator, settings: Settings, content: Layers, tmp_path: Path
) -> None:
    start = HandMovedClock(MORNING)
    (rina,) = await employs(telegram, settings, start, RINA)
    clock = ShiftedClock(tmp_path / "clock")
    clock.put_to(MORNING)
    bot = Program(settings, clock=clock)
    sop = content.file("sop/paspor-hilang.md")
    text = sop.read_text("utf-8")

    async with open_services(settings, start) as services:
        asker = await services.people.recognise(rina.id)
        assert asker is not None
        shown = QuestionOutcome("sure", "paspor-hilang", "biaya", 0.9)
        await services.questions.record(1, asker, "denda hilang", shown)
        bot.start()
        await until(lambda: words_in_force(services))
        for number, seconds in enumerate(KILLED_AFTER, 1):
            sop.write_text(text.replace(OLD, f"untuk buku ke-{number}"), "utf-8")
            # No event marks the moments between: they are hit by chance, like those of a crash.
            await asyncio.sleep(seconds)
            bot.kill()
            await bot.wait()
            bot.start()

        async def is_known() -> bool:
            return f"untuk buku ke-{len(KILLED_AFTER)}" in await words_in_force(services)

        await until(is_known)
        clock.put_to(MORNING.replace(minute=20))
        await until(lambda: any("SOP berubah" in message.text for message in rina.chat))
        await bot.end()
        bot.start()
        await nothing_is_left(services)
        await bot.end()

        query = select(SopChange).order_by(col(SopChange.id))
        changes = await rows(services.database, query)

    assert all(one.after == other.before for one, other in pairwise(changes))
    assert OLD in changes[0].before
    told = [message.text for message in rina.chat if "SOP berubah" in message.text]
    assert len(told) == 1
    assert OLD in told[0]
    assert f"untuk buku ke-{len(KILLED_AFTER)}" in told[0]
