"""A database that cannot be used: one sentence, exit code 1, and no traceback."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from main import app
from office.database import integrity
from tests.places import KNOWLEDGE
from tests.ports import free_port

COMMANDS = (["member", "list"], ["audit", "verify"], ["run"], ["check"])


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, migrated_file: Path) -> Path:
    file = tmp_path / "pandu.db"
    shutil.copy(migrated_file, file)
    monkeypatch.chdir(tmp_path)  # away from the .env of the one who tests
    monkeypatch.setenv("KNOWLEDGE_DIR", str(KNOWLEDGE))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:TEST-TOKEN")
    monkeypatch.setenv("TELEGRAM_API_URL", f"http://127.0.0.1:{free_port()}")
    return file


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_file_that_is_no_database_is_named(file: Path, command: list[str]) -> None:
    file.write_text("this was a database once\n" * 40)

    told = run(*command).output

    assert "the database file is damaged (file is not a database)" in told
    assert "main.py restore" in told


@pytest.mark.parametrize("command", [["run"], ["check"]], ids=" ".join)
def test_flipped_bits_are_found_before_anybody_works_on_the_file(
    file: Path, command: list[str]
) -> None:
    content, dice = bytearray(file.read_bytes()), random.Random(7)
    for _ in range(400):
        content[dice.randrange(4096, len(content))] ^= 1 << dice.randrange(8)
    file.write_bytes(content)

    assert "the database file is damaged" in run(*command).output


def test_a_check_that_takes_too_long_counts_as_good(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(integrity, "_INSTRUCTIONS", 10)

    integrity.check(f"sqlite:///{file}", within_seconds=0.0)


def test_updates_that_were_put_aside_are_named_by_check(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute(
            "INSERT INTO inbox (update_id, chat_id, payload, masked, received_at, tries, done_at)"
            " VALUES (901, 1, 'unreadable', '', '2026-11-26', 0, '2026-11-26')"
        )

    assert "inbox: updates were put aside and not handled: 901" in run("check").output


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.usefixtures("file")
def test_a_server_that_is_away_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    url = f"postgresql+asyncpg://pandu:geheim@127.0.0.1:{free_port()}/pandu"
    monkeypatch.setenv("DATABASE_URL", url)

    told = run(*command).output

    assert "DATABASE_URL: the server cannot be reached (ConnectionRefusedError" in told
    assert "geheim" not in told
