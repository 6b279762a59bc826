"""The command line as an admin at a terminal uses it."""

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner

from main import app
from office.clock import SystemClock
from office.people import NewMember, Role
from office.services import open_services
from office.settings import load


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CliRunner:
    """A terminal on an office with an admin and an officer."""
    url = f"sqlite:///{tmp_path / 'pandu.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "")
    monkeypatch.setenv("COLUMNS", "120")

    async def enrol() -> None:
        async with open_services(load(_env_file=None, database_url=url), SystemClock()) as services:
            for number, newcomer in enumerate(
                (
                    NewMember("Agus Salim", "kanim", (Role.ADMIN,)),
                    NewMember("Sri Mulyati", "kanim", (Role.SECTION_HEAD,), "inteldakim"),
                ),
                start=1,
            ):
                code = await services.people.invite(newcomer)
                await services.people.enrol(code, number)

    asyncio.run(enrol())
    return CliRunner()


def test_members_are_listed_with_their_posts(command: CliRunner) -> None:
    shown = command.invoke(app, ["member", "list"])

    assert shown.exit_code == 0
    assert "Agus Salim" in shown.output
    assert "kepala_seksi (inteldakim)" in shown.output


def test_a_deactivated_member_is_listed_only_among_all(command: CliRunner) -> None:
    ended = command.invoke(app, ["member", "deactivate", "2"])

    assert ended.exit_code == 0
    assert "Sri Mulyati is no member any more" in ended.output
    assert "Sri Mulyati" not in command.invoke(app, ["member", "list"]).output
    assert "Sri Mulyati" in command.invoke(app, ["member", "list", "--all"]).output


def test_nobody_can_be_deactivated_twice(command: CliRunner) -> None:
    command.invoke(app, ["member", "deactivate", "2"])

    again = command.invoke(app, ["member", "deactivate", "2"])

    assert again.exit_code == 1
    assert "there is no active member 2" in again.output


def test_an_invitation_names_what_it_expected(command: CliRunner) -> None:
    refused = command.invoke(app, ["invite", "--name", "Budi", "--role", "raja"])

    assert refused.exit_code == 1
    assert "--role holds 'raja': expected one of petugas" in refused.output
