"""A database that cannot be used: one sentence, exit code 1, and no traceback."""

import errno
import os
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import Result
from typer.testing import CliRunner

from main import app
from office.database import place
from office.database.health import integrity
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


@contextmanager
def mounted_below(folder: Path, file: Path) -> Iterator[Path]:
    """Mount a small disk that holds the database."""
    folder.mkdir()
    made = "mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)
    if os.geteuid() != 0 or subprocess.run(made, check=False, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield Path(shutil.copy(file, folder / "pandu.db"))
    finally:
        subprocess.run(("umount", "--lazy", str(folder)), check=True)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_read_only_disk_is_no_damage(
    file: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    folder = file.parent / "disk"
    with mounted_below(folder, file) as there:
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{there}")
        subprocess.run(("mount", "-o", "remount,ro", str(folder)), check=True)

        told = run(*command).output

    assert f"the disk under {folder} is read-only" in told
    assert "bring no backup back" in told
    assert "damaged" not in told


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_full_disk_is_no_damage(
    file: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    folder = file.parent / "disk"
    with mounted_below(folder, file) as there:
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{there}")
        with suppress(OSError), (folder / "filler").open("wb") as filler:
            while True:
                filler.write(bytes(4096))
                filler.flush()

        told = run(*command).output

    assert "the disk under the database is full: free some space" in told
    assert "bring no backup back" in told
    assert "damaged" not in told


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.EROFS, "is read-only"),
        (errno.ENOSPC, "the disk under the database is full"),
        (errno.EDQUOT, "the disk under the database is full"),
        (errno.EACCES, "may not write"),
        (errno.ENOENT, "takes no database"),
        (errno.EIO, "Input/output error: check the path"),
    ],
)
def test_check_writes_and_tells_what_the_system_answers(
    file: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    def refuses(**_: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(place.tempfile, "TemporaryFile", refuses)  # no test can break a disk

    told = run("check").output

    assert sentence in told
    assert str(file.parent) in told or code in (errno.ENOSPC, errno.EDQUOT)
    assert "main.py restore" not in told


def test_a_folder_of_others_is_no_damage(file: Path) -> None:
    """Root may write everywhere, so the test is nobody for a moment."""
    if os.geteuid() == 0:
        file.parent.chmod(0o755)
        os.seteuid(65534)
    else:
        file.parent.chmod(0o555)
    try:
        told = place.fault(file)
    finally:
        os.seteuid(os.getuid())
        file.parent.chmod(0o755)

    assert told is not None
    assert "may not write" in told
    assert "chown" in told


def test_a_place_that_can_be_written_stays_as_it_was(file: Path) -> None:
    before = {path.name: path.read_bytes() for path in file.parent.iterdir()}

    assert place.fault(file) is None
    assert place.fault(file.parent / "new" / "folder" / "pandu.db") is None
    assert {path.name: path.read_bytes() for path in file.parent.iterdir()} == before


@pytest.mark.parametrize("command", [*COMMANDS, ["backup", "--to", "."]], ids=" ".join)
# With the second seed SQLite's own sentence about the schema is not UTF-8.
@pytest.mark.parametrize("seed", [7, 1])
def test_flipped_bits_are_one_sentence(file: Path, command: list[str], seed: int) -> None:
    content, dice = bytearray(file.read_bytes()), random.Random(seed)
    for _ in range(400):
        content[dice.randrange(4096, len(content))] ^= 1 << dice.randrange(8)
    file.write_bytes(content)

    told = run(*command).output

    assert "the database file is damaged" in told
    assert "main.py restore" in told


@pytest.mark.parametrize("command", [["check", "--deep"], ["backup", "--to", "."]], ids=" ".join)
def test_an_index_without_a_row_is_found_by_the_deep_check(file: Path, command: list[str]) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE it (words TEXT)")
        connection.execute("CREATE INDEX by_words ON it (words) WHERE words > 'b'")
        connection.execute("INSERT INTO it VALUES ('a'), ('c')")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, '> ''b', '> ''') WHERE name = 'by_words'"
        )

    told = run(*command).output

    assert "the database file is damaged (row 1 missing from index by_words)" in told
    assert "main.py restore" in told


@pytest.mark.parametrize("value", ["X'ff'", "'never'"])
def test_a_value_that_nobody_can_read_is_one_sentence(file: Path, value: str) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute(
            "INSERT INTO member (id, telegram_id, name, unit, employment, enrolled_at) "
            f"VALUES (1, 2, CAST({value} AS TEXT), 'kantor', 'pns', CAST({value} AS TEXT))"
        )

    told = run("member", "list").output

    assert "the database file is damaged" in told
    assert "never" not in told


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
