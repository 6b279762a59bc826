"""The command line as an admin at a terminal uses it."""

import asyncio
import json
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


def test_a_member_s_data_go_into_a_file_for_the_admin_alone(
    command: CliRunner, tmp_path: Path
) -> None:
    file = tmp_path / "agus.json"

    exported = command.invoke(app, ["member", "export", "1", "--to", str(file)])
    again = command.invoke(app, ["member", "export", "1", "--to", str(file)])

    assert exported.exit_code == 0, exported.output
    assert json.loads(file.read_text("utf-8"))["own"]["member"][0]["name"] == "Agus Salim"
    assert file.stat().st_mode & 0o077 == 0
    assert again.exit_code == 1
    assert "cannot be written" in again.output


def test_an_erasure_asks_first_and_says_what_must_be_done(command: CliRunner) -> None:
    refused = command.invoke(app, ["member", "erase", "2", "--yes"])
    assert refused.exit_code == 1
    assert "still holds: kepala_seksi" in refused.output
    command.invoke(app, ["member", "deactivate", "2"])

    called_off = command.invoke(app, ["member", "erase", "2"], input="n\n")
    assert called_off.exit_code == 1
    assert "Nothing was changed" in called_off.output
    erased = command.invoke(app, ["member", "erase", "2"], input="y\n")

    assert erased.exit_code == 0, erased.output
    assert "Mantan anggota 2" in erased.output
    assert "Sri Mulyati" not in command.invoke(app, ["member", "list", "--all"]).output
    assert "Every history is whole" in command.invoke(app, ["audit", "verify"]).output


def test_a_key_seals_and_without_it_no_command_starts(
    command: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = command.invoke(app, ["keys", "new"]).output.strip()
    without = command.invoke(app, ["keys", "rotate"])
    assert without.exit_code == 1
    assert "ENCRYPTION_KEYS is not set" in without.output

    monkeypatch.setenv("ENCRYPTION_KEYS", key)
    rotated = command.invoke(app, ["keys", "rotate"])
    assert rotated.exit_code == 0, rotated.output
    assert "texts sealed anew" in rotated.output

    monkeypatch.delenv("ENCRYPTION_KEYS")
    refused = command.invoke(app, ["member", "list"])
    assert refused.exit_code == 1
    assert "ENCRYPTION_KEYS is not set: put the keys" in refused.output
    assert "Traceback" not in refused.output


def test_a_key_that_is_none_is_named_and_not_shown(
    command: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENCRYPTION_KEYS", "rahasia")

    refused = command.invoke(app, ["member", "list"])

    assert refused.exit_code == 1
    assert "ENCRYPTION_KEYS holds (secret): key 1 is none" in refused.output
    assert "rahasia" not in refused.output


def test_the_retention_is_shown_run_and_looked_back_at(command: CliRunner) -> None:
    shown = command.invoke(app, ["retention", "preview"])
    assert shown.exit_code == 0, shown.output
    assert "selesai" in shown.output
    assert "1825 days" in shown.output

    run = command.invoke(app, ["retention", "run"])
    assert "0 rows removed" in run.output
    assert command.invoke(app, ["retention", "log"]).exit_code == 0
