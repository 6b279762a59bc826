"""A backup that fails is in the admin's chat, with what to do, and so is the next whole one."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot import backup_watch
from botapi_emulator import Person
from main import app
from office.settings import Settings
from tests.cast.steps import shows
from tests.journeys.conftest import Office

# How long the folder is left alone at most, so that a failure is told within the hour.
HOUR = 3600


@pytest.fixture
def settings(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An office with a folder of backups, at which the bot looks often."""
    assert backup_watch.LOOK_EVERY_SECONDS < HOUR
    monkeypatch.setattr(backup_watch, "LOOK_EVERY_SECONDS", 0.05)
    (tmp_path / "backups").mkdir()
    return settings.model_copy(update={"backup_dir": tmp_path / "backups"})


async def backs_up(office: Office, file: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.setenv("OFFICE_DIR", str(office.settings.office_dir))
    monkeypatch.setenv("BACKUP_DIR", str(office.settings.backup_dir))
    return await asyncio.to_thread(CliRunner().invoke, app, ["backup"])


async def test_an_admin_is_told_what_failed_and_what_to_do_and_then_that_it_is_well(
    office: Office, admin: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no database at all" * 100)
    assert (await backs_up(office, broken, monkeypatch)).exit_code == 1

    told = await admin.expects("Cadangan gagal dibuat")
    shows(told, "Yang terakhir berhasil: belum pernah ada", "df -h", "main.py backup")
    # It is said once: another failure of the same day says nothing new.
    await backs_up(office, broken, monkeypatch)

    whole = tmp_path / "whole.db"
    with sqlite3.connect(office.settings.database_url.removeprefix("sqlite:///")) as own:
        own.backup(sqlite3.connect(whole))
    done = await backs_up(office, whole, monkeypatch)
    assert done.exit_code == 0, done.output
    await admin.expects("Cadangan sudah berhasil lagi")


async def test_what_lasts_is_said_again_the_next_day(
    office: Office, admin: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.fast_forward(hours=16)
    await admin.expects("Cadangan terlambat")

    await office.fast_forward(hours=25)

    await admin.expects("Cadangan terlambat")
    await office.everybody_reads()
