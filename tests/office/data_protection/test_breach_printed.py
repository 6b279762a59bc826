"""`main.py breach` prints the draft of the notice, in the office's own time."""

import asyncio

import pytest
from typer.testing import CliRunner

from main import app
from office.clock import SystemClock
from office.people import NewMember, Role
from office.services import open_services
from office.settings import load
from tests.cli.conftest import says


@pytest.fixture(autouse=True)
def rina(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An office with one member."""
    monkeypatch.setenv("DATABASE_URL", sqlite_url)

    async def enrol() -> None:
        settings = load(_env_file=None, database_url=sqlite_url)
        async with open_services(settings, SystemClock()) as services:
            newcomer = NewMember("Rina Wulandari", "kanim", (Role.OFFICER,), None)
            await services.people.enrol(await services.people.invite(newcomer), 700)

    asyncio.run(enrol())


def test_it_names_people_kinds_and_the_end_of_the_72_hours() -> None:
    result = CliRunner().invoke(app, ["breach", "--known", "2026-01-05 08:10"])

    says(
        result,
        "Pasal 46",
        "Batas 3x24 jam: 2026-01-08 08:10. SUDAH LEWAT",
        "Rina Wulandari (nomor 1): nama, akun Telegram, unit (1)",
        "- jabatan",
    )


def test_a_member_who_is_not_there_is_no_empty_notice() -> None:
    result = CliRunner().invoke(app, ["breach", "--known", "2026-01-05", "--member", "99"])

    says(result, "there is no member 99", never=["Pasal 46"], code=1)
