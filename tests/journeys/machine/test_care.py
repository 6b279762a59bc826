"""What fails on the machine is in the admin's chat, with the next step, and so is its end."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from click.testing import Result
from pydantic import SecretStr
from sqlmodel import col, select
from telegram.error import InvalidToken
from typer.testing import CliRunner

from bot.care import keeper, machine
from bot.intake import polling
from botapi_emulator import Emulator, Person
from main import app
from office.backups import Backup
from office.backups.naming import Engine
from office.care import CareTrouble, CareWatch
from office.clock import HandMovedClock
from office.services import open_services
from office.settings import Settings
from tests.cast.steps import shows, types
from tests.journeys.conftest import Office, open_office
from tests.journeys.machine.test_monitoring import Pages, pages  # noqa: F401 - a fixture
from tests.waiting import until

# How long the machine is left alone at most, so that a failure is told within the hour.
HOUR = 3600


@pytest.fixture
def used() -> dict[str, int]:
    """How full the disk is."""
    return {"percent": 42}


@pytest.fixture
def settings(
    settings: Settings, tmp_path: Path, used: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> Settings:
    """An office with a folder of backups, at which the bot looks often."""
    assert keeper.LOOK_EVERY_SECONDS < HOUR
    monkeypatch.setattr(keeper, "LOOK_EVERY_SECONDS", 0.05)
    monkeypatch.setattr(machine, "percent_used", lambda _: used["percent"])
    monkeypatch.setattr(polling, "_LONGEST_PAUSE", 0.05)
    (tmp_path / "backups").mkdir()
    backups = {"backup_dir": tmp_path / "backups", "backup_times": "02:00,12:15"}
    return settings.model_copy(update=backups)


async def backs_up(
    office: Office, file: Path, monkeypatch: pytest.MonkeyPatch, *options: str
) -> Result:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.setenv("OFFICE_DIR", str(office.settings.office_dir))
    monkeypatch.setenv("BACKUP_DIR", str(office.settings.backup_dir))
    return await asyncio.to_thread(CliRunner().invoke, app, ["backup", *options])


async def test_a_week_of_troubles(
    office: Office,
    admin: Person,
    used: dict[str, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shows(await types(admin, "/kesehatan", then="Keadaan bot"), "✅ Semua baik.")

    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no database at all" * 100)
    assert (await backs_up(office, broken, monkeypatch)).exit_code == 1
    told = await admin.expects("Cadangan gagal dibuat")
    shows(told, "yang terakhir berhasil: belum ada yang terlihat", "Langkah berikutnya", "df -h")
    shows(told, "berkas basis data rusak")
    # It is said once: another failure of the same day says nothing new.
    await backs_up(office, broken, monkeypatch)

    whole = tmp_path / "whole.db"
    with sqlite3.connect(office.settings.database_url.removeprefix("sqlite:///")) as own:
        own.backup(sqlite3.connect(whole))
    done = await backs_up(office, whole, monkeypatch)
    assert done.exit_code == 0, done.output
    await admin.expects("Sudah beres: cadangan berhasil lagi")
    taken_now(office)

    # Nobody copies it away; and a disk that was full for a moment is no news.
    used["percent"] = 83
    await until(lambda: is_noted(office, "space"))
    used["percent"] = 42
    await until(lambda: is_gone(office, "space"))
    # Killed, or never begun: the backup of a quarter past twelve leaves no note, and is missed.
    await office.fast_forward(hours=3, minutes=41)  # 12.41
    await until(lambda: is_noted(office, "backup"))
    await office.fast_forward(minutes=21)
    told = await admin.expects("Cadangan terlambat")
    shows(told, "yang seharusnya dibuat 25-11-2026 pukul 12.15 belum ada", "list-timers")
    used["percent"] = 84
    await until(lambda: is_noted(office, "space"))
    await office.fast_forward(minutes=11)
    await admin.expects("Cakram server terisi 84 %")
    await office.fast_forward(hours=20)
    await admin.expects("belum pernah disalin ke mesin lain")

    seen = await types(admin, "/kesehatan", then="Keadaan bot")
    shows(seen, "Cadangan terlambat", "belum pernah disalin", "terisi 84 %", "main.py backup")
    assert "Semua baik" not in seen.text

    assert (await backs_up(office, whole, monkeypatch, "--copied")).exit_code == 0
    await admin.expects("Sudah beres: cadangan sudah disalin")
    # What lasts is said again the next day.
    await office.fast_forward(hours=14)
    await admin.expects("Cadangan terlambat")
    await office.everybody_reads()


def taken_now(office: Office) -> None:
    """Give the backup the time of the office's clock: `main.py backup` has the machine's."""
    assert office.settings.backup_dir is not None
    (file,) = office.settings.backup_dir.glob("*.db.gz")
    file.rename(file.with_name(Backup(office.clock.now(), "0013", Engine.SQLITE).name))


async def is_noted(office: Office, watch: str) -> bool:
    return bool(await office.rows(select(CareTrouble).where(col(CareTrouble.watch) == watch)))


async def is_gone(office: Office, watch: str) -> bool:
    return not await is_noted(office, watch)


async def test_a_revoked_token_is_seen_outside_and_told_once_it_is_taken_again(
    office: Office,
    admin: Person,
    pages: Pages,  # noqa: F811
) -> None:
    await office.settles()
    bots = office.telegram.world.bots
    revoked = bots.pop(office.settings.token)
    with pytest.raises(InvalidToken):
        await office.application.bot.get_me()  # as each poll, of which one may still be waiting
    status, found = await pages.get("readyz")
    assert status == 503
    assert '"token":"failed"' in found
    await until(lambda: is_noted(office, "token"))

    bots[office.settings.token] = revoked
    await office.application.bot.get_me()

    await admin.expects("Sudah beres: Telegram menerima token bot")
    await types(admin, "/kesehatan", then="✅ Semua baik.")
    assert (await pages.get("readyz"))[0] == 200
    # Whether the trouble itself arrived hangs on how soon the token was taken again.
    await office.everybody_reads()


async def test_a_start_that_telegram_refuses_is_remembered_for_the_next_one(
    telegram: Emulator, clock: HandMovedClock, settings: Settings
) -> None:
    wrong = settings.model_copy(update={"telegram_bot_token": SecretStr("123456:REVOKED")})
    with pytest.raises(InvalidToken):
        async with open_office(telegram, clock, wrong):
            pass

    async with open_services(settings, clock) as services:
        assert await services.care.end(CareWatch.TOKEN, "")
