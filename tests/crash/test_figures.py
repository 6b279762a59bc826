"""The real program is killed while the picture of the week goes out; each gets it, once."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.content.rules import OfficeRules
from botapi_emulator import Emulator, Person
from office.clock import HandMovedClock
from office.figures import FiguresNotice
from office.people import Role
from office.questions import QuestionOutcome
from office.services import open_services
from office.settings import Settings
from tests.conftest import WIB
from tests.crash.cast import enrols, nothing_is_left, started_and_not_sent
from tests.program import Program
from tests.shelves import shelf_of
from tests.shifted_clock import ShiftedClock
from tests.waiting import until

WEDNESDAY = datetime(2026, 11, 25, 9, 0, tzinfo=WIB)
MONDAY = datetime(2026, 11, 30, 7, 31, tzinfo=WIB)
HEADS = 12
TITLE = "Gambaran 23 s.d. 29 November 2026"
# Telegram answers so late that several are in flight at once.
ANSWERS_AFTER = 0.3


def opened(settings: Settings, at: datetime):  # type: ignore[no-untyped-def]
    """The services on the program's database, at that moment."""
    rules = OfficeRules(shelf_of(settings.layers), settings.zone)
    return open_services(settings, HandMovedClock(at), rules)


def times_told(person: Person) -> int:
    return len([message for message in person.chat if TITLE in message.text and message.photo])


@pytest.mark.crash
@pytest.mark.timeout(120)
async def test_kill_9_while_the_picture_goes_out_skips_nobody_and_doubles_none(
    telegram: Emulator, settings: Settings, tmp_path: Path
) -> None:
    rina = telegram.person("Rina Wulandari")
    heads = [telegram.person(f"Kepala {number}") for number in range(HEADS)]
    async with opened(settings, WEDNESDAY) as services:
        await enrols(services, rina, Role.OFFICER)
        for person in heads:
            await enrols(services, person, Role.HEAD_OF_OFFICE)
        asker = await services.people.recognise(rina.id)
        assert asker is not None
        await services.questions.record(1, asker, "syarat paspor anak", QuestionOutcome("sure"))
    async with opened(settings, WEDNESDAY - timedelta(days=7)) as services:
        # Two weeks to compare are drawn.
        await services.questions.record(2, asker, "syarat paspor anak", QuestionOutcome("sure"))
    clock = ShiftedClock(tmp_path / "clock")
    clock.put_to(MONDAY)
    bot = Program(settings, clock=clock)
    telegram.faults.delay(ANSWERS_AFTER, method="sendPhoto")

    bot.start()
    await until(lambda: sum(map(times_told, heads)) >= 2, within=60, every=0.001)
    bot.kill()
    await bot.wait()
    assert not all(map(times_told, heads))
    async with opened(settings, MONDAY) as services:
        maybe_twice = await started_and_not_sent(services, FiguresNotice.WEEK)
    bot.start()
    await until(lambda: all(map(times_told, heads)), within=60)
    async with opened(settings, MONDAY) as services:
        await nothing_is_left(services)
    await bot.end()

    told = {person.id: times_told(person) for person in heads}
    assert set(told.values()) <= {1, 2}
    assert {id for id, times in told.items() if times > 1} <= maybe_twice
    assert times_told(rina) == 0
