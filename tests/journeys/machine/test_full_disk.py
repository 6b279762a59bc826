"""The disk is full: questions are answered, nothing is lost, and the admin hears of it."""

import resource
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import select

from bot.care import keeper
from bot.intake import polling
from botapi_emulator import Person
from office.questions.models import Question
from tests.cast.steps import taps, types
from tests.journeys.conftest import ANSWER, SURE, Office
from tests.journeys.machine.test_monitoring import Pages, pages  # noqa: F401 - a fixture


@asynccontextmanager
async def full_disk(office: Office) -> AsyncIterator[None]:
    """No file of this process grows beyond what the database's log has now: the system says so."""
    file = office.settings.database_url.removeprefix("sqlite:///")
    log = Path(f"{file}-wal")
    async with office.services.database.connect() as padded:  # beyond what pytest keeps of the logs
        await padded.execute(text("CREATE TABLE padding AS SELECT zeroblob(500000) AS it"))
        await padded.execute(text("DROP TABLE padding"))
    size = log.stat().st_size  # noqa: ASYNC240 - a look at a local file
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What runs by the machine's clock runs faster."""
    monkeypatch.setattr(polling, "_FIRST_PAUSE", 0.05)
    monkeypatch.setattr(polling, "_LONGEST_PAUSE", 0.1)
    monkeypatch.setattr(keeper, "LOOK_EVERY_SECONDS", 0.05)


async def questions(office: Office) -> list[str]:
    return await office.rows(select(Question.text))


async def test_questions_are_answered_and_recorded_when_there_is_space(
    office: Office, rina: Person
) -> None:
    await office.settles()
    async with full_disk(office):
        answer = await types(rina, SURE, then=ANSWER)
        assert "👍" not in answer.buttons  # there is no question yet that could be judged
        assert await questions(office) == []

        await office.admin.expects("Penyimpanan bot penuh")
    await office.admin.expects("bot lega")
    await office.settles()

    assert await questions(office) == [SURE]
    await rina.expects_nothing()  # the answer is not said twice


async def test_a_cry_for_help_gets_its_numbers(office: Office, rina: Person) -> None:
    await office.settles()
    async with full_disk(office):
        await types(rina, "tolong!!", then="Polisi")

        await office.admin.expects("Penyimpanan bot penuh")
    await office.admin.expects("bot lega")
    await rina.expects("Polisi")  # the update comes again


async def test_a_report_waits_and_its_draft_stays(office: Office, rina: Person) -> None:
    await types(rina, "/lapor", then="1/8", buttons=["Dokumen"])
    await taps(rina, "Dokumen", then="2/8")
    await office.settles()
    async with full_disk(office):
        await types(rina, "KK tampak suntingan", then="Belum tersimpan")
        await office.admin.expects("Penyimpanan bot penuh")
        await rina.expects_nothing()  # said once, however often it is tried

    await rina.expects("3/8")
    await office.admin.expects("bot lega")


async def test_who_cannot_write_is_not_ready(office: Office, pages: Pages) -> None:  # noqa: F811
    await office.settles()
    async with full_disk(office):
        status, found = await pages.get("readyz")
        await office.admin.expects("Penyimpanan bot penuh")

    assert status == 503
    assert '"writing":"failed"' in found
    await office.admin.expects("bot lega")
    assert (await pages.get("readyz"))[0] == 200
