"""The real program is killed while an announcement goes out; nobody is skipped."""

import pytest

from botapi_emulator import Emulator, Person
from office.announcements import (
    ANNOUNCEMENT,
    AnnouncementNotice,
    AnnouncementStep,
    Segment,
    State,
)
from office.people import Role
from office.services import Services
from office.settings import Settings
from tests.crash.cast import enrols, opened, started_and_not_sent
from tests.program import program
from tests.waiting import until

WORDS = "Jam layanan berubah mulai besok"
RECIPIENTS = 60
# Telegram answers so late that several are in flight at once.
ANSWERS_AFTER = 0.08


async def publishes(services: Services, trainer: Person) -> int:
    """Submit an announcement that goes out whatever the hour of this test."""
    writing = services.announcements.writing
    author = await services.people.recognise(trainer.id)
    assert author is not None
    await writing.begin(author)
    await writing.write(author, WORDS)
    await writing.address(author, Segment(units=frozenset({"ukk-oku"})))
    await services.forms.go_to(author, ANNOUNCEMENT, AnnouncementStep.URGENT)
    await writing.choose(author, is_urgent=True)
    draft = await writing.draft(author)
    sent = await services.announcements.publishing.submit(author, draft.id)
    assert sent.state is State.RUNNING
    return sent.id


def times_told(people: list[Person]) -> list[int]:
    return [len([message for message in person.chat if WORDS in message.text]) for person in people]


async def have_it(people: list[Person], least: int) -> None:
    await until(lambda: sum(count > 0 for count in times_told(people)) >= least, within=60)


@pytest.mark.crash
@pytest.mark.timeout(120)
@pytest.mark.parametrize("told_before_the_kill", [pytest.param(1, marks=pytest.mark.slow), 25])
async def test_kill_9_in_the_middle_of_an_announcement_skips_nobody(
    telegram: Emulator, settings: Settings, told_before_the_kill: int
) -> None:
    people = [telegram.person(f"Petugas {number}") for number in range(RECIPIENTS)]
    trainer, other = telegram.person("Lestari Ningsih"), telegram.person("Rina Wulandari")
    async with opened(settings) as services:
        await enrols(services, trainer, Role.TRAINER)
        await enrols(services, other, Role.OFFICER)
        for person in people:
            await enrols(services, person, Role.OFFICER, unit="ukk-oku")
        announcement_id = await publishes(services, trainer)
    async with program(settings) as bot:
        telegram.faults.delay(ANSWERS_AFTER, method="sendMessage")
        await have_it(people, told_before_the_kill)
        bot.kill()
        await bot.wait()
    async with opened(settings) as services:
        in_flight = await started_and_not_sent(services, AnnouncementNotice.MESSAGE)

    async with program(settings):
        await have_it(people, RECIPIENTS)
        await trainer.expects("selesai dikirim")

    told = times_told(people)
    assert set(told) <= {1, 2}
    twice = {person.id for person, times in zip(people, told, strict=True) if times == 2}
    assert twice <= in_flight
    async with opened(settings) as services:
        progress = await services.announcements.reading.progress(announcement_id)
    assert (progress.sent, progress.waiting, progress.failed) == (RECIPIENTS, 0, 0)
    assert [message for message in other.chat if WORDS in message.text] == []
