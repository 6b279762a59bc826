"""Two offices of one program on one machine: each has its folder, bot, database and clock."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from itertools import chain
from pathlib import Path

import pytest
from typer.testing import CliRunner

from botapi_emulator import Emulator
from knowledge.reading.layers import Layers
from main import app
from office import VERSION
from office.clock import HandMovedClock, SystemClock
from office.people import NewMember, Role
from office.services import open_services
from office.settings import Settings, load
from tests.cast.steps import opens, types
from tests.conftest import postgres_database
from tests.journeys.conftest import ANSWER, SURE, Office, open_office
from tests.places import KNOWLEDGE, ROOT
from tests.ports import free_port
from tests.program import environment, program

TOKENS = {"muara-enim": "111111:MUARA-ENIM", "contoh": "222222:CONTOH"}
FOLDERS = {name: Layers(KNOWLEDGE, ROOT / "offices" / name) for name in TOKENS}
PEOPLE = {
    "officer": NewMember("Petugas", "kanim", (Role.OFFICER,)),
    "head_of_inteldakim": NewMember("Kasi", "kanim", (Role.SECTION_HEAD,), "inteldakim"),
    "head_of_tikim": NewMember("Kasi Lain", "kanim", (Role.SECTION_HEAD,), "tikim"),
    "head_of_office": NewMember("Kepala", "kanim", (Role.HEAD_OF_OFFICE,)),
}
UNITS = {"muara-enim": "Kantor Imigrasi Muara Enim", "contoh": "Kantor Imigrasi Contoh"}
# What only one of the two knows.
FOREIGN = {
    "contoh": re.compile(r"Muara Enim|Musi Rawas|OKU|Lubuklinggau|UKK|Dokintalkim|pukul 09.00"),
    "muara-enim": re.compile(r"Contoh|Lalintalkim|pukul 11.00"),
}


@pytest.fixture
async def databases(
    request: pytest.FixtureRequest, engine_name: str, migrated: str, tmp_path: Path
) -> AsyncIterator[dict[str, str]]:
    """A database of each office's own."""
    if engine_name == "sqlite":
        for name in TOKENS:
            shutil.copy(migrated, tmp_path / f"{name}.db")
        yield {name: f"sqlite:///{tmp_path / name}.db" for name in TOKENS}
        return
    server = request.getfixturevalue("postgres")
    async with AsyncExitStack() as stack:
        yield {
            name: await stack.enter_async_context(postgres_database(server, migrated))
            for name in TOKENS
        }


def settings_of(name: str, telegram: Emulator, database_url: str) -> Settings:
    """What stands in the environment of one office."""
    return load(
        _env_file=None,
        telegram_bot_token=TOKENS[name],
        telegram_api_url=telegram.url,
        database_url=database_url,
        knowledge_dir=FOLDERS[name].national,
        office_dir=FOLDERS[name].office,
    )


@pytest.fixture
async def offices(
    clock: HandMovedClock, databases: dict[str, str]
) -> AsyncIterator[dict[str, Office]]:
    """Both offices at work, with the same posts in each."""
    async with Emulator() as telegram, AsyncExitStack() as stack:
        opened = {}
        for name, token in TOKENS.items():
            telegram.add_bot(token, f"{name.replace('-', '_')}_bot")
            settings = settings_of(name, telegram, databases[name])
            opened[name] = await stack.enter_async_context(open_office(telegram, clock, settings))
        for office in opened.values():
            for key, newcomer in PEOPLE.items():
                await office.enrols(key, newcomer)
        yield opened


def screens(office: Office) -> str:
    """All that an office's people have read."""
    return "\n".join(
        " ".join([message.text, *chain.from_iterable(message.buttons)])
        for person in office.people.values()
        for message in person.chat
    )


async def test_an_office_answers_its_officer_and_routes_the_report_to_its_own_head(
    offices: dict[str, Office],
) -> None:
    example, other = offices["contoh"], offices["muara-enim"]
    for office in offices.values():
        await office.everybody_reads()
    before = screens(other)

    answer = await types(example.officer, SURE, then=ANSWER)
    code = await example.reports(
        example.officer, "KK tampak suntingan", "Dokumen", unit=UNITS["contoh"]
    )
    card = await example.head_of_inteldakim.expects("KK tampak suntingan")
    await example.all_is_sent()
    await other.all_is_sent()

    assert "Kasi Lalintalkim" in answer.text
    # Nine o'clock in Jakarta is eleven in Jayapura.
    assert "Masuk: 25 November pukul 11.00" in card.text
    assert code not in "".join(message.text for message in example.head_of_tikim.chat)
    assert screens(other) == before


async def test_both_work_at_once_and_neither_knows_the_other(offices: dict[str, Office]) -> None:
    for name, office in offices.items():
        await types(office.officer, SURE, then=ANSWER)
        code = await office.reports(office.officer, "KK suntingan", "Dokumen", unit=UNITS[name])
        await office.head_of_inteldakim.expects("KK suntingan")
        # Each counts for itself.
        assert code == "KJ-0001"

    for office in offices.values():
        await office.all_is_sent()
    for name, office in offices.items():
        assert FOREIGN[name].findall(screens(office)) == []


async def test_who_belongs_to_one_office_is_a_stranger_in_the_other(
    offices: dict[str, Office],
) -> None:
    officer = offices["contoh"].officer

    await opens(officer, offices["muara-enim"].bot, then="hanya melayani petugas")
    await offices["muara-enim"].settles()

    assert await offices["contoh"].services.people.recognise(officer.id) is not None
    assert await offices["muara-enim"].services.people.recognise(officer.id) is None


@pytest.mark.crash
@pytest.mark.timeout(120)
async def test_two_processes_of_one_program_are_listed_as_two_offices(
    databases: dict[str, str], tmp_path: Path
) -> None:
    async with Emulator() as telegram, AsyncExitStack() as stack:
        for name, token in TOKENS.items():
            bot = telegram.add_bot(token, f"{name.replace('-', '_')}_bot")
            settings = settings_of(name, telegram, databases[name])
            settings = settings.model_copy(update={"metrics_port": free_port()})
            (tmp_path / f"{name}.env").write_text(
                "\n".join(f"{key}={value}" for key, value in environment(settings).items())
                + f"\nBACKUP_DIR={tmp_path / name}"
            )
            (tmp_path / name).mkdir()
            (tmp_path / name / "pandu-20261125T020000Z-0006.db.gz").touch()
            officer = telegram.person("Petugas")
            async with open_services(settings, SystemClock()) as services:
                code = await services.people.invite(PEOPLE["officer"])
            await stack.enter_async_context(program(settings))
            await opens(officer, bot, start=code, then="Selamat datang")
            await types(officer, SURE, then=ANSWER)
        arguments = ["offices", "--env-dir", str(tmp_path)]
        found = await asyncio.to_thread(CliRunner().invoke, app, arguments)

    assert found.output.splitlines() == [
        f"contoh: Kantor Imigrasi Kelas II TPI Contoh, version {VERSION}, healthy, "
        "last backup 2026-11-25 11.00 WIT",
        f"muara-enim: Kantor Imigrasi Kelas II Non TPI Muara Enim, version {VERSION}, healthy, "
        "last backup 2026-11-25 09.00 WIB",
    ]
    assert found.exit_code == 0
